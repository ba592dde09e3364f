import type { Store } from './store.ts';
import { isOfWords } from './words.ts';

/** What is tried: what sounds alike and is made of words first, then the likeliest. */
const MOST = 6;

/** Of so many it is looked whether they are made of words. */
const MOST_READ = 120;

/** Longer runs are sentences, which are found by their other words. */
const LONGEST = 16;

/** On the scale of levels, each step of which is double: how likely a slip is, and that whole words were meant. */
const LIKELY = 5;
const LEFT_OUT = 2;
const UNLIKELY = -2;
const OF_WORDS = 3;

/** Figures are not mistyped for one another, but meant. */
const FIGURE = /[〇一二三四五六七八九十百千第]/;

const levels = (text: string): Map<string, number> =>
  new Map(Array.from(text.matchAll(/(\p{Script=Han})(\d)/gu), ([, char = '', level]) => [char, Number(level)]));

export interface Correction {
  readonly run: string;
  readonly weight: number;
  /** A character for one that sounds alike, one left out or typed twice, or two changed about. */
  readonly isSlip: boolean;
}

interface Near {
  readonly after: ReadonlyMap<string, number>;
  readonly before: ReadonlyMap<string, number>;
}

type Variant = readonly [run: string, likelihood: number];

const NONE: ReadonlyMap<string, number> = new Map();

/** Runs that differ by one slip: a character put for another, left out, put in, or two changed about. */
function* variants(run: string, near: readonly Near[], alike: (a: string, b: string) => boolean): Generator<Variant> {
  for (let at = 0; at < run.length; at++) {
    const [left, right] = [near[at - 1]?.after, near[at + 1]?.before];
    const own = run.charAt(at);
    const [head, tail] = [run.slice(0, at), run.slice(at + 1)];
    if (FIGURE.test(own)) continue;
    for (const char of (left ?? right ?? NONE).keys())
      if (char !== own && (!left || !right || right.has(char)))
        yield [head + char + tail, alike(char, own) ? LIKELY : 0];
    yield [head + tail, own === tail.charAt(0) ? LIKELY : UNLIKELY];
    if (tail !== '') yield [head + tail.charAt(0) + own + tail.slice(1), LIKELY];
    if (left && !FIGURE.test(run.charAt(at - 1)))
      for (const char of left.keys()) if (near[at]?.before.has(char)) yield [head + char + own + tail, LEFT_OUT];
  }
}

/** Runs that differ in one slip of the hand and whose pairs the texts have, the likeliest first. */
export const corrections = async (store: Store, run: string): Promise<Correction[]> => {
  if (run.length < 2 || run.length > LONGEST) return [];
  const sounds = Object.values(await store.syllables());
  const alike = (a: string, b: string) => sounds.some((chars) => chars.includes(a) && chars.includes(b));
  const near = await Promise.all(
    Array.from(run, async (char): Promise<Near> => {
      const [after, before] = await store.neighbours(char);
      return { after: levels(after), before: levels(before) };
    }),
  );
  const nearOf = new Map(Array.from(run, (char, at) => [char, near[at]]));
  const levelOf = (first: string, second: string): number | undefined =>
    nearOf.get(first)?.after.get(second) ?? nearOf.get(second)?.before.get(first);
  const weigh = (text: string): number => {
    let sum = 0;
    for (let at = 1; at < text.length; at++) {
      const level = levelOf(text.charAt(at - 1), text.charAt(at));
      if (level === undefined) return Number.NEGATIVE_INFINITY;
      sum += level;
    }
    return sum / (text.length - 1);
  };
  const found = new Map<string, Correction>();
  for (const [text, likelihood] of variants(run, near, alike)) {
    if (text.length < Math.min(run.length, 3) || text === run || (found.get(text)?.isSlip ?? false)) continue;
    const weight = weigh(text) + likelihood;
    if (weight > 0) found.set(text, { run: text, weight, isSlip: likelihood > 0 });
  }
  const byWeight = (a: Correction, b: Correction) => b.weight - a.weight;
  return [...found.values()]
    .sort(byWeight)
    .slice(0, MOST_READ)
    .map((each) => ({ ...each, weight: each.weight + (isOfWords(each.run) ? OF_WORDS : 0) }))
    .sort(byWeight)
    .slice(0, MOST);
};
