import { isDigits } from './characters.ts';

const NUMERALS = '〇一二三四五六七八九';
const N = String.raw`(\d{1,2}|[一二三四五六七八九十]{1,3})`;

const YEAR = String.raw`((?:19|20)\d\d|[一二][〇零○一二三四五六七八九]{3})`;
const MONTH = '(0?[1-9]|1[0-2])';
const DAY = String.raw`(0?[1-9]|[12]\d|3[01])`;

/** 2019年5月1日, 2019-05-01, 2019-05, 20190501, 二〇一九年五月一日. */
const DATE = new RegExp(
  String.raw`(?<!\d)${YEAR}(?:\s?年\s?${N}\s?月(?:\s?${N}\s?[日号])?|([-./])${MONTH}\4${DAY}(?!\d)|[-/]${MONTH}(?![\d/.-])|(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])(?!\d))`,
  'g',
);

/** 5月1日 — a day without its year. */
const DAY_OF_MONTH = new RegExp(String.raw`(?<!\d)${N}\s?月\s?${N}\s?[日号]`, 'g');

/** 二〇三五年, of which no month is named. */
const HAN_YEAR = /[一二][〇零○一二三四五六七八九]{3}年(?!\s?[一二三四五六七八九十]{1,3}月)/g;

/** 第七百一十一号. */
const HAN_NUMBER = /第([一二三四五六七八九][〇零○一二三四五六七八九十百千]{1,7})号/g;

/** 〔2020〕23号 in any brackets, and 2020年(第)23号; 号 may be missing after brackets. */
const NUMBER =
  /(?:[[(【〔﹝〖{]\s?((?:19|20)\d\d)\s?[\])】〕﹞〗}]\s?第?\s?0*(\d{1,5})(?!\d)\s?号?|(?<!\d)((?:19|20)\d\d)\s?年\s?第?\s?0*(\d{1,5})\s?号)/g;

/** A mark, a year and a number without signs between: 国发2019 4. */
const BARE =
  /(\p{Script=Han}+)\s*((?:19|20)\d\d)\s*年?\s*第?\s*0*(\d{1,5})\s*(?:号|$)|(\p{Script=Han}[发字函规办令释])((?:19|20)\d\d)[-－—/]0*(\d{1,5})号?$/u;

const UNITS: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1000 };

/** A whole number in digits or in Han figures: 二十三, 七百一十一, 七一一. */
const toNumber = (text: string): number => {
  if (isDigits(text)) return Number(text);
  const plain = text.replace(/[零○]/g, '〇');
  if (!/[十百千]/.test(plain)) return Number(Array.from(plain, (char) => NUMERALS.indexOf(char)).join(''));
  let [sum, figure] = [0, 0];
  for (const char of plain) {
    const unit = UNITS[char];
    if (unit === undefined) figure = NUMERALS.indexOf(char);
    else {
      sum += (figure || 1) * unit;
      figure = 0;
    }
  }
  return sum + figure;
};

const toYear = (text: string): string =>
  isDigits(text) ? text : Array.from(text.replace(/[零○]/g, '〇'), (char) => NUMERALS.indexOf(char)).join('');

const twoDigits = (part: string | undefined): string => (part ? String(toNumber(part)).padStart(2, '0') : '');

/** A date or the year and number of a 发文字号 in a folded text, as the one token it has however it is written. */
export interface Special {
  readonly token: string;
  readonly at: number;
  readonly length: number;
}

const found = (
  folded: string,
  pattern: RegExp,
  tokenOf: (groups: readonly (string | undefined)[]) => string,
): Special[] =>
  Array.from(folded.matchAll(pattern), (match) => ({
    token: tokenOf(match),
    at: match.index,
    length: match[0].length,
  }));

/** Those of the later kinds that lie in none of the earlier. */
const apart = (kinds: readonly (readonly Special[])[]): Special[] => {
  const all: Special[] = [];
  for (const kind of kinds) {
    const isFree = ({ at, length }: Special) =>
      !all.some((other) => at < other.at + other.length && other.at < at + length);
    all.push(...kind.filter(isFree));
  }
  return all;
};

/** d20200509 for a day, d202005 for a month, d0509 for a day of any year, n2020q23z for 〔2020〕23号. */
export const specialsIn = (folded: string): Special[] =>
  apart([
    found(
      folded,
      NUMBER,
      ([, year, number, plainYear, plainNumber]) => `n${year ?? plainYear}q${Number(number ?? plainNumber)}z`,
    ),
    found(
      folded,
      DATE,
      ([, year = '', month, day, , m, d, only, mm, dd]) =>
        `d${toYear(year)}${twoDigits(month ?? m ?? only ?? mm)}${twoDigits(day ?? d ?? dd)}`,
    ),
    found(folded, DAY_OF_MONTH, ([, month, day]) => `d${twoDigits(month)}${twoDigits(day)}`),
    found(folded, HAN_YEAR, ([year = '']) => `${toYear(year.slice(0, 4))}年`),
    found(folded, HAN_NUMBER, ([, number = '']) => `${toNumber(number)}号`),
  ]);

/** A day is found by its month too, and without its year. */
export const withMonth = (token: string): string[] =>
  /^d\d{8}$/.test(token) ? [token, token.slice(0, -2), `d${token.slice(-4)}`] : [token];

/** The text with its brackets where a number was typed without: 国发2019 4 → 国发〔2019〕4号. */
export const withBrackets = (folded: string): string => folded.replace(BARE, '$1$4〔$2$5〕$3$6号');

/** How the token of a date or a document number is mostly written, for marking it in a text. */
export const writtenAs = (token: string): string => {
  const [, year, number] = /^n(\d{4})q(\d+)z$/.exec(token) ?? [];
  if (year) return `〔${year}〕${number}号`;
  const [, ofMonth, ofDay] = /^d(\d\d)(\d\d)$/.exec(token) ?? [];
  if (ofMonth) return `${Number(ofMonth)}月${Number(ofDay)}日`;
  const [, y, m, d] = /^d(\d{4})(\d\d)(\d\d)?$/.exec(token) ?? [];
  return y ? `${y}年${Number(m)}月${d ? `${Number(d)}日` : ''}` : token;
};

/** A 发文字号 without its signs, 机关代字 and all: 国发〔2019〕4号 → 国发2019q4. */
export const numberKey = (folded: string): string =>
  withBrackets(folded)
    .replace(NUMBER, (...[, year, number, plainYear, plainNumber]) => `${year ?? plainYear}q${number ?? plainNumber}`)
    .replace(/[^\p{L}\p{N}]|[第号]/gu, '');
