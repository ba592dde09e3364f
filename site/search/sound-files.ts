import { pinyin } from 'pinyin-pro';
import type { Fold } from '#domain/search/fold.ts';
import type { Manifest } from '#domain/search/manifest.ts';
import { shardOf } from '#domain/search/shard.ts';
import { type Level, packPairs, packPhrases, pairsKey, phrasesKey } from '#domain/search/sounds.ts';
import type { PackedFiles } from './packed-files.ts';
import { titlePhrases } from './phrases.ts';

/** A character's readings without tones, the usual first; no more than two matter. */
const readingsOf = (char: string): string[] =>
  [...new Set(pinyin(char, { toneType: 'none', type: 'array', multiple: true, v: true }))]
    .filter((sound) => /^[a-z]+$/.test(sound))
    .slice(0, 2);

/** Pairs kept for a sound, phrases for initials, neighbours on each side of a character. */
const MOST = { pairs: 6, phrases: 3, neighbours: 160 } as const;

/** In a large site, what stands in fewer parts than this is nobody's word. */
const LEAST = { titles: 500, parts: 8 } as const;

const PER_FILE = { pairs: 700, phrases: 300, characters: 12 } as const;

/** How often, on a scale of one digit: each step is double. */
const levelOf = (count: number): number => Math.min(9, Math.floor(Math.log2(count)));

type Counted = readonly [text: string, count: number];

const commonest = (items: readonly Counted[], most: number): Level[] =>
  items
    .toSorted((a, b) => b[1] - a[1])
    .slice(0, most)
    .map(([text, count]) => [text, levelOf(count)]);

class Lists<T> extends Map<string, T[]> {
  add(key: string, item: T): void {
    const list = this.get(key);
    if (list) list.push(item);
    else this.set(key, [item]);
  }
}

interface Options {
  readonly tokens: readonly string[];
  /** In how many parts of texts each token stands. */
  readonly counts: Uint32Array;
  readonly titles: readonly string[];
  readonly fold: Fold;
  readonly files: PackedFiles;
}

/** What lies together by its key, spread over files by the key's hash. @returns how many files */
const spread = async <T>(
  files: PackedFiles,
  folder: string,
  entries: ReadonlyMap<string, readonly T[]>,
  { perFile, pack }: { readonly perFile: number; readonly pack: (items: readonly T[]) => string },
): Promise<number> => {
  const size = [...entries.values()].reduce((sum, { length }) => sum + length, 0);
  const count = Math.max(1, Math.ceil(size / perFile));
  const shards = Array.from({ length: count }, (): T[] => []);
  for (const [key, items] of entries) shards[shardOf(key, count)]?.push(...items);
  for (const [at, shard] of shards.entries()) await files.put(`${folder}/${at}`, pack(shard));
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
export const writeSounds = async ({
  tokens,
  counts,
  titles,
  fold,
  files,
}: Options): Promise<Pick<Manifest, 'pairShards' | 'phraseShards' | 'neighbourShards'>> => {
  const known = new Map<string, string[]>();
  const readings = (char: string): string[] => {
    const own = known.get(char) ?? readingsOf(char);
    known.set(char, own);
    return own;
  };
  const least = titles.length > LEAST.titles ? LEAST.parts : 1;
  const bySound = new Lists<Counted>();
  const after = new Lists<Counted>();
  const before = new Lists<Counted>();
  for (const [token, text] of tokens.entries()) {
    const count = counts[token] ?? 0;
    if (count < least || !/^\p{Script=Han}{2}$/u.test(text)) continue;
    const [first = '', second = ''] = text;
    after.add(first, [second, count]);
    before.add(second, [first, count]);
    for (const a of readings(first)) for (const b of readings(second)) bySound.add(`${a} ${b}`, [text, count]);
  }
  const byInitials = new Lists<Counted>();
  for (const [phrase, count] of titlePhrases(titles, fold))
    for (const initials of initialsOf(phrase, readings)) byInitials.add(initials, [phrase, count]);

  const pairs = new Lists<Level>();
  for (const [sound, counted] of bySound) {
    const [first = '', second = ''] = sound.split(' ');
    for (const pair of commonest(counted, MOST.pairs)) pairs.add(pairsKey(first, second), pair);
  }
  const phrases = new Lists<Level>();
  for (const [initials, counted] of byInitials)
    for (const phrase of commonest(counted, MOST.phrases)) phrases.add(phrasesKey(initials), phrase);
  const side = (counted: readonly Counted[] = []): string => commonest(counted, MOST.neighbours).flat().join('');
  const neighbours = new Lists<readonly [char: string, sides: readonly [string, string]]>();
  for (const char of new Set([...after.keys(), ...before.keys()]))
    neighbours.add(char, [char, [side(after.get(char)), side(before.get(char))]]);
  const syllables: Record<string, string> = {};
  for (const [char, own] of known) for (const sound of own) syllables[sound] = (syllables[sound] ?? '') + char;

  await files.put('syllables', JSON.stringify(syllables));
  return {
    pairShards: await spread(files, 'p', pairs, { perFile: PER_FILE.pairs, pack: packPairs }),
    phraseShards: await spread(files, 'i', phrases, { perFile: PER_FILE.phrases, pack: packPhrases }),
    neighbourShards: await spread(files, 'k', neighbours, {
      perFile: PER_FILE.characters,
      pack: (items) => JSON.stringify(Object.fromEntries(items)),
    }),
  };
};
