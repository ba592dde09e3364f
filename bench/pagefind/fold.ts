/** Which Traditional characters and Taiwan or Hong Kong words stand for which of the mainland. Made by `fold-table.ts`. */
export interface FoldTable {
  /** Traditional characters; the Simplified one is at the same place of `to`. */
  readonly from: string;
  readonly to: string;
  /** Folded regional words and what the mainland says instead: 资讯 → 信息. */
  readonly words: Readonly<Record<string, string>>;
}

export interface Folding {
  /**
   * Makes spellings alike that a reader takes for the same: full and half width, upper and lower case, 繁 and 简.
   * The result is as long as the text and every character keeps its place, so a find in it is a find in the text.
   */
  readonly fold: (text: string) => string;
  /** The same question in the words of the mainland; the folded text itself where nothing differs. */
  readonly toMainland: (folded: string) => string;
}

const FULL_WIDTH_OFFSET = 0xfee0;

/** Widths and cases alone; every place in the table below builds on it. */
const foldAscii = (char: string): string => {
  const code = char.charCodeAt(0);
  if (code === 0x3000) return ' ';
  return (code > 0xff00 ? String.fromCharCode(code - FULL_WIDTH_OFFSET) : char).toLowerCase();
};

const alternatives = (words: readonly string[]): RegExp =>
  words.length > 0 ? new RegExp(words.toSorted((a, b) => b.length - a.length).join('|'), 'g') : /(?!)/g;

/** Builds the folding a table describes. */
export const foldingOf = ({ from, to, words }: FoldTable): Folding => {
  const simplified = new Map(Array.from(from, (char, at) => [char, to[at] ?? char]));
  const foldable = new RegExp(`[A-Z\u3000\uff01-\uff5e${from}]`, 'g');
  const regional = alternatives(Object.keys(words));
  return {
    fold: (text) => text.replace(foldable, (char) => simplified.get(char) ?? foldAscii(char)),
    toMainland: (folded) => folded.replace(regional, (word) => words[word] ?? word),
  };
};
