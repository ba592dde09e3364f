import { lettersOf } from '#domain/search/characters.ts';
import type { Fold } from '#domain/search/fold.ts';
import type { Part } from '#domain/search/manifest.ts';
import { nameIn } from '#domain/search/names.ts';
import { partsOf } from '#domain/search/parts.ts';
import type { SearchRecord } from '#domain/search/record.ts';
import { scan } from '#domain/search/scan.ts';
import { numberKey } from '#domain/search/specials.ts';
import { groupFinder, type SynonymGroup } from './synonym-table.ts';
import type { Vocabulary } from './vocabulary.ts';

/** What an index keeps of a page: its texts apart, its tokens as numbers. */
export interface Entry {
  readonly parts: readonly Part[];
  /** By part. */
  readonly text: readonly Uint32Array[];
  readonly heading: readonly Uint32Array[];
  readonly aside: Uint32Array;
  readonly agency: Uint32Array;
  readonly number: Uint32Array;
  readonly title: Uint32Array;
  /** Letters of the title's own name, and the tokens it ends with. */
  readonly nameLetters: number;
  readonly nameEnd: Uint32Array;
}

/** The numbers of tokens, each once for a text. */
const collector = (vocabulary: Vocabulary, fold: Fold, groups: readonly SynonymGroup[]) => {
  const groupsIn = groupFinder(groups, vocabulary);
  let seen = new Uint32Array(1 << 20);
  let round = 0;
  return (text: string, more: (add: (token: number) => void) => void = () => {}): Uint32Array => {
    round++;
    const found: number[] = [];
    const add = (token: number) => {
      if (token >= seen.length) {
        const grown = new Uint32Array(seen.length * 2);
        grown.set(seen);
        seen = grown;
      }
      if (seen[token] === round) return;
      seen[token] = round;
      found.push(token);
    };
    const folded = fold(text);
    scan(folded, {
      pair: (first, second) => add(vocabulary.pair(first, second)),
      word: (word) => add(vocabulary.word(word)),
    });
    for (const group of groupsIn(folded, (token) => seen[token] === round)) add(group);
    more(add);
    return Uint32Array.from(found);
  };
};

/** Cuts records into tokens; the numbers are the vocabulary's. */
export const entryMaker = (vocabulary: Vocabulary, fold: Fold, groups: readonly SynonymGroup[]) => {
  const tokens = collector(vocabulary, fold, groups);
  const characters = (text: string) => (add: (token: number) => void) => {
    for (const char of lettersOf(fold(text))) add(vocabulary.word(char));
  };
  return (record: SearchRecord): Entry => {
    const { title, number = '', aside, agencies = [] } = record;
    const parts = partsOf(record);
    const name = lettersOf(nameIn(fold(title)));
    return {
      parts: parts.map(({ text, anchors }) => ({ text, anchors })),
      text: parts.map(({ text }) => tokens(text)),
      heading: parts.map(({ headings }) => tokens(headings)),
      aside: tokens(aside.join('\n')),
      agency: tokens(agencies.join('\n')),
      number: tokens(number, (add) => number && add(vocabulary.word(numberKey(fold(number))))),
      title: tokens(`${title}\n${lettersOf(fold(title))}`, characters(title)),
      nameLetters: name.length,
      nameEnd: tokens(name.slice(-2), characters(name.slice(-1))),
    };
  };
};
