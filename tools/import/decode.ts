import type { Notes } from './notes.ts';

const utf8 = new TextDecoder('utf-8', { fatal: true });
const gb18030 = new TextDecoder('gb18030');

const MARKS: readonly { readonly mark: readonly number[]; readonly charset: string }[] = [
  { mark: [0xff, 0xfe], charset: 'utf-16le' },
  { mark: [0xfe, 0xff], charset: 'utf-16be' },
];

/** Bytes as text: UTF-8, or UTF-16 by its byte order mark, or what Chinese sites used before both (GB 18030, GBK, GB 2312). */
export const decode = (bytes: Uint8Array, notes: Notes): string => {
  const marked = MARKS.find(({ mark }) => mark.every((byte, at) => bytes[at] === byte));
  if (marked) return new TextDecoder(marked.charset).decode(bytes);
  try {
    return utf8.decode(bytes);
  } catch {
    notes.push({ how: 'guessed', field: 'file', why: '不是 UTF-8，按国标码（GB 18030）读' });
    return gb18030.decode(bytes);
  }
};
