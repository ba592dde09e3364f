import { type Alike, alikeIn } from './alike.ts';
import { differenceOf } from './difference.ts';
import { STRANGE, TIED } from './sounds.ts';
import type { Store } from './store.ts';
import { lonesIn } from './words.ts';

/** What is tried: what is made of words and stands together first; fewer of what may be meant as it is. */
const MOST = 8;
const FEW = 3;

/** More of what hands are known to slip into. */
const SLIPS = 4;

/** What is so much less likely than the likeliest is not tried. */
const BEHIND = 7;

/** Of so many it is looked whether they are made of words. */
const MOST_READ = 120;

/** Longer runs are sentences, which are found by their other words. */
export const LONGEST = 16;

/** On the scale of levels, each step of which is double: how likely a slip is. */
export const LIKELY = 2;
export const TWICE = 4;

/** What is no word speaks against a run. */
const LONE = -6;

/** Figures are not mistyped for one another, but meant. */
export const FIGURE = /[〇一二三四五六七八九十百千第]/;

/** Nobody misses these. */
const PARTICLE = /[的和与及或等了]/;

const levels = (text: string): Map<string, number> =>
  new Map(Array.from(text.matchAll(/(\p{Script=Han})(\d)/gu), ([, char = '', level]) => [char, Number(level)]));

export interface Correction {
  readonly run: string;
  readonly weight: number;
  /** A character for one that sounds alike, one left out or typed twice, or two changed about. */
  readonly isSlip: boolean;
  /** What differs is at a character that is tied to none beside it. */
  readonly isAtLoose: boolean;
}

interface Near {
  readonly after: ReadonlyMap<string, number>;
  readonly before: ReadonlyMap<string, number>;
}

type Variant = readonly [run: string, likelihood: number, isSlip: boolean];

/** Runs that differ by one slip: a character put for another, left out, put in, or two changed about. */
function* variants(run: string, near: readonly Near[], alike: Alike): Generator<Variant> {
  const between = (left: Near | undefined, right: Near | undefined) =>
    new Set([...(left?.after.keys() ?? []), ...(right?.before.keys() ?? [])]);
  for (let at = 0; at < run.length; at++) {
    const own = run.charAt(at);
    const [head, tail] = [run.slice(0, at), run.slice(at + 1)];
    if (FIGURE.test(own)) continue;
    for (const char of between(near[at - 1], near[at + 1]))
      if (char !== own && alike(char, own)) yield [head + char + tail, LIKELY, true];
      else if (char !== own && !PARTICLE.test(char)) yield [head + char + tail, 0, false];
    yield own === tail.charAt(0) ? [head + tail, TWICE, true] : [head + tail, LIKELY, false];
    if (tail !== '') yield [head + tail.charAt(0) + own + tail.slice(1), LIKELY, true];
    if (at > 0 && !FIGURE.test(run.charAt(at - 1)))
      for (const char of between(near[at - 1], near[at]))
        if (!PARTICLE.test(char)) yield [head + char + own + tail, 0, true];
  }
}

/**
 * Runs that differ in one slip of the hand, the likeliest first: of words, and of pairs that stand together in the texts.
 * Of a run that may be meant as it is, a few that hands are known to slip into.
 */
export const corrections = async (store: Store, run: string, mayBeMeant = false): Promise<Correction[]> => {
  if (run.length < 2 || run.length > LONGEST) return [];
  const alike = await alikeIn(store);
  const near = await Promise.all(
    Array.from(run, async (char): Promise<Near> => {
      const [after, before] = await store.neighbours(char);
      return { after: levels(after), before: levels(before) };
    }),
  );
  const nearOf = new Map(Array.from(run, (char, at) => [char, near[at]]));
  const tieOf = (first: string, second: string): number =>
    (nearOf.get(first)?.after.get(second) ?? nearOf.get(second)?.before.get(first) ?? STRANGE) - TIED;
  const weigh = (text: string): number => {
    let sum = 0;
    for (let at = 1; at < text.length; at++) sum += tieOf(text.charAt(at - 1), text.charAt(at));
    return sum;
  };
  const isLoose = (at: number): boolean =>
    (at === 0 || tieOf(run.charAt(at - 1), run.charAt(at)) < 0) &&
    (at === run.length - 1 || tieOf(run.charAt(at), run.charAt(at + 1)) < 0);
  const loose = Array.from(run, (_, at) => at).filter(isLoose);
  const isAtLoose = (text: string): boolean => {
    const { head, tail } = differenceOf(run, text);
    return loose.some((at) => at >= head - 1 && at <= run.length - tail);
  };
  const [own, lones] = [weigh(run), lonesIn(run).length];
  const found = new Map<string, Correction>();
  for (const [text, likelihood, isSlip] of variants(run, near, alike)) {
    if (text.length < Math.min(run.length, 3) || text === run || (found.get(text)?.isSlip ?? false)) continue;
    const weight = weigh(text) - own + likelihood;
    if (weight > 0) found.set(text, { run: text, weight, isSlip, isAtLoose: isAtLoose(text) });
  }
  const byWeight = (a: Correction, b: Correction) => b.weight - a.weight;
  return [...found.values()]
    .filter(({ isSlip }) => isSlip || !mayBeMeant)
    .sort(byWeight)
    .slice(0, MOST_READ)
    .map((each) => ({ ...each, weight: each.weight + LONE * (lonesIn(each.run).length - lones) }))
    .sort(byWeight)
    .filter(({ weight }, _, [first]) => weight > Math.max(0, (first?.weight ?? 0) - BEHIND))
    .filter(({ isSlip }, at) => at < MOST || isSlip)
    .slice(0, mayBeMeant ? FEW : MOST + SLIPS);
};
