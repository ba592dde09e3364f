import { lettersOf } from '#domain/search/characters.ts';
import type { Fold } from '#domain/search/fold.ts';
import { nameIn } from '#domain/search/names.ts';

/** Words in a row that people abbreviate by their initials. */
const MOST_WORDS = 4;

/** Nobody types the initials of more. */
const MOST_LETTERS = 12;

/** From this many titles on, what is found once or twice is left out. */
const MANY_TITLES = 500;
const MANY = 3;

/** A name is also known without the words of the place it begins with: 中华|人民|共和国|政府信息公开条例. */
const PLACE_WORDS = 4;

/** What titles, some of `all`, are made of, with the number of titles: each few words in a row, and how each name ends. */
export const titlePhrases = (titles: readonly string[], all: number, fold: Fold): Map<string, number> => {
  const segmenter = new Intl.Segmenter('zh', { granularity: 'word' });
  const counts = new Map<string, number>();
  for (const title of new Set(titles)) {
    const name = lettersOf(nameIn(fold(title)));
    const starts = [...Array.from(segmenter.segment(name), ({ index }) => index), name.length];
    for (const [at, start] of starts.entries()) {
      const ends = [...starts.slice(at + 1, at + 1 + MOST_WORDS), name.length];
      for (const end of new Set(ends))
        if (end - start > 1 && end - start <= MOST_LETTERS)
          counts.set(name.slice(start, end), (counts.get(name.slice(start, end)) ?? 0) + 1);
    }
    for (const start of starts.slice(0, PLACE_WORDS)) {
      const rest = name.slice(start);
      if (rest.length > 3 && rest.length <= MOST_LETTERS) counts.set(rest, Math.max(MANY, counts.get(rest) ?? 0));
    }
  }
  const least = all > MANY_TITLES ? MANY : 1;
  return new Map([...counts].filter(([phrase, count]) => count >= least && /^\p{Script=Han}+$/u.test(phrase)));
};
