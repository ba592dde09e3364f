import { Unjudged } from '../findings.ts';

export class Name {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
}

export class Reference {
  readonly to: number;
  constructor(to: number) {
    this.to = to;
  }
}

export type Dictionary = ReadonlyMap<string, Value>;
/** A string of a PDF is bytes; anything that is no value of its own (an operator) is null. */
export type Value = null | boolean | number | Name | Buffer | Reference | Dictionary | readonly Value[];

export const isDictionary = (value: Value | undefined): value is Dictionary => value instanceof Map;
export const isList = (value: Value | undefined): value is readonly Value[] => Array.isArray(value);
export const nameOf = (value: Value | undefined): string => (value instanceof Name ? value.text : '');

const MOST_DEPTH = 64;
const BLANK = /[\0\t\n\f\r ]/;
const WORD = /[^\0\t\n\f\r ()<>[\]{}/%]+/y;
const ESCAPES: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' };

/** Reads values from text whose every character is a byte; `at` is where it stands. */
export interface Reader {
  at: number;
  readonly text: string;
}

const skipBlanks = (reader: Reader): void => {
  for (;;) {
    while (reader.at < reader.text.length && BLANK.test(reader.text.charAt(reader.at))) reader.at += 1;
    if (reader.text.charAt(reader.at) !== '%') return;
    const end = reader.text.slice(reader.at).search(/[\r\n]/);
    reader.at = end < 0 ? reader.text.length : reader.at + end;
  }
};

const wordOf = (reader: Reader): string => {
  WORD.lastIndex = reader.at;
  const word = WORD.exec(reader.text)?.[0] ?? '';
  reader.at += word.length;
  return word;
};

const literal = (reader: Reader): Buffer => {
  let text = '';
  for (let depth = 1; ; ) {
    const letter = reader.text.charAt(reader.at++);
    if (letter === '') throw new Unjudged('unreadable', 'PDF 的字符串没有结束');
    if (letter === '(') depth += 1;
    if (letter === ')') depth -= 1;
    if (depth === 0) return Buffer.from(text, 'latin1');
    if (letter !== '\\') {
      text += letter;
      continue;
    }
    const octal = /^[0-7]{1,3}/.exec(reader.text.slice(reader.at, reader.at + 3))?.[0];
    const next = reader.text.charAt(reader.at);
    reader.at += octal?.length ?? 1;
    if (octal) text += String.fromCharCode(Number.parseInt(octal, 8) & 255);
    else if (!/[\r\n]/.test(next)) text += ESCAPES[next] ?? next;
  }
};

const hexadecimal = (reader: Reader): Buffer => {
  const end = reader.text.indexOf('>', reader.at);
  if (end < 0) throw new Unjudged('unreadable', 'PDF 的字符串没有结束');
  const digits = reader.text.slice(reader.at, end).replaceAll(/[^\da-fA-F]/g, '');
  reader.at = end + 1;
  return Buffer.from(digits.length % 2 ? `${digits}0` : digits, 'hex');
};

const many = (reader: Reader, end: string, depth: number): Value[] => {
  const values: Value[] = [];
  for (;;) {
    skipBlanks(reader);
    if (reader.at >= reader.text.length) throw new Unjudged('unreadable', 'PDF 的对象没有结束');
    if (reader.text.startsWith(end, reader.at)) {
      reader.at += end.length;
      return values;
    }
    values.push(readValue(reader, depth + 1));
  }
};

const dictionary = (reader: Reader, depth: number): Dictionary => {
  const values = many(reader, '>>', depth);
  const map = new Map<string, Value>();
  for (let at = 0; at + 1 < values.length; at += 2) map.set(nameOf(values[at]), values[at + 1] ?? null);
  return map;
};

const number = (reader: Reader, word: string): Value => {
  const [reference] =
    /^[\0\t\n\f\r ]+\d+[\0\t\n\f\r ]+R(?![^\0\t\n\f\r ()<>[\]{}/%])/.exec(
      reader.text.slice(reader.at, reader.at + 24),
    ) ?? [];
  if (!reference || !/^\d+$/.test(word)) return Number(word);
  reader.at += reference.length;
  return new Reference(Number(word));
};

/** @throws Unjudged when it does not end, or lies too deep */
export const readValue = (reader: Reader, depth = 0): Value => {
  if (depth > MOST_DEPTH) throw new Unjudged('unreadable', 'PDF 的对象套得太深');
  skipBlanks(reader);
  const letter = reader.text.charAt(reader.at);
  if (reader.text.startsWith('<<', reader.at)) {
    reader.at += 2;
    return dictionary(reader, depth);
  }
  if (letter === '(' || letter === '<' || letter === '[' || letter === '/') {
    reader.at += 1;
    if (letter === '(') return literal(reader);
    if (letter === '<') return hexadecimal(reader);
    if (letter === '[') return many(reader, ']', depth);
    return new Name(
      wordOf(reader).replaceAll(/#([\da-fA-F]{2})/g, (_, code) => String.fromCharCode(Number.parseInt(code, 16))),
    );
  }
  const word = wordOf(reader);
  if (word === '') reader.at += 1;
  if (/^[+-]?\d*\.?\d+\.?$/.test(word)) return number(reader, word);
  return word === 'true' || word === 'false' ? word === 'true' : null;
};
