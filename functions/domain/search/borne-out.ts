import { differenceOf } from './difference.ts';
import { ACCIDENT, type Evidence, evidenceOf, isAccident, strengthOf } from './evidence.ts';
import { tokensOf } from './scan.ts';
import type { Store } from './store.ts';
import type { Correction } from './typo.ts';
import { isOfWords } from './words.ts';

/** So many places bear a correction out. */
const PLACES = 2;

/** Of what is like it, more than by accident is enough. */
const LIKE_IT = 1.2;

/** Longer runs may be several words, which stand nowhere together: of them what is around the slip is looked up. */
const SEVERAL_WORDS = 5;
const AROUND = 4;

/** A stretch around a slip stands in so many places, and so many times as often as by accident. */
const KNOWN = { places: 5, lift: 20 } as const;

/** What the texts say of a correction. */
export interface Borne {
  readonly isBorneOut: boolean;
  readonly places: number;
  /** On the scale of levels, each step of which is double. */
  readonly strength: number;
}

const lookUp = async (store: Store, run: string): Promise<Evidence> =>
  evidenceOf(await store.tokens(tokensOf(run)), run, store.layout.documentOf.length);

/** The stretches of `run` that have all in which it differs from another. */
const stretchesOf = (run: string, other: string): string[] => {
  const { head, tail } = differenceOf(run, other);
  const end = Math.max(head + 1, run.length - tail);
  return Array.from({ length: AROUND }, (_, at) => head - at)
    .filter((start) => start >= 0 && start + AROUND <= run.length && start + AROUND >= end)
    .map((start) => run.slice(start, start + AROUND));
};

/** The strength of the best stretch that texts know; undefined when they know none. */
const strengthAround = async (
  store: Store,
  stretches: readonly string[],
  lift: number,
): Promise<number | undefined> => {
  const all = await Promise.all(stretches.map((stretch) => lookUp(store, stretch)));
  const known = all.filter((each) => each.places >= KNOWN.places && each.lift >= lift);
  return known.length > 0 ? Math.max(...known.map(strengthOf)) : undefined;
};

/**
 * Whether the texts have what a run is put right to. Of several words in a row, whether they have what is around the slip
 * then and have not what is there now, where a character is tied to none beside it.
 */
export const borneOut = async (
  store: Store,
  run: string,
  { isSlip, isAtLoose, ...other }: Correction,
): Promise<Borne> => {
  const evidence = await lookUp(store, other.run);
  const { places, named, lift } = evidence;
  const isSaid = named > 0 || !isAccident(lift, store.layout.documentOf.length, LIKE_IT);
  const isBorneOut = places + named >= PLACES && (other.run.length > 2 ? isSaid : isOfWords(other.run));
  if (isBorneOut || run.length <= SEVERAL_WORDS || !isSlip || !isAtLoose)
    return { isBorneOut, places, strength: strengthOf(evidence) };
  const [then, now] = await Promise.all([
    strengthAround(store, stretchesOf(other.run, run), KNOWN.lift),
    strengthAround(store, stretchesOf(run, other.run), ACCIDENT),
  ]);
  return { isBorneOut: then !== undefined && now === undefined, places, strength: then ?? 0 };
};
