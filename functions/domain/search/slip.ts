import type { Index } from './atoms.ts';
import type { Fold } from './fold.ts';
import {
  evidenceOf,
  expectedOf,
  FEW,
  found,
  isUnknown,
  type Prepared,
  partsWithRun,
  prepare,
  strengthOf,
  titlesWithRun,
} from './prepare.ts';
import { readQuestion } from './question.ts';
import { tokensOf } from './scan.ts';
import type { Store } from './store.ts';
import type { Correction } from './types.ts';
import { corrections } from './typo.ts';
import type { Understood } from './understand.ts';
import { isSaidIn } from './verify.ts';
import { isOfWords, loneIn, lonesIn } from './words.ts';

/** So many places bear a correction out. */
const BORNE_OUT = 2;

/** So much more must speak for a word of two characters than for the next likely. */
const STANDS_OUT = 1;

/** So much must speak for a correction of what may be meant as it is. */
const SURE = 12;

/** Runs of so few characters are one thing; longer ones may be several words in a row, which stand nowhere as they are. */
const SHORT_RUN = 4;

/** Pairs of a run that meet less than so many times as often as by accident say nothing of the run. */
const ACCIDENT = 4;

/** Of what is like it, more than by accident is enough. */
const LIKE_IT = 1.2;

/** Among fewer texts than this, whatever all of them are about would seem an accident. */
const MANY_TEXTS = 500;

const isAccident = (lift: number, parts: number, least: number): boolean => parts > MANY_TEXTS && lift < least;

/** In fewer places all pairs of a run may stand without it. */
const WRITTEN = 12;

/** So many places where all pairs of a run are tell whether it is written anywhere. */
const LOOKED_AT = 8;

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

/** A run in which something is odd: few have all of it, or a character stands alone, and it stands nowhere as it is. */
const oddRun = async (store: Store, fold: Fold, { question, index, full }: Prepared): Promise<string | undefined> => {
  const parts = store.layout.documentOf.length;
  for (const run of question.runs) {
    const tokens = tokensOf(run);
    if (tokens.some((token) => !index.has(token)) || (run.length === 2 && !isUnknown(index, run))) continue;
    const isOdd = full.length < FEW || run.length <= SHORT_RUN || !isExplained(index, run, parts);
    if (!isOdd || titlesWithRun(index, run).length > 0) continue;
    if (!isLikely(index, run, parts) && !(await isWritten(store, fold, partsWithRun(index, run), run))) return run;
  }
  return undefined;
};

/** A question with a slip of the hand put right, or with what may have been meant. */
export const fromSlip = async (store: Store, fold: Fold, first: Prepared): Promise<Understood | undefined> => {
  const run = await oddRun(store, fold, first);
  if (!run) return undefined;
  const parts = store.layout.documentOf.length;
  // What is of words that some pages have may be meant as it is.
  const mayBeMeant = loneIn(run) === 0 && found(first) > 0;
  const tried = await Promise.all(
    (await corrections(store, run, mayBeMeant)).map(async (other) => {
      const evidence = evidenceOf(await store.tokens(tokensOf(other.run)), other.run, parts);
      const isSaid = evidence.named > 0 || !isAccident(evidence.lift, parts, LIKE_IT);
      const isWord = other.run.length > 2 ? isSaid : isOfWords(other.run);
      const isBorneOut = evidence.places + evidence.named >= BORNE_OUT && isWord;
      return { ...other, places: evidence.places, isBorneOut, worth: other.weight + strengthOf(evidence) };
    }),
  );
  const [best, next] = tried.filter(({ isBorneOut }) => isBorneOut).toSorted((a, b) => b.worth - a.worth);
  if (!best) return undefined;
  const text = first.question.folded.replace(run, best.run);
  // Of two characters one is half the word: only what stands out is meant.
  const isClear = run.length > 2 || best.worth >= STANDS_OUT + (next?.worth ?? 0);
  const isMore = best.isSlip || found(first) * 2 <= best.places;
  const isUsed = isClear && (mayBeMeant ? best.worth >= SURE : isMore);
  const correction: Correction = { text, because: 'typo', isUsed };
  return { prepared: isUsed ? await prepare(store, readQuestion(text, fold)) : first, correction };
};
