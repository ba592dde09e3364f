import { packSignal, type Segment } from '#domain/search/manifest.ts';
import type { Slot } from './spool.ts';

/** Years before the newest document from which a document is less fresh. */
const AGES = [1, 3, 8];

const yearOf = ({ publishedOn }: Slot): number => Number(publishedOn.slice(0, 4));

/** The year of the newest document; 0 where none has a date. */
export const newestYear = (slots: readonly Slot[]): number =>
  slots.reduce((year, slot) => Math.max(year, yearOf(slot)), 0);

const freshness = (slot: Slot, newest: number): number => {
  if (!slot.publishedOn) return 0;
  const age = newest - yearOf(slot);
  return AGES.reduce((sum, years) => sum + Number(age < years), 0);
};

const signalOf = (slot: Slot, newest: number): number =>
  packSignal({ freshness: freshness(slot, newest), authority: slot.authority, isVoid: slot.isVoid });

export const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/**
 * Which of two documents comes first in an index whose newest is of a year. Alike ones lie together: what ranking must know
 * of all is then a few runs, steps between postings are short, and columns of facets pack well.
 */
export const comparing =
  (newest: number) =>
  (a: Slot, b: Slot): number =>
    signalOf(b, newest) - signalOf(a, newest) ||
    a.parts.length - b.parts.length ||
    compare(a.category, b.category) ||
    compare(a.agency, b.agency) ||
    compare(b.publishedOn, a.publishedOn) ||
    compare(a.url, b.url);

/** Stretches of documents alike in signal and number of parts. */
export const runsOf = (order: readonly Slot[], newest: number): Segment['runs'] => {
  const runs: [number, number, number][] = [];
  for (const slot of order) {
    const [signal, parts] = [signalOf(slot, newest), slot.parts.length];
    const last = runs.at(-1);
    if (last?.[1] === signal && last[2] === parts) last[0]++;
    else runs.push([1, signal, parts]);
  }
  return runs;
};
