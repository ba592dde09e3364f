import { pinyin } from 'pinyin-pro';
import type { Fold } from '#domain/search/fold.ts';
import type { Manifest } from '#domain/search/manifest.ts';
import { shardOf } from '#domain/search/shard.ts';
import type { PackedFiles } from './packed-files.ts';
import { phrasesOf } from './phrases.ts';

/** A character's readings without tones, the usual first; no more than two matter. */
const readingsOf = (char: string): string[] =>
  [...new Set(pinyin(char, { toneType: 'none', type: 'array', multiple: true, v: true }))]
    .filter((sound) => /^[a-z]+$/.test(sound))
    .slice(0, 2);

/** Pairs kept for a sound, phrases for initials, neighbours on each side of a character. */
const MOST = { pairs: 6, phrases: 3, neighbours: 160 } as const;

/** In a large site, what stands in fewer parts than this is nobody's word. */
const LEAST = { titles: 500, parts: 8 } as const;

const ENTRIES_PER_FILE = 250;
const CHARACTERS_PER_FILE = 12;

/** How often, on a scale of one digit: each step is double. */
const levelOf = (count: number): number => Math.min(9, Math.floor(Math.log2(count)));

const commonest = <T>(items: readonly (readonly [T, number])[], most: number) =>
  items.toSorted((a, b) => b[1] - a[1]).slice(0, most);

class Lists<T> extends Map<string, (readonly [T, number])[]> {
  add(key: string, item: T, count: number): void {
    const list = this.get(key);
    if (list) list.push([item, count]);
    else this.set(key, [[item, count]]);
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

/** Entries by key, spread over files by the key's hash. @returns how many files */
const spread = async (
  files: PackedFiles,
  folder: string,
  entries: ReadonlyMap<string, unknown>,
  perFile: number,
): Promise<number> => {
  const count = Math.max(1, Math.ceil(entries.size / perFile));
  const shards = Array.from({ length: count }, (): [string, unknown][] => []);
  for (const entry of entries) shards[shardOf(entry[0], count)]?.push(entry);
  for (const [at, shard] of shards.entries())
    await files.put(`${folder}/${at}`, JSON.stringify(Object.fromEntries(shard)));
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
}: Options): Promise<Pick<Manifest, 'soundShards' | 'neighbourShards'>> => {
  const known = new Map<string, string[]>();
  const readings = (char: string): string[] => {
    const own = known.get(char) ?? readingsOf(char);
    known.set(char, own);
    return own;
  };
  const least = titles.length > LEAST.titles ? LEAST.parts : 1;
  const bySound = new Lists<string>();
  const after = new Lists<string>();
  const before = new Lists<string>();
  for (const [token, text] of tokens.entries()) {
    const count = counts[token] ?? 0;
    if (count < least || !/^\p{Script=Han}{2}$/u.test(text)) continue;
    const [first = '', second = ''] = text;
    after.add(first, second, count);
    before.add(second, first, count);
    for (const a of readings(first)) for (const b of readings(second)) bySound.add(`${a} ${b}`, text, count);
  }
  const withLevels = (items: readonly (readonly [string, number])[], most: number) =>
    commonest(items, most)
      .map(([text, count]) => `${text}${levelOf(count)}`)
      .join('');
  const sounds = new Map<string, unknown>();
  for (const [key, pairs] of bySound) sounds.set(key, withLevels(pairs, MOST.pairs));
  const byInitials = new Lists<string>();
  for (const [phrase, count] of phrasesOf(titles, fold))
    for (const initials of initialsOf(phrase, readings)) byInitials.add(initials, phrase, count);
  for (const [key, phrases] of byInitials)
    sounds.set(
      key,
      commonest(phrases, MOST.phrases).map(([phrase]) => phrase),
    );
  const neighbours = new Map<string, unknown>();
  for (const char of new Set([...after.keys(), ...before.keys()]))
    neighbours.set(char, [
      withLevels(after.get(char) ?? [], MOST.neighbours),
      withLevels(before.get(char) ?? [], MOST.neighbours),
    ]);
  const bySyllable = new Map<string, string>();
  for (const [char, own] of known) for (const sound of own) bySyllable.set(sound, (bySyllable.get(sound) ?? '') + char);
  await files.put('syllables', JSON.stringify(Object.fromEntries(bySyllable)));
  return {
    soundShards: await spread(files, 'p', sounds, ENTRIES_PER_FILE),
    neighbourShards: await spread(files, 'k', neighbours, CHARACTERS_PER_FILE),
  };
};
