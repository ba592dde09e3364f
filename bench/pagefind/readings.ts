import type { Question, Reading } from './question.ts';

/** With so many results of a strict reading, looser ones are not needed. */
const ENOUGH = 10;

/** A smaller share of a question than this says nothing of it. */
export const LEAST = 1 / 4;

/** How the index is asked for numbers of pages. It knows beginnings of words for words. */
export interface Counts {
  /** Pages with all tokens, or words that begin so; a token that nothing begins with is passed over. */
  readonly count: (tokens: Reading) => Promise<number>;
  /** Pages with all tokens as whole words; none where one of them is unknown. */
  readonly countWhole: (tokens: Reading) => Promise<number>;
}

export interface Chosen {
  /** The readings in use, each looser than the one before; the last says which pages are results at all. */
  readonly readings: readonly Reading[];
  /** How many pages the strictest of them finds. */
  readonly closest: number;
  /** No reading found anything: the only one is what of the question is found at all, and a page has a part of it. */
  readonly isPartial: boolean;
}

/** All tokens are whole words but a lone Han character, which stands for every pair that it begins. */
const isWhole = (token: string): boolean => !/^\p{Script=Han}$/u.test(token);

/** Pages with all tokens; none where one of them is unknown. */
const countAll = async ({ count, countWhole }: Counts, reading: Reading): Promise<number> => {
  const whole = reading.filter(isWhole);
  const found = whole.length > 0 ? await countWhole(whole) : 0;
  if (whole.length === reading.length || (whole.length > 0 && found === 0)) return found;
  for (const token of reading) if (!isWhole(token) && (await count([token])) === 0) return 0;
  return count(reading);
};

/** What of a reading is found anywhere. */
const knownOf = async (counts: Counts, reading: Reading): Promise<Reading> => {
  const known: string[] = [];
  for (const token of reading) if ((await countAll(counts, [token])) > 0) known.push(token);
  return known;
};

/**
 * Chooses the readings by what the index holds. Pagefind answers without the words it does not know, which would be
 * noise where it is not said.
 */
export const chooseReadings =
  (counts: Counts) =>
  async (spellings: Question['spellings']): Promise<Chosen> => {
    const tried = await Promise.all(
      spellings.map(async ([strict = [], ...looser]) => ({ found: await countAll(counts, strict), strict, looser })),
    );
    const [best] = tried.toSorted((a, b) => b.found - a.found);
    if (!best) return { readings: [], closest: 0, isPartial: false };

    const readings = best.found > 0 ? [best.strict] : [];
    let closest = best.found;
    for (const reading of best.looser) {
      if (closest >= ENOUGH) break;
      const found = await countAll(counts, reading);
      if (found > 0) readings.push(reading);
      closest ||= found;
      if (found >= ENOUGH) break;
    }
    if (readings.length > 0) return { readings, closest, isPartial: false };
    const known = await knownOf(counts, best.strict);
    return known.length < best.strict.length * LEAST
      ? { readings: [], closest: 0, isPartial: false }
      : { readings: [known], closest: 0, isPartial: true };
  };
