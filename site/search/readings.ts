import type { Question, Reading } from './question.ts';

/** With so many results of a strict reading, looser ones are not needed. */
const ENOUGH = 10;

interface Chosen {
  /** The readings in use, each looser than the one before; the last says which pages are results at all. */
  readonly readings: readonly Reading[];
  /** No reading found anything; what was not found anywhere has been left out. */
  readonly isPartial: boolean;
}

/** All readings with one character's pairs left out, the mistyped one perhaps. */
const withoutOne = (reading: Reading): Reading[] =>
  reading
    .map((_, at) => reading.filter((_, other) => other !== at && other !== at + 1))
    .filter(({ length }) => length > 1);

/**
 * Chooses by what the index holds. Pagefind leaves words out that it does not know and answers with the rest, which
 * would be noise where it is not said; so each word is counted first.
 */
export const chooseReadings =
  (count: (tokens: Reading) => Promise<number>) =>
  async (spellings: Question['spellings']): Promise<Chosen> => {
    const known = new Map<string, boolean>();
    for (const token of new Set(spellings.flat(2))) known.set(token, (await count([token])) > 0);
    const isKnown = (token: string) => known.get(token) ?? false;
    const unknown = ([strict = []]: readonly Reading[]) => strict.filter((token) => !isKnown(token)).length;
    const [spelling = []] = spellings.toSorted((a, b) => unknown(a) - unknown(b));

    const readings: Reading[] = [];
    for (const reading of spelling) {
      const found = reading.every(isKnown) ? await count(reading) : 0;
      if (found > 0) readings.push(reading);
      if (found >= ENOUGH) break;
    }
    if (readings.length > 0) return { readings, isPartial: false };

    const loosest = (spelling.at(-1) ?? []).filter(isKnown);
    for (const reading of loosest.length > 0 ? [loosest, ...withoutOne(loosest)] : [])
      if ((await count(reading)) > 0) return { readings: [reading], isPartial: true };
    return { readings: [], isPartial: false };
  };
