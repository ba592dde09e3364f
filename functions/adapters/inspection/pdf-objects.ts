import { inflateSync } from 'node:zlib';

/** More objects than a document has; beyond it the rest goes unread, and what is unread was compressed to hide. */
const MOST_UNPACKED_BYTES = 32 * 1024 * 1024;
const DICTIONARY_BYTES = 600;

const unpacked = (packed: Buffer): string => {
  try {
    return inflateSync(packed, { maxOutputLength: MOST_UNPACKED_BYTES }).toString('latin1');
  } catch {
    return '';
  }
};

const plainNames = (text: string): string =>
  text.replaceAll(/#([0-9a-fA-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));

/** The objects of a PDF as text: those that lie open and those in object streams, without pictures and pages, whose bytes say nothing. */
export const pdfObjects = (bytes: Buffer): string => {
  const parts: string[] = [];
  let at = 0;
  for (;;) {
    const begin = bytes.indexOf('stream', at);
    if (begin < 0) break;
    const open = bytes.toString('latin1', at, begin);
    parts.push(open);
    const end = bytes.indexOf('endstream', begin);
    if (end < 0) break;
    if (/\/ObjStm\b/.test(open.slice(-DICTIONARY_BYTES))) {
      const start = begin + 'stream'.length + (bytes[begin + 6] === 0x0d ? 2 : 1);
      parts.push(unpacked(bytes.subarray(start, end)));
    }
    at = end + 'endstream'.length;
  }
  parts.push(bytes.toString('latin1', at));
  return plainNames(parts.join('\n'));
};
