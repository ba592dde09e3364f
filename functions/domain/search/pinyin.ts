import { partsWithRun } from './prepare.ts';
import { tokensOf } from './scan.ts';
import type { Level } from './sounds.ts';
import type { Store } from './store.ts';

/** Ways to part letters into syllables that are looked at. */
const MOST_WAYS = 6;
const MOST_LETTERS = 40;

/** Phrases that initials are read as. */
const MOST_PHRASES = 3;

/** Readings of one way that are looked up. */
const MOST_PATHS = 8;

/** A step between characters that the texts do not have side by side. */
const STRANGE = -6;

/** The ways in which letters are syllables, those with fewer first. */
const waysOf = (letters: string, syllables: ReadonlySet<string>): string[][] => {
  const ways: string[][][] = [[[]]];
  for (let end = 1; end <= letters.length; end++) {
    const here: string[][] = [];
    for (let start = Math.max(0, end - 6); start < end; start++) {
      const syllable = letters.slice(start, end);
      if (syllables.has(syllable)) for (const way of ways[start] ?? []) here.push([...way, syllable]);
    }
    ways.push(here.toSorted((a, b) => a.length - b.length).slice(0, MOST_WAYS));
  }
  return ways.at(-1) ?? [];
};

interface Path {
  readonly text: string;
  readonly weight: number;
}

const isGood = ({ text, weight }: Path): boolean => text.length > 1 && weight > 0;

const likeliest = (paths: readonly Path[], most: number): Path[] =>
  paths.toSorted((a, b) => b.weight - a.weight).slice(0, most);

/** Paths by the character they end with, each longer by a pair. */
const lengthen = (paths: ReadonlyMap<string, Path[]>, pairs: readonly Level[]): Map<string, Path[]> => {
  const next = new Map<string, Path[]>();
  const strange = likeliest([...paths.values()].flat(), 1);
  for (const [pair, level] of pairs) {
    const [first = '', second = ''] = pair;
    const longer =
      paths.size === 0
        ? [{ text: pair, weight: level }]
        : (paths.get(first)?.map(({ text, weight }) => ({ text: text + second, weight: weight + level })) ??
          strange.map(({ text, weight }) => ({ text: text.slice(0, -1) + pair, weight: weight + STRANGE })));
    next.set(second, likeliest([...(next.get(second) ?? []), ...longer], MOST_PATHS));
  }
  return next;
};

/** The likeliest characters for syllables: each step is a pair that the texts have, the commoner the better. */
const decode = async (store: Store, way: readonly string[]): Promise<Path[]> => {
  const steps = await Promise.all(way.slice(1).map((syllable, at) => store.pairs(way[at] ?? '', syllable)));
  let paths = new Map<string, Path[]>();
  for (const pairs of steps) {
    paths = lengthen(paths, pairs);
    if (paths.size === 0) return [];
  }
  return likeliest([...paths.values()].flat().filter(isGood), MOST_PATHS);
};

/** The reading that stands in most places as it is. */
const bestOf = async (store: Store, ways: readonly string[][]): Promise<string | undefined> => {
  const paths = (await Promise.all(ways.filter(({ length }) => length > 1).map((way) => decode(store, way)))).flat();
  const counted = await Promise.all(
    paths.map(async ({ text, weight }) => {
      const index = await store.tokens(tokensOf(text));
      return { text, weight, places: partsWithRun(index, text).length };
    }),
  );
  return counted.toSorted((a, b) => b.places - a.places || b.weight - a.weight)[0]?.text;
};

/** What letters mean in Chinese: whole sounds first, then initials; the likeliest first, nothing where they mean nothing. */
export const readPinyin = async (store: Store, typed: string): Promise<string[]> => {
  const words = typed.toLowerCase().match(/[a-z]+/g) ?? [];
  const letters = words.join('');
  if (letters.length < 2 || letters.length > MOST_LETTERS) return [];
  const syllables = new Set(Object.keys(await store.syllables()));
  const perWord = words.map((word) => waysOf(word, syllables));
  const found: string[] = [];
  if (perWord.every(({ length }) => length > 0)) {
    const joined = perWord.reduce(
      (before, ways) => before.flatMap((a) => ways.map((b) => [...a, ...b])).slice(0, MOST_WAYS),
      [[]] as string[][],
    );
    const whole = await bestOf(store, joined);
    if (whole) found.push(whole);
    if (words.length > 1) {
      const each = await Promise.all(perWord.map((ways) => bestOf(store, ways)));
      if (each.every((text) => text !== undefined)) found.push(each.join(' '));
    }
  }
  const byInitials = await store.phrases(letters);
  return [...new Set([...found, ...byInitials.slice(0, MOST_PHRASES)])];
};
