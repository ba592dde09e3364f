import { inflateSync } from 'node:zlib';
import { Unjudged } from '../findings.ts';
import { type Dictionary, isDictionary, isList, nameOf, readValue, type Value } from './values.ts';

/** One object as it stands in the file; an earlier version of it is one more. */
export interface PdfObject {
  readonly number: number;
  readonly value: Value;
  /** As stored, still coded. */
  readonly stream: Buffer | undefined;
}

/** Everything in the file, whether its index knows it or not. */
export interface Structure {
  readonly objects: readonly PdfObject[];
  readonly trailers: readonly Dictionary[];
}

const MOST_STREAM = 64 * 1024 * 1024;
const MOST_OBJECTS = 500_000;

const filtersOf = (dictionary: Dictionary): string[] => {
  const filter = dictionary.get('Filter') ?? dictionary.get('F');
  return isList(filter) ? filter.map(nameOf) : filter === undefined ? [] : [nameOf(filter)];
};

/**
 * A stream's content; undefined when it is coded in a way that only a picture is, or by several.
 *
 * @throws Unjudged when it does not unpack, or to too much
 */
export const contentOf = (dictionary: Dictionary, stream: Buffer): Buffer | undefined => {
  const [filter, ...more] = filtersOf(dictionary);
  if (filter === undefined) return stream;
  if (!/^Fl(?:ateDecode)?$/.test(filter) || more.length > 0) return undefined;
  try {
    return inflateSync(stream, { maxOutputLength: MOST_STREAM });
  } catch (error) {
    const tooLong = (error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE';
    throw new Unjudged(tooLong ? 'tooLarge' : 'unreadable', 'PDF 的数据流');
  }
};

export const isJpeg = (dictionary: Dictionary): boolean => /^DCT(?:Decode)?$/.test(filtersOf(dictionary).join());

const streamAt = (text: string, bytes: Buffer, at: number, dictionary: Dictionary): { stream: Buffer; end: number } => {
  const begin = at + (/^stream(?:\r\n|\n|\r)?/.exec(text.slice(at, at + 8))?.[0].length ?? 6);
  const length = dictionary.get('Length');
  if (typeof length === 'number' && /^\s*endstream/.test(text.slice(begin + length, begin + length + 14)))
    return { stream: bytes.subarray(begin, begin + length), end: begin + length };
  const end = text.indexOf('endstream', begin);
  if (end < 0) throw new Unjudged('unreadable', 'PDF 的数据流没有结束');
  const line = /\r?\n$/.exec(text.slice(end - 2, end))?.[0].length ?? 0;
  return { stream: bytes.subarray(begin, end - line), end };
};

const packedObjects = (dictionary: Dictionary, stream: Buffer): PdfObject[] => {
  const [count, first] = [dictionary.get('N'), dictionary.get('First')];
  const content = dictionary.has('DecodeParms') ? undefined : contentOf(dictionary, stream);
  if (!content || typeof count !== 'number' || typeof first !== 'number')
    throw new Unjudged('unreadable', 'PDF 的对象流');
  const text = content.toString('latin1');
  const head = text.slice(0, first).trim().split(/\s+/).map(Number);
  return Array.from({ length: Math.min(count, head.length >> 1) }, (_, at) => ({
    number: head[at * 2] ?? 0,
    value: readValue({ text, at: first + (head[at * 2 + 1] ?? 0) }),
    stream: undefined,
  }));
};

/**
 * Reads a PDF from its first byte to its last, without its index: what the index no longer names is still given away.
 *
 * @throws Unjudged when it cannot be read so, or is locked
 */
export const structureOf = (bytes: Buffer): Structure => {
  const text = bytes.toString('latin1');
  const objects: PdfObject[] = [];
  const trailers: Dictionary[] = [];
  const next = /(?<!\d)(\d{1,10})\s+\d{1,5}\s+obj\b|\btrailer\b/g;
  for (let match = next.exec(text); match; match = next.exec(text)) {
    const reader = { text, at: next.lastIndex };
    const value = readValue(reader);
    next.lastIndex = reader.at;
    if (match[1] === undefined) {
      if (isDictionary(value)) trailers.push(value);
      continue;
    }
    if (objects.length > MOST_OBJECTS) throw new Unjudged('tooLarge', 'PDF 的对象过多');
    const gap = /^\s*/.exec(text.slice(reader.at, reader.at + 16))?.[0].length ?? 0;
    if (!isDictionary(value) || !text.startsWith('stream', reader.at + gap)) {
      objects.push({ number: Number(match[1]), value, stream: undefined });
      continue;
    }
    const { stream, end } = streamAt(text, bytes, reader.at + gap, value);
    next.lastIndex = end;
    objects.push({ number: Number(match[1]), value, stream });
    const type = nameOf(value.get('Type'));
    if (type === 'XRef') trailers.push(value);
    if (type === 'ObjStm' && !trailers.some((trailer) => trailer.has('Encrypt')))
      objects.push(...packedObjects(value, stream));
  }
  if (trailers.some((trailer) => trailer.has('Encrypt'))) throw new Unjudged('encrypted');
  if (trailers.length === 0 || objects.length === 0) throw new Unjudged('unreadable', 'PDF 没有目录');
  return { objects, trailers };
};
