import hongKong from 'opencc-js/dict/HKPhrasesRev';
import characters from 'opencc-js/dict/TSCharacters';
import phrases from 'opencc-js/dict/TSPhrases';
import taiwan from 'opencc-js/dict/TWPhrasesRev';
import { foldingOf } from '#domain/search/fold.ts';
import type { RegionalTable } from '#domain/search/mainland.ts';

const rows = (dictionary: string): [string, string][] =>
  dictionary.split('|').map((row) => row.split(' ', 2) as [string, string]);

const makeTable = (): RegionalTable => {
  const pairs = rows(characters).filter(([from, to]) => from.length === 1 && to.length === 1 && from !== to);
  const table = { from: pairs.map(([from]) => from).join(''), to: pairs.map(([, to]) => to).join('') };
  const fold = foldingOf(table);
  const words = [...rows(phrases), ...rows(hongKong), ...rows(taiwan)]
    .map(([regional, mainland]) => [fold(regional), fold(mainland)] as const)
    .filter(([regional, mainland]) => regional !== mainland && regional.length > 1 && !/[^\p{L}\p{N}]/u.test(regional));
  return { ...table, words: Object.fromEntries(words) };
};

/** Everything OpenCC knows of single characters and regional words. */
export const FULL_TABLE: RegionalTable = makeTable();

/** The part of the table a site needs: what leads to a character or word that the site's texts contain. */
export const tableFor = (vocabulary: ReadonlySet<string>): RegionalTable => {
  const { from, to, words } = FULL_TABLE;
  const chars = new Set<string>();
  for (const token of vocabulary) for (const char of token) chars.add(char);
  const kept = Array.from(to, (_, at) => at).filter((at) => chars.has(to[at] ?? ''));
  const known = (word: string) =>
    Array.from(word.slice(1), (char, at) => `${word[at]}${char}`).every((pair) => vocabulary.has(pair));
  return {
    from: kept.map((at) => from[at]).join(''),
    to: kept.map((at) => to[at]).join(''),
    words: Object.fromEntries(Object.entries(words).filter(([, mainland]) => known(mainland))),
  };
};
