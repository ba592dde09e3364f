import type { FoldTable } from './fold.ts';

/** What Traditional questions are read by. */
export interface RegionalTable extends FoldTable {
  /** Folded regional words and what the mainland says instead: 资讯 → 信息. */
  readonly words: Readonly<Record<string, string>>;
}

/** The same question in the words of the mainland; the folded text itself where nothing differs. */
export const toMainland = (folded: string, { words }: RegionalTable): string => {
  const regional = Object.keys(words)
    .filter((word) => folded.includes(word))
    .toSorted((a, b) => b.length - a.length);
  return regional.reduce((text, word) => text.replaceAll(word, words[word] ?? word), folded);
};
