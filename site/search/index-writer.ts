import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { foldingOf } from '#domain/search/fold.ts';
import { type Manifest, ROWS_PER_BLOCK, type Row, VERSION } from '#domain/search/manifest.ts';
import { type SearchRecord, type SearchSource, VOID } from '#domain/search/record.ts';
import { Columns } from './columns.ts';
import { type Entry, entryMaker } from './entry.ts';
import { FULL_TABLE, tableFor } from './fold-table.ts';
import { invert } from './invert.ts';
import { inOrder } from './order.ts';
import { hashOf, PackedFiles } from './packed-files.ts';
import { writeSounds } from './sound-files.ts';
import { type Slot, Spool } from './spool.ts';
import { synonymGroups, synonymTable } from './synonym-table.ts';
import { Vocabulary } from './vocabulary.ts';

const fold = foldingOf(FULL_TABLE);

/** What the last build left: pages by what they were made of. */
interface Cache {
  /** Of the index, and of the synonyms it was made with. */
  readonly version: string;
  readonly slots: readonly Slot[];
}

const rowOf = (record: SearchRecord, parts: readonly string[]): Row => {
  const { url, title, number, publishedOn, facets, interpretations } = record;
  return {
    url,
    title,
    ...(number && { number }),
    ...(publishedOn && { publishedOn }),
    facets,
    parts,
    ...(interpretations?.length && { interpretations }),
  };
};

const slotOf = (
  source: SearchSource,
  record: SearchRecord,
  entry: Entry,
  place: { at: number; length: number },
): Slot => ({
  url: source.url,
  hash: source.hash,
  ...place,
  parts: entry.parts.length,
  category: record.facets.category?.[0] ?? '',
  agency: record.facets.agency?.[0] ?? '',
  publishedOn: record.publishedOn ?? '',
  authority: record.authority ?? 0,
  isVoid: record.facets.validity?.some((value) => VOID.includes(value)) ?? false,
});

export interface IndexOptions {
  /** Kept from one build to the next, so that only what changed is read again; the index is the same without it. */
  readonly cacheDir: string;
  /** 同义词 — groups of names for the same. */
  readonly synonyms?: readonly (readonly string[])[];
  readonly progress?: (message: string) => void;
}

const readCache = (dir: string, version: string): { slots: Map<string, Slot>; vocabulary: Vocabulary } => {
  const [state, words] = [join(dir, 'slots.json'), join(dir, 'vocabulary.json')];
  const cache: Cache = existsSync(state) ? JSON.parse(readFileSync(state, 'utf8')) : { version: '', slots: [] };
  if (cache.version !== version) return { slots: new Map(), vocabulary: new Vocabulary() };
  return {
    slots: new Map(cache.slots.map((slot) => [slot.url, slot])),
    vocabulary: new Vocabulary(JSON.parse(readFileSync(words, 'utf8'))),
  };
};

/** Writes the search index of the pages, read one at a time, into an empty or new folder. */
export const writeIndex = async (
  sources: Iterable<SearchSource> | AsyncIterable<SearchSource>,
  outDir: string,
  { cacheDir, synonyms = [], progress = () => {} }: IndexOptions,
): Promise<void> => {
  mkdirSync(cacheDir, { recursive: true });
  const groups = synonymGroups(synonyms, fold);
  const version = `${VERSION} ${hashOf(JSON.stringify(groups))}`;
  const files = new PackedFiles(cacheDir, outDir);
  const { slots: known, vocabulary } = readCache(cacheDir, version);
  const entryOf = entryMaker(vocabulary, fold, groups);
  const oldPath = join(cacheDir, 'spool');
  const old = known.size > 0 ? new Spool(oldPath, 'r') : undefined;
  const spool = new Spool(join(cacheDir, 'spool.new'), 'w+');
  const slots: Slot[] = [];
  for await (const source of sources) {
    const before = known.get(source.url);
    if (old && before?.hash === source.hash) {
      slots.push({ ...before, ...spool.addBytes(old.bytes(before)) });
    } else {
      const record = source.record();
      const entry = entryOf(record);
      const names: string[] = [];
      for (const part of entry.parts) names.push(await files.keep(JSON.stringify(part)));
      slots.push(slotOf(source, record, entry, spool.add(rowOf(record, names), entry)));
    }
    if (slots.length % 1000 === 0) progress(`搜索：已读 ${slots.length} 篇`);
  }
  old?.close();
  progress(`搜索：写入 ${slots.length} 篇的索引`);
  const { order, runs } = inOrder(slots);
  const { shards, counts } = invert({
    order,
    spool,
    tokens: vocabulary.tokens,
    synonyms: synonymTable(groups),
    write: (name, bytes) => files.put(name, bytes),
  });
  await files.settle();
  const columns = new Columns();
  const titles: string[] = [];
  for (let at = 0; at < order.length; at += ROWS_PER_BLOCK) {
    const rows = order.slice(at, at + ROWS_PER_BLOCK).map((slot) => spool.row(slot));
    for (const row of rows) {
      columns.add(row);
      titles.push(row.title);
      for (const part of row.parts) files.use(part, join(outDir, 't', `${part}.bin`));
    }
    files.put(`r/${at / ROWS_PER_BLOCK}`, JSON.stringify(rows));
  }
  for (const [name, bytes] of columns.files()) files.put(`c/${name}`, bytes);
  files.put('fold', JSON.stringify(tableFor(new Set(vocabulary.tokens))));
  const sounds = writeSounds({
    tokens: vocabulary.tokens,
    counts,
    titles,
    names: groups.flatMap(({ names }) => names),
    fold,
    files,
  });
  spool.close();
  renameSync(join(cacheDir, 'spool.new'), oldPath);
  writeFileSync(join(cacheDir, 'vocabulary.json'), JSON.stringify(vocabulary.tokens));
  writeFileSync(join(cacheDir, 'slots.json'), JSON.stringify({ version, slots } satisfies Cache));
  const generation = await files.place();
  const manifest: Manifest = { version: VERSION, generation, documents: order.length, shards, ...sounds, runs };
  writeFileSync(join(outDir, 'manifest.json'), JSON.stringify(manifest));
};
