import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { layoutOf, ROWS_PER_BLOCK, type Segment } from '#domain/search/manifest.ts';
import { packShard, readShard, shardOf } from '#domain/search/shard.ts';
import { tellAll } from './invert.ts';
import { type Contents, PackedFiles, writeAtOnce } from './packed-files.ts';
import { type Slot, Spool } from './spool.ts';
import { Vocabulary } from './vocabulary.ts';

/** What is remembered of an index that was written whole. */
interface State {
  /** Of the engine, and of the synonyms it was made with. */
  readonly version: string;
  readonly segment: Segment;
  /** Year of the newest document. */
  readonly newest: number;
  readonly contents: Contents;
  /** In the order of its documents; of a page that has changed since, without its hash. */
  readonly slots: readonly Slot[];
}

/** An index that was written whole, kept with all it was made of. */
export interface Base extends State {
  readonly dir: string;
  readonly spool: Spool;
  readonly vocabulary: Vocabulary;
  /** In how many parts of texts each token stands. */
  readonly counts: Uint32Array;
  /** How often in all fields. */
  readonly totals: Uint32Array;
}

export const filesOf = ({ dir, contents }: Pick<Base, 'dir' | 'contents'>): PackedFiles =>
  new PackedFiles(join(dir, 'files'), contents);

/** Without its state a folder is no base. */
const STATE = 'state.json';

const writeState = (dir: string, { version, segment, newest, contents, slots }: State): void =>
  writeAtOnce(join(dir, STATE), JSON.stringify({ version, segment, newest, contents, slots }));

const readNumbers = (path: string): Uint32Array => new Uint32Array(Uint8Array.from(readFileSync(path)).buffer);

/** Keeps a base; its spool and files are in `dir` already. */
export const keepBase = (
  dir: string,
  { vocabulary, counts, totals, ...state }: State & Pick<Base, 'vocabulary' | 'counts' | 'totals'>,
): void => {
  writeFileSync(join(dir, 'vocabulary.json'), JSON.stringify(vocabulary.tokens));
  writeFileSync(join(dir, 'counts.bin'), counts);
  writeFileSync(join(dir, 'totals.bin'), totals);
  writeState(dir, state);
};

/** The base that was kept in a folder, if it is of this version. */
export const readBase = (dir: string, version: string): Base | undefined => {
  const path = join(dir, STATE);
  if (!existsSync(path)) return undefined;
  const state: State = JSON.parse(readFileSync(path, 'utf8'));
  if (state.version !== version) return undefined;
  return {
    ...state,
    dir,
    spool: new Spool(join(dir, 'spool'), 'r'),
    vocabulary: new Vocabulary(JSON.parse(readFileSync(join(dir, 'vocabulary.json'), 'utf8'))),
    counts: readNumbers(join(dir, 'counts.bin')),
    totals: readNumbers(join(dir, 'totals.bin')),
  };
};

/** Puts a base that is ready in the place of the last. */
export const replaceBase = (from: string, to: string): void => {
  rmSync(join(to, STATE), { force: true });
  rmSync(to, { recursive: true, force: true });
  renameSync(from, to);
};

/** Tokens that stand in none but these pages. */
export const tokensOnlyIn = (slots: readonly Slot[], { spool, totals }: Base): number[] => {
  const counts = new Map<number, number>();
  tellAll(slots, spool, (_, tokens) => {
    for (const token of tokens) counts.set(token, (counts.get(token) ?? 0) + 1);
  });
  return [...counts].flatMap(([token, count]) => (count === totals[token] ? [token] : []));
};

/**
 * Takes out of a base what only pages said that have changed: their rows, and the words that no other page has.
 * @returns the base as it is now
 */
export const strikeOut = (base: Base, gone: readonly number[]): Base => {
  // What is broken off in the middle is made anew.
  rmSync(join(base.dir, STATE));
  const isGone = new Set(gone);
  const slots = base.slots.map((slot, number) => (isGone.has(number) ? { ...slot, hash: '' } : slot));
  const { segment, vocabulary } = base;
  const files = filesOf(base);
  const extent = { documents: segment.documents, parts: layoutOf(segment).documentOf.length };
  const texts = tokensOnlyIn(
    base.slots.filter((_, number) => isGone.has(number)),
    base,
  ).map((token) => vocabulary.tokens[token] ?? '');
  for (const [shard, struck] of Map.groupBy(texts, (text) => shardOf(text, segment.shards))) {
    const entries = readShard(gunzipSync(readFileSync(files.path(`s/${shard}`))), extent);
    const left = entries
      .map((entry) => (struck.includes(entry.token) ? { ...entry, lists: {} } : entry))
      .filter(({ lists, synonyms, isAlone }) => synonyms || isAlone || Object.keys(lists).length > 0);
    files.put(`s/${shard}`, packShard(left, extent));
  }
  for (const block of new Set(gone.map((number) => Math.floor(number / ROWS_PER_BLOCK)))) {
    const rows: unknown[] = JSON.parse(gunzipSync(readFileSync(files.path(`r/${block}`))).toString());
    const left = rows.map((row, at) => (isGone.has(block * ROWS_PER_BLOCK + at) ? null : row));
    files.put(`r/${block}`, JSON.stringify(left));
  }
  const now = { ...base, slots, contents: files.contents, segment: { ...segment, generation: files.generation } };
  writeState(base.dir, now);
  return now;
};
