import type { Index } from './atoms.ts';
import { ACCIDENT, expectedOf, isAccident, partsWithRun, tieOf, titlesWithRun } from './evidence.ts';
import type { Fold } from './fold.ts';
import { FEW, found, isUnknown, type Prepared } from './prepare.ts';
import { tokensOf } from './scan.ts';
import type { Store } from './store.ts';
import { type TitleSlip, titleSlips } from './titles.ts';
import { isSaidIn } from './verify.ts';
import { lonesIn } from './words.ts';

/** Runs of so few characters are one thing; longer ones may be several words in a row, which stand nowhere as they are. */
const SHORT_RUN = 4;

/** In fewer places all pairs of a run may stand without it. */
const WRITTEN = 12;

/** So many places where all pairs of a run are tell whether it is written anywhere. */
const LOOKED_AT = 8;

/** A run that stands nowhere as it is, and in which something is odd. */
export interface Odd {
  readonly run: string;
  /** What titles have that is like it. */
  readonly titled: readonly TitleSlip[];
  /** Names in it that are known by others too, which are no slips. */
  readonly names: readonly string[];
}

/** Whether some text has a run as it is, looked up in a few places where all its pairs are: in the first, then in the others. */
const isWritten = async (store: Store, fold: Fold, places: Uint32Array, run: string): Promise<boolean> => {
  const has = (place: number): Promise<boolean> => isSaidIn(store, fold, place, run);
  const [first, ...others] = places.subarray(0, LOOKED_AT);
  if (first === undefined || (await has(first))) return first !== undefined;
  return (await Promise.all(others.map(has))).some(Boolean);
};

/** Whether some text is likely to have a run as it is. */
const isLikely = (index: Index, run: string, parts: number): boolean => {
  const places = partsWithRun(index, run).length;
  return places >= WRITTEN && !isAccident(places / expectedOf(index, run, parts), parts, ACCIDENT);
};

/** Whether what is no word stands among others as texts have it: 小微 in 小微企业, but not 续 in 人员续教育. */
const isExplained = (index: Index, run: string, parts: number): boolean =>
  lonesIn(run).every(([start, end]) => {
    const middle = Math.max(0, Math.min(start - 1, run.length - 3));
    const isWord = end - start > 1;
    const around = isWord
      ? [run.slice(Math.max(0, start - 1), end), run.slice(start, end + 1)]
      : [run.slice(middle, middle + 3)];
    return around.some((own) => own.length > 2 && isLikely(index, own, parts));
  });

/** The first odd run of a question: few pages have all of it, a character in it stands alone, or a title is like it. */
export const oddRun = async (store: Store, fold: Fold, prepared: Prepared): Promise<Odd | undefined> => {
  const { question, index, full, names } = prepared;
  const parts = store.layout.documentOf.length;
  for (const run of question.runs) {
    const tokens = tokensOf(run);
    if (tokens.some((token) => !index.has(token)) || (run.length === 2 && !isUnknown(index, run))) continue;
    const places = partsWithRun(index, run);
    if (titlesWithRun(index, run).length > 0 || tieOf(index, run, places.length, parts).isVouched) continue;
    const isOdd = full.length < FEW || run.length <= SHORT_RUN || !isExplained(index, run, parts);
    const common = isOdd ? [] : await titleSlips(store, index, run, fold, true);
    if (!isOdd && common.length === 0) continue;
    if (await isWritten(store, fold, places, run)) continue;
    const titled = isOdd ? await titleSlips(store, index, run, fold) : common;
    return { run, titled, names: found(prepared) > 0 ? names.filter((name) => run.includes(name)) : [] };
  }
  return undefined;
};
