import { evidenceOf, strengthOf } from './evidence.ts';
import { tokensOf } from './scan.ts';
import type { Level } from './sounds.ts';
import type { Store } from './store.ts';
import { isOfWords, loneIn } from './words.ts';

/** Ways to part letters into syllables that are looked at. */
const MOST_WAYS = 6;
const MOST_LETTERS = 40;

/** Phrases that initials are read as. */
const MOST_PHRASES = 3;

/** Readings of one way that are looked up. */
const MOST_PATHS = 8;

/** Paths of initials that are read, and the longest word of initials. */
const MOST_READ = 40;
const MOST_INITIALS = 12;
const MOST_WORDS = 5;

/** What speaks for a reading that is a name, which titles have, and against one for each of its characters that is no word. */
const NAME = 8;
const LONE = -3;

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

const likeliest = (paths: readonly Path[], most: number): Path[] =>
  paths.toSorted((a, b) => b.weight - a.weight).slice(0, most);

type Step = readonly Level[];

const firstsOf = (pairs: Step): Set<string> => new Set(pairs.map(([pair]) => pair.charAt(0)));

const secondsOf = (pairs: Step): Set<string> => new Set(pairs.map(([pair]) => pair.charAt(1)));

/** Paths by the character they end with, each longer by a pair, or by what the next pairs begin with and the last ones end with. */
const lengthen = (paths: ReadonlyMap<string, Path[]>, pairs: Step, next: Step | undefined): Map<string, Path[]> => {
  const longer: [end: string, path: Path][] = [];
  for (const [pair, level] of pairs)
    for (const { text, weight } of paths.get(pair.charAt(0)) ?? [])
      longer.push([pair.charAt(1), { text: text + pair.charAt(1), weight: weight + level }]);
  for (const { text, weight } of likeliest([...paths.values()].flat(), 1))
    for (const other of next ? firstsOf(next) : secondsOf(pairs))
      longer.push([other, { text: text + other, weight: weight + STRANGE }]);
  const byEnd = Map.groupBy(longer, ([end]) => end);
  return new Map(
    [...byEnd].map(([end, own]) => [
      end,
      likeliest(
        own.map(([, path]) => path),
        MOST_PATHS,
      ),
    ]),
  );
};

/** The likeliest characters for steps of pairs: each is a pair that the texts have, the faster tied the better; else words meet there. */
const decode = (steps: readonly Step[], most: number): string[] => {
  let paths = new Map(Array.from(firstsOf(steps[0] ?? []), (first) => [first, [{ text: first, weight: 0 }]]));
  for (const [at, pairs] of steps.entries()) paths = lengthen(paths, pairs, steps[at + 1]);
  const whole = [...paths.values()].flat().filter(({ weight }) => weight > 0);
  return likeliest(whole, most).map(({ text }) => text);
};

const soundsOf = async (store: Store, way: readonly string[]): Promise<string[]> =>
  decode(await Promise.all(way.slice(1).map((syllable, at) => store.pairs(way[at] ?? '', syllable))), MOST_PATHS);

/** Known names that sound so. */
const namesOf = async (store: Store, way: readonly string[]): Promise<string[]> => {
  const syllables = await store.syllables();
  const phrases = await store.phrases(way.map((syllable) => syllable.charAt(0)).join(''));
  return phrases.filter((phrase) => way.every((syllable, at) => syllables[syllable]?.includes(phrase.charAt(at))));
};

/** Readings of which the texts have some, the likeliest first: what stands together, names and whole words before the rest. */
const ranked = async (store: Store, texts: readonly string[], names: readonly string[]): Promise<string[]> => {
  const parts = store.layout.documentOf.length;
  const weighed = await Promise.all(
    [...new Set([...names, ...texts])].map(async (text) => {
      const index = await store.tokens(tokensOf(text));
      const evidence = evidenceOf(index, text, parts);
      const isName = names.includes(text);
      const isFound = evidence.places + evidence.named > 0;
      return { text, isFound, isName, weight: strengthOf(evidence) + (isName ? NAME : 0) + LONE * loneIn(text) };
    }),
  );
  return weighed
    .filter(({ isFound, isName }) => isFound || isName)
    .toSorted((a, b) => b.weight - a.weight)
    .map(({ text }) => text);
};

/** The likeliest reading of some ways to part letters into syllables. */
const bestOf = async (store: Store, ways: readonly string[][]): Promise<string | undefined> => {
  const long = ways.filter(({ length }) => length > 1);
  const texts = await Promise.all(long.map((way) => soundsOf(store, way)));
  const names = await Promise.all(long.map((way) => namesOf(store, way)));
  const [name] = await ranked(store, [], names.flat());
  return name ?? (await ranked(store, texts.flat(), []))[0];
};

const byInitials = async (store: Store, letters: string): Promise<string[]> => {
  const names = (await store.phrases(letters)).slice(0, MOST_PHRASES);
  if (letters.length < 3 || letters.length > MOST_INITIALS) return names;
  const twos = Array.from(letters.slice(1), (letter, at) => `${letters[at]}${letter}`);
  const steps = await Promise.all(twos.map((two) => store.letterPairs(two)));
  const texts = decode(steps, MOST_READ);
  const first = [...texts.filter(isOfWords), ...texts.filter((text) => !isOfWords(text))].slice(0, MOST_WORDS);
  return (await ranked(store, first, names)).slice(0, MOST_PHRASES);
};

/** gōng, gong1, lü as they are typed without an accent: gong, lv. */
export const plainLetters = (text: string): string => {
  const plain = text
    .toLowerCase()
    .normalize('NFD')
    .replace(/u\u0308/g, 'v')
    .replace(/\p{M}/gu, '');
  return /^(?:[a-z]+[1-5][ ']?)+$/.test(plain) ? plain.replace(/\d/g, '') : plain;
};

/** What letters mean in Chinese: whole sounds first, then initials; the likeliest first, nothing where they mean nothing. */
export const readPinyin = async (store: Store, typed: string): Promise<string[]> => {
  const words = typed.match(/[a-z]+/g) ?? [];
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
      if (each.every((text) => text !== undefined)) found.push(each.join(''));
    }
  }
  return [...new Set([...found, ...(await byInitials(store, letters))])];
};
