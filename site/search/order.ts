import { type Manifest, packSignal } from '#domain/search/manifest.ts';
import type { Slot } from './spool.ts';

/** Years before the newest document from which a document is less fresh. */
const AGES = [1, 3, 8];

const freshness = ({ publishedOn }: Slot, newest: number): number =>
  publishedOn ? AGES.filter((years) => newest - Number(publishedOn.slice(0, 4)) < years).length : 0;

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/**
 * The order of documents in the index. Alike ones lie together: what ranking must know of all is then a few runs, steps
 * between postings are short, and columns of facets pack well.
 */
export const inOrder = (slots: readonly Slot[]): { order: Slot[]; runs: Manifest['runs'] } => {
  const newest = slots.reduce((year, { publishedOn }) => Math.max(year, Number(publishedOn.slice(0, 4))), 0);
  const keyed = slots.map((slot) => ({
    slot,
    signal: packSignal({ freshness: freshness(slot, newest), authority: slot.authority, isVoid: slot.isVoid }),
  }));
  keyed.sort(
    (a, b) =>
      b.signal - a.signal ||
      a.slot.parts - b.slot.parts ||
      compare(a.slot.category, b.slot.category) ||
      compare(a.slot.agency, b.slot.agency) ||
      compare(b.slot.publishedOn, a.slot.publishedOn) ||
      compare(a.slot.url, b.slot.url),
  );
  const runs: [number, number, number][] = [];
  for (const { slot, signal } of keyed) {
    const last = runs.at(-1);
    if (last?.[1] === signal && last[2] === slot.parts) last[0]++;
    else runs.push([1, signal, slot.parts]);
  }
  return { order: keyed.map(({ slot }) => slot), runs };
};
