/** Which characters are read as which other: `from` and `to` go in step. */
export interface FoldTable {
  readonly from: string;
  readonly to: string;
}

/**
 * Makes spellings alike that a reader takes for the same: full and half width, upper and lower case, 繁 and 简.
 * The result is as long as the text and every character keeps its place, so a find in it is a find in the text.
 */
export type Fold = (text: string) => string;

const FULL_WIDTH_OFFSET = 0xfee0;
const AT_ONCE = 8192;

const foldWidth = (code: number): number => {
  if (code === 0x3000) return 0x20;
  const narrow = code > 0xff00 && code < 0xff5f ? code - FULL_WIDTH_OFFSET : code;
  if (narrow >= 0x41 && narrow <= 0x5a) return narrow + 0x20;
  const lower = String.fromCharCode(narrow).toLowerCase();
  return lower.length === 1 ? lower.charCodeAt(0) : narrow;
};

/** The folding of a table; without one, that of widths and cases alone. */
export const foldingOf = ({ from, to }: FoldTable = { from: '', to: '' }): Fold => {
  const codes = Uint16Array.from({ length: 0x10000 }, (_, code) => foldWidth(code));
  for (let at = 0; at < from.length; at++) codes[from.charCodeAt(at)] = to.charCodeAt(at);
  return (text) => {
    const folded = new Uint16Array(text.length);
    for (let at = 0; at < text.length; at++) folded[at] = codes[text.charCodeAt(at)] ?? 0;
    let whole = '';
    for (let at = 0; at < folded.length; at += AT_ONCE)
      whole += String.fromCharCode(...folded.subarray(at, at + AT_ONCE));
    return whole;
  };
};
