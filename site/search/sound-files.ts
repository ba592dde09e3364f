import { pinyin } from 'pinyin-pro';
import type { Fold } from '#domain/search/fold.ts';
import type { Segment } from '#domain/search/manifest.ts';
import { shardOf } from '#domain/search/shard.ts';
import { type Level, packPairs, packPhrases, pairsKey, phrasesKey, STRANGE, TIED } from '#domain/search/sounds.ts';
import { compare } from './order.ts';
import type { PackedFiles } from './packed-files.ts';
import { titlePhrases } from './phrases.ts';
import { SHAPES } from './shapes.ts';

/** A character's readings without tones, the usual first; no more than two matter. */
const readingsOf = (char: string): string[] =>
  [...new Set(pinyin(char, { toneType: 'none', type: 'array', multiple: true, v: true }))]
    .filter((sound) => /^[a-z]+$/.test(sound))
    .slice(0, 2);

/** Pairs kept for a sound and for two initials, phrases for initials, neighbours on each side of a character. */
const MOST = { pairs: 8, letters: 100, phrases: 3, neighbours: 160 } as const;

/** In a large site, what stands in fewer parts than this is nobody's word; in a small one any pair may be. */
const LEAST = { titles: 500, parts: 4 } as const;

/** A name counts as one that so many titles have. */
const NAME_COUNTS = 16;

const isSpoken = (name: string): boolean => /^\p{Script=Han}{2,12}$/u.test(name);

const PER_FILE = { pairs: 700, phrases: 300, characters: 12 } as const;

/** How often, on a scale of one digit: each step is double. */
const levelOf = (count: number): number => Math.min(9, Math.floor(Math.log2(count)));

/** What lies together by its key, no more of it than is wanted. */
class Lists<K, T> extends Map<K, T[]> {
  readonly #most: number;

  constructor(most = Number.POSITIVE_INFINITY) {
    super();
    this.#most = most;
  }

  add(key: K, item: T): void {
    const list = this.get(key);
    if (!list) this.set(key, [item]);
    else if (list.length < this.#most) list.push(item);
  }
}

interface Options {
  readonly tokens: readonly string[];
  /** In how many parts of texts each token stands. */
  readonly counts: Uint32Array;
  /** In how many each stood before, in pages that have tables of their own. */
  readonly before?: Uint32Array | undefined;
  readonly titles: readonly string[];
  /** Of how many titles in all these are. */
  readonly documents: number;
  /** 同义词 — names that are known by their sound and initials whatever titles there are. */
  readonly names: readonly string[];
  readonly fold: Fold;
  readonly files: PackedFiles;
}

interface Pair {
  readonly text: string;
  readonly count: number;
  /** How much more often the two stand together than by accident: 电动 far more than 的对. */
  readonly tie: number;
}

/** The pairs of Han in at least so many parts, the fastest tied first, whatever order they were read in; without those that were as common before. */
const commonPairs = (
  { tokens, counts, before }: Pick<Options, 'tokens' | 'counts' | 'before'>,
  least: number,
): Pair[] => {
  const countOf = (token: number): number => (counts[token] ?? 0) + (before?.[token] ?? 0);
  const common: number[] = [];
  const [firsts, seconds] = [new Map<string, number>(), new Map<string, number>()];
  let total = 0;
  for (const [token, text] of tokens.entries()) {
    const count = countOf(token);
    if (count < least || !/^\p{Script=Han}{2}$/u.test(text)) continue;
    if ((before?.[token] ?? 0) < least) common.push(token);
    total += count;
    firsts.set(text.charAt(0), (firsts.get(text.charAt(0)) ?? 0) + count);
    seconds.set(text.charAt(1), (seconds.get(text.charAt(1)) ?? 0) + count);
  }
  return common
    .map((token) => {
      const text = tokens[token] ?? '';
      const count = countOf(token);
      const expected = ((firsts.get(text.charAt(0)) ?? 0) * (seconds.get(text.charAt(1)) ?? 0)) / total;
      return { text, count, tie: count * Math.log(count / expected) };
    })
    .sort((a, b) => b.tie - a.tie || b.count - a.count || compare(a.text, b.text));
};

/** What lies together by its key, spread over files by the key's hash. @returns how many files */
const spread = <T>(
  files: PackedFiles,
  folder: string,
  entries: ReadonlyMap<string, readonly T[]>,
  { perFile, pack }: { readonly perFile: number; readonly pack: (items: readonly T[]) => string },
): number => {
  const size = [...entries.values()].reduce((sum, { length }) => sum + length, 0);
  const count = Math.ceil(size / perFile);
  const shards = Array.from({ length: count }, (): T[] => []);
  for (const [key, items] of entries) shards[shardOf(key, count)]?.push(...items);
  for (const [at, shard] of shards.entries()) files.put(`${folder}/${at}`, pack(shard));
  return count;
};

/** Initials of a phrase; each of a few where characters have more than one. */
const initialsOf = (phrase: string, readings: (char: string) => readonly string[]): string[] => {
  let all = [''];
  for (const char of phrase) {
    const firsts = [...new Set(readings(char).map((sound) => sound.charAt(0)))];
    all = all.flatMap((before) => firsts.map((first) => before + first)).slice(0, 4);
  }
  return all;
};

/** Writes what pinyin, initials and a wrong character are understood by: the texts' own pairs and the titles' phrases. */
export const writeSounds = ({
  titles,
  documents,
  names,
  fold,
  files,
  ...pages
}: Options): Pick<Segment, 'pairShards' | 'letterShards' | 'phraseShards' | 'neighbourShards'> => {
  const known = new Map<string, string[]>();
  const readings = (char: string): string[] => {
    const own = known.get(char) ?? readingsOf(char);
    known.set(char, own);
    return own;
  };
  const isLarge = documents > LEAST.titles;
  const least = isLarge ? LEAST.parts : 1;
  const bySound = new Lists<string, Level>(MOST.pairs);
  const byLetters = new Lists<string, Level>(MOST.letters);
  const after = new Lists<string, string>(MOST.neighbours);
  const before = new Lists<string, string>(MOST.neighbours);
  for (const { text, tie } of commonPairs(pages, least)) {
    const level = Math.max(isLarge ? 0 : TIED, levelOf(Math.max(1, tie)));
    const pair: Level = [text, level];
    if (level > STRANGE) {
      after.add(text.charAt(0), `${text.charAt(1)}${level}`);
      before.add(text.charAt(1), `${text.charAt(0)}${level}`);
    }
    const letters = new Set<string>();
    for (const a of readings(text.charAt(0)))
      for (const b of readings(text.charAt(1))) {
        bySound.add(`${a} ${b}`, pair);
        letters.add(a.charAt(0) + b.charAt(0));
      }
    for (const two of letters) byLetters.add(two, pair);
  }
  const byInitials = new Lists<string, readonly [phrase: string, count: number]>();
  const spoken = titlePhrases(titles, documents, fold);
  for (const name of names) if (isSpoken(name)) spoken.set(name, (spoken.get(name) ?? 0) + NAME_COUNTS);
  for (const [phrase, count] of spoken)
    for (const initials of initialsOf(phrase, readings)) byInitials.add(initials, [phrase, count]);

  const pairs = new Lists<string, Level>();
  for (const [sound, own] of bySound) {
    const [first = '', second = ''] = sound.split(' ');
    for (const pair of own) pairs.add(pairsKey(first, second), pair);
  }
  const phrases = new Lists<string, Level>();
  for (const [initials, counted] of byInitials)
    for (const [phrase, count] of counted.toSorted((a, b) => b[1] - a[1]).slice(0, MOST.phrases))
      phrases.add(phrasesKey(initials), [phrase, levelOf(count)]);
  const neighbours = new Lists<string, readonly [char: string, sides: readonly [string, string]]>();
  for (const char of new Set([...after.keys(), ...before.keys()]))
    neighbours.add(char, [char, [(after.get(char) ?? []).join(''), (before.get(char) ?? []).join('')]]);
  const syllables: Record<string, string> = {};
  for (const [char, own] of known) for (const sound of own) syllables[sound] = (syllables[sound] ?? '') + char;

  for (const [number, chars] of SHAPES.entries()) syllables[number] = chars;
  files.put('syllables', JSON.stringify(syllables));
  return {
    pairShards: spread(files, 'p', pairs, { perFile: PER_FILE.pairs, pack: packPairs }),
    letterShards: spread(files, 'j', byLetters, { perFile: PER_FILE.pairs, pack: packPairs }),
    phraseShards: spread(files, 'i', phrases, { perFile: PER_FILE.phrases, pack: packPhrases }),
    neighbourShards: spread(files, 'k', neighbours, {
      perFile: PER_FILE.characters,
      pack: (items) => JSON.stringify(Object.fromEntries(items)),
    }),
  };
};
