import { countOf, documents, type Index } from './atoms.ts';
import { intersectAll } from './lists.ts';
import { tokensOf } from './scan.ts';

const NONE = new Uint32Array(0);

/** Parts in which every pair of a run of Han stands: as near to the run itself as can be told without the text. */
export const partsWithRun = (index: Index, run: string): Uint32Array =>
  intersectAll(tokensOf(run).map((token) => index.get(token)?.lists.text ?? NONE));

/** Titles in which every pair of a run stands, as it does in those that have the run. */
export const titlesWithRun = (index: Index, run: string): Uint32Array =>
  intersectAll(tokensOf(run).map((token) => documents(index.get(token)?.lists.title ?? NONE)));

/** In how many of all parts the pairs of a run would meet by accident. */
export const expectedOf = (index: Index, run: string, parts: number): number =>
  tokensOf(run).reduce((product, token) => (product * countOf(index, token)) / parts, parts);

/** Pairs that meet less than so many times as often as by accident do not tell that they stand together. */
const TOGETHER = 200;

/** Where the rarest pair is with the others less than so often, they are near one another for other reasons. */
const USUALLY = 0.6;

/** Where the rarest pair is nearly always with the others, it is the run that it stands in. */
const ALWAYS = 0.95;

/** How pairs of a run that all stand in so many parts are tied. */
export interface Tie {
  /** They meet far more often than by accident. */
  readonly isTogether: boolean;
  /** They vouch for the run without a look at the texts. */
  readonly isVouched: boolean;
}

export const tieOf = (index: Index, run: string, places: number, parts: number): Tie => {
  const rarest = Math.min(...tokensOf(run).map((token) => countOf(index, token)));
  const isTogether = places / expectedOf(index, run, parts) >= TOGETHER;
  return { isTogether, isVouched: places > rarest * ALWAYS || (places >= rarest * USUALLY && isTogether) };
};

/** What speaks for a run of Han being what people say, as near as can be told without the texts. */
export interface Evidence {
  /** Parts of texts that have all its pairs. */
  readonly places: number;
  /** Titles and headings that have them. */
  readonly named: number;
  /** How many times more places there are than by accident. */
  readonly lift: number;
}

export const evidenceOf = (index: Index, run: string, parts: number): Evidence => {
  const headings = intersectAll(tokensOf(run).map((token) => index.get(token)?.lists.heading ?? NONE));
  const places = partsWithRun(index, run).length;
  const named = titlesWithRun(index, run).length + headings.length;
  return { places, named, lift: places / expectedOf(index, run, parts) };
};

/**
 * How much speaks for a run on the scale of levels, each step of which is double: what stands more often together than its
 * pairs would meet by accident (公积金 far more than 公安全, whose pairs are in most texts), and before all what titles say.
 */
export const strengthOf = ({ places, named, lift }: Evidence): number =>
  Math.log2(Math.max(1, places * lift)) / 2 + 1.5 * Math.log2(1 + named);

/** Among fewer texts than this, whatever all of them are about would seem an accident. */
const MANY_TEXTS = 500;

/** Whether the pairs of a run meet less than `least` times as often as by accident. */
export const isAccident = (lift: number, parts: number, least: number): boolean => parts > MANY_TEXTS && lift < least;

/** Pairs of a run that meet less than so many times as often as by accident say nothing of the run. */
export const ACCIDENT = 4;
