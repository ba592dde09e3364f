import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { foldingOf } from '#domain/search/fold.ts';
import { type Beside, type Manifest, type Row, type Segment, VERSION } from '#domain/search/manifest.ts';
import { type SearchRecord, type SearchSource, VOID } from '#domain/search/record.ts';
import { type Base, filesOf, keepBase, readBase, replaceBase, strikeOut, tokensOnlyIn } from './base.ts';
import { type Entry, entryMaker } from './entry.ts';
import { FULL_TABLE } from './fold-table.ts';
import { isAlone } from './invert.ts';
import { comparing, newestYear } from './order.ts';
import { hashOf, PackedFiles } from './packed-files.ts';
import { writeSegment } from './segment-writer.ts';
import { type Slot, Spool } from './spool.ts';
import { type SynonymGroup, synonymGroups } from './synonym-table.ts';
import { Texts } from './texts.ts';
import { Vocabulary } from './vocabulary.ts';

const fold = foldingOf(FULL_TABLE);

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
  parts: readonly string[],
  place: { at: number; length: number },
): Slot => ({
  url: source.url,
  hash: source.hash,
  ...place,
  parts,
  category: record.facets.category?.[0] ?? '',
  agency: record.facets.agency?.[0] ?? '',
  publishedOn: record.publishedOn ?? '',
  authority: record.authority ?? 0,
  isVoid: record.facets.validity?.some((value) => VOID.includes(value)) ?? false,
});

export interface IndexOptions {
  /** Kept from one build to the next, so that only what changed is read again; what is found is the same without it. */
  readonly cacheDir: string;
  /** 同义词 — groups of names for the same. */
  readonly synonyms?: readonly (readonly string[])[];
  readonly progress?: (message: string) => void;
}

/** All pages: those that are as the base has them, and the others, whose tokens are in the spool. */
interface Pages {
  readonly base: Base | undefined;
  readonly kept: ReadonlySet<Slot>;
  readonly fresh: readonly Slot[];
  readonly spool: Spool;
  readonly vocabulary: Vocabulary;
  readonly groups: readonly SynonymGroup[];
}

const readPages = async (
  sources: Iterable<SearchSource> | AsyncIterable<SearchSource>,
  {
    base,
    spool,
    texts,
    vocabulary,
    groups,
    progress,
  }: Omit<Pages, 'kept' | 'fresh'> & {
    readonly texts: Texts;
    readonly progress: (message: string) => void;
  },
): Promise<Pick<Pages, 'kept' | 'fresh'>> => {
  const known = new Map(base?.slots.map((slot) => [slot.url, slot]));
  const entryOf = entryMaker(vocabulary, fold, groups);
  const kept = new Set<Slot>();
  const fresh: Slot[] = [];
  for await (const source of sources) {
    const before = known.get(source.url);
    if (before?.hash === source.hash) kept.add(before);
    else {
      const record = source.record();
      const entry: Entry = entryOf(record);
      const parts: string[] = [];
      for (const part of entry.parts) parts.push(await texts.keep(JSON.stringify(part)));
      fresh.push(slotOf(source, record, parts, spool.add(rowOf(record, parts), entry)));
    }
    if ((kept.size + fresh.length) % 1000 === 0) progress(`搜索：已读 ${kept.size + fresh.length} 篇`);
  }
  return { kept, fresh };
};

/** So many pages, and such a share of all, are written beside a base; with more of them each question would cost more. */
const MOST_BESIDE = 100;
const SHARE_BESIDE = 1 / 20;

/** Whether pages may be written beside a base: few, and none that was there before is gone or has another title. */
const fitsBeside = (base: Base, { kept, fresh, spool }: Pages): boolean => {
  if (fresh.length > Math.min(MOST_BESIDE, base.slots.length * SHARE_BESIDE)) return false;
  if (newestYear([...kept, ...fresh]) !== base.newest) return false;
  const gone = base.slots.filter((slot) => !kept.has(slot));
  const now = new Map(fresh.map((slot) => [slot.url, slot]));
  const isNamedAlike = gone.every((slot) => {
    const after = now.get(slot.url);
    if (!after) return false;
    const [was, is] = [base.spool.row(slot), spool.row(after)];
    return was.title === is.title && was.number === is.number;
  });
  // What lies alone cannot be struck out.
  return isNamedAlike && !tokensOnlyIn(gone, base).some((token) => isAlone(base.totals[token] ?? 0));
};

/** How many of a base's documents come before each of some, all in order. */
const placesIn = (slots: readonly Slot[], order: readonly Slot[], compare: (a: Slot, b: Slot) => number): number[] => {
  let place = 0;
  return order.map((slot) => {
    while (place < slots.length && compare(slots[place] as Slot, slot) < 0) place++;
    return place;
  });
};

const writeBeside = (base: Base, pages: Pages, outDir: string): Pick<Manifest, 'base' | 'beside'> => {
  const { kept, fresh, spool, vocabulary } = pages;
  const gone = base.slots.flatMap((slot, number) => (kept.has(slot) ? [] : [number]));
  const now = gone.length > 0 ? strikeOut(base, gone) : base;
  filesOf(now).linkTo(join(outDir, now.segment.generation));
  if (fresh.length === 0) return { base: now.segment };
  const dir = join(outDir, 'beside');
  const { newest } = base;
  const { segment, order } = writeSegment(new PackedFiles(dir), {
    slots: fresh,
    spool,
    tokens: vocabulary.tokens,
    groups: [],
    before: base.counts,
    newest,
    documents: kept.size + fresh.length,
    fold,
  });
  renameSync(dir, join(outDir, segment.generation));
  const beside: Beside = { ...segment, places: placesIn(base.slots, order, comparing(newest)), gone };
  return { base: now.segment, beside };
};

/** Writes all pages anew into a folder that is the next base. */
const writeWhole = (nextDir: string, version: string, pages: Pages, outDir: string): Segment => {
  const { base, kept, fresh, spool, vocabulary, groups } = pages;
  const moved = Array.from(kept, (slot) => ({ ...slot, ...(base && spool.addBytes(base.spool.bytes(slot))) }));
  const slots = [...fresh, ...moved];
  const newest = newestYear(slots);
  const files = new PackedFiles(join(nextDir, 'files'));
  const { segment, order, counts, totals } = writeSegment(files, {
    slots,
    spool,
    tokens: vocabulary.tokens,
    groups,
    newest,
    documents: slots.length,
    fold,
  });
  const { contents } = files;
  keepBase(nextDir, { version, segment, newest, contents, slots: order, vocabulary, counts, totals });
  files.linkTo(join(outDir, segment.generation));
  return segment;
};

/**
 * Writes the search index of the pages, read one at a time, into an empty or new folder. Where few changed since the index
 * was last written whole, they are written beside it.
 */
export const writeIndex = async (
  sources: Iterable<SearchSource> | AsyncIterable<SearchSource>,
  outDir: string,
  { cacheDir, synonyms = [], progress = () => {} }: IndexOptions,
): Promise<void> => {
  const groups = synonymGroups(synonyms, fold);
  const version = `${VERSION} ${hashOf(JSON.stringify(groups))}`;
  const [baseDir, nextDir] = [join(cacheDir, 'base'), join(cacheDir, 'next')];
  rmSync(nextDir, { recursive: true, force: true });
  mkdirSync(nextDir, { recursive: true });
  mkdirSync(outDir, { recursive: true });
  const base = readBase(baseDir, version);
  const vocabulary = base?.vocabulary ?? new Vocabulary();
  const spool = new Spool(join(nextDir, 'spool'), 'w+');
  const texts = new Texts(join(cacheDir, 'texts'));
  const made = { base, spool, vocabulary, groups };
  const pages: Pages = { ...made, ...(await readPages(sources, { ...made, texts, progress })) };
  const isBeside = base !== undefined && fitsBeside(base, pages);
  progress(`搜索：写入 ${pages.kept.size + pages.fresh.length} 篇的索引`);
  const segments = isBeside ? writeBeside(base, pages, outDir) : { base: writeWhole(nextDir, version, pages, outDir) };
  base?.spool.close();
  spool.close();
  if (isBeside) rmSync(nextDir, { recursive: true });
  else replaceBase(nextDir, baseDir);
  await texts.place(new Set([...pages.kept, ...pages.fresh].flatMap(({ parts }) => parts)), join(outDir, 't'));
  writeFileSync(join(outDir, 'manifest.json'), JSON.stringify({ version: VERSION, ...segments } satisfies Manifest));
};
