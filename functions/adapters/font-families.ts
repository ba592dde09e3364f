import { readFileSync } from 'node:fs';

/** Name identifiers of the OpenType `name` table: family, and typographic family. */
const FAMILY_NAMES = new Set([1, 16]);
const UNICODE = 0;
const WINDOWS = 3;

const TABLE_RECORD_BYTES = 16;
const NAME_RECORD_BYTES = 12;

/** Where each font of the file begins: a collection holds several. */
const beginnings = (file: DataView): number[] =>
  file.getUint32(0) === 0x74746366 /* ttcf */
    ? Array.from({ length: file.getUint32(8) }, (_, at) => file.getUint32(12 + at * 4))
    : [0];

const nameTable = (file: DataView, begin: number): number | undefined => {
  for (let at = 0; at < file.getUint16(begin + 4); at += 1) {
    const record = begin + 12 + at * TABLE_RECORD_BYTES;
    if (file.getUint32(record) === 0x6e616d65 /* name */) return file.getUint32(record + 8);
  }
  return undefined;
};

const utf16 = new TextDecoder('utf-16be');

const namesAt = (file: DataView, table: number): string[] => {
  const texts = table + file.getUint16(table + 4);
  return Array.from({ length: file.getUint16(table + 2) }, (_, at) => {
    const record = table + 6 + at * NAME_RECORD_BYTES;
    const [platform, name] = [file.getUint16(record), file.getUint16(record + 6)];
    const [length, offset] = [file.getUint16(record + 8), file.getUint16(record + 10)];
    const readable = (platform === UNICODE || platform === WINDOWS) && FAMILY_NAMES.has(name);
    return readable ? utf16.decode(new Uint8Array(file.buffer, file.byteOffset + texts + offset, length)) : '';
  }).filter((name) => name !== '');
};

/**
 * 字体名 — the family names a font file goes under, in every language it states them in (OpenType, `name`).
 * @throws RangeError when the file is no font
 */
export const fontFamilies = (path: string): string[] => {
  const bytes = readFileSync(path);
  const file = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const tables = beginnings(file).flatMap((begin) => nameTable(file, begin) ?? []);
  return [...new Set(tables.flatMap((table) => namesAt(file, table)))];
};
