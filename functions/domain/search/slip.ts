import { borneOut } from './borne-out.ts';
import type { Fold } from './fold.ts';
import { type Odd, oddRun } from './odd.ts';
import { found, type Prepared, prepare } from './prepare.ts';
import { readQuestion } from './question.ts';
import type { Store } from './store.ts';
import type { Correction } from './types.ts';
import { corrections } from './typo.ts';
import type { Understood } from './understand.ts';
import { loneIn } from './words.ts';

/** So much more must speak for a word of two characters than for the next likely. */
const STANDS_OUT = 1;

/** So much must speak for a correction of what may be meant as it is. */
const SURE = 12;

/** What is not even like so few characters, or like words, is another word. */
const ANOTHER_WORD = 3;

/** Corrections from titles and from what stands together in the texts, each once. */
const allCorrections = async (store: Store, { run, titled, names }: Odd, mayBeMeant: boolean) => {
  const known = await corrections(store, run, mayBeMeant);
  const nearby = known.filter((other) => names.every((name) => other.run.includes(name)));
  const fromTitles = titled
    .filter(({ isSlip }) => isSlip || !mayBeMeant)
    .map(({ likelihood, bonus, ...slip }) => {
      const weight = nearby.find((other) => other.run === slip.run)?.weight ?? 0;
      return { ...slip, weight: bonus + Math.max(likelihood, weight), isAtLoose: true, isTitled: true };
    });
  const others = nearby.filter((other) => !fromTitles.some(({ run }) => run === other.run));
  return [...fromTitles, ...others.map((other) => ({ ...other, isTitled: false }))];
};

/** A question with a slip of the hand put right, or with what may have been meant. */
export const fromSlip = async (store: Store, fold: Fold, first: Prepared): Promise<Understood | undefined> => {
  const odd = await oddRun(store, fold, first);
  if (!odd) return undefined;
  const { run } = odd;
  const isOfWords = loneIn(run) === 0;
  // What is of words that some pages have may be meant as it is.
  const mayBeMeant = isOfWords && found(first) > 0;
  const isAnotherWord = (other: string) => other.length === run.length && (isOfWords || run.length <= ANOTHER_WORD);
  const likely = (await allCorrections(store, odd, mayBeMeant)).filter(
    (other) => other.isSlip || !isAnotherWord(other.run),
  );
  const tried = await Promise.all(
    likely.map(async (other) => {
      const { isBorneOut, places, strength } = await borneOut(store, run, other);
      return { ...other, places, isBorneOut: isBorneOut || other.isTitled, worth: other.weight + strength };
    }),
  );
  const [best, next] = tried.filter(({ isBorneOut }) => isBorneOut).toSorted((a, b) => b.worth - a.worth);
  if (!best) return undefined;
  const text = first.question.folded.replace(run, best.run);
  // Of two characters one is half the word: only what stands out is meant.
  const isClear = run.length > 2 || best.worth >= STANDS_OUT + (next?.worth ?? 0);
  const isLike = best.isSlip || found(first) * 2 <= best.places;
  const isUsed = isClear && (mayBeMeant ? best.worth >= SURE : isLike);
  const correction: Correction = { text, because: 'typo', isUsed };
  return { prepared: isUsed ? await prepare(store, readQuestion(text, fold)) : first, correction };
};
