import type { Fold } from '#domain/search/fold.ts';
import { ROWS_PER_BLOCK, type Segment } from '#domain/search/manifest.ts';
import { Columns } from './columns.ts';
import { tableFor } from './fold-table.ts';
import { invert } from './invert.ts';
import { comparing, runsOf } from './order.ts';
import type { PackedFiles } from './packed-files.ts';
import { writeSounds } from './sound-files.ts';
import type { Slot, Spool } from './spool.ts';
import { type SynonymGroup, synonymTable } from './synonym-table.ts';

interface Options {
  readonly slots: readonly Slot[];
  readonly spool: Spool;
  readonly tokens: readonly string[];
  readonly groups: readonly SynonymGroup[];
  /** In how many parts of texts each token stands in the segment beside which this one is. */
  readonly before?: Uint32Array;
  /** Year of the newest document, and how many documents there are, in the whole index. */
  readonly newest: number;
  readonly documents: number;
  readonly fold: Fold;
}

interface Written {
  readonly segment: Segment;
  /** The documents as they are numbered. */
  readonly order: Slot[];
  /** In how many parts of texts each token stands. */
  readonly counts: Uint32Array;
  /** How often in all fields. */
  readonly totals: Uint32Array;
}

/** Writes a segment of an index into files: the pages of some slots. */
export const writeSegment = (
  files: PackedFiles,
  { slots, spool, tokens, groups, before, newest, documents, fold }: Options,
): Written => {
  const order = slots.toSorted(comparing(newest));
  const synonyms = synonymTable(groups);
  const { shards, counts, totals } = invert({
    order,
    spool,
    tokens,
    synonyms,
    write: (name, bytes) => files.put(name, bytes),
  });
  const columns = new Columns();
  const titles: string[] = [];
  for (let at = 0; at < order.length; at += ROWS_PER_BLOCK) {
    const rows = order.slice(at, at + ROWS_PER_BLOCK).map((slot) => spool.row(slot));
    for (const row of rows) {
      columns.add(row);
      titles.push(row.title);
    }
    files.put(`r/${at / ROWS_PER_BLOCK}`, JSON.stringify(rows));
  }
  for (const [name, bytes] of columns.files()) files.put(`c/${name}`, bytes);
  const present = tokens.filter((_, token) => (totals[token] ?? 0) > 0);
  files.put('fold', JSON.stringify(tableFor(new Set(present))));
  const names = groups.flatMap((group) => group.names);
  const sounds = writeSounds({ tokens, counts, before, titles, documents, names, fold, files });
  const runs = runsOf(order, newest);
  const segment = { generation: files.generation, documents: order.length, shards, ...sounds, runs };
  return { segment, order, counts, totals };
};
