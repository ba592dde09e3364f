import { unite } from './lists.ts';
import type { Layout } from './manifest.ts';
import { FIELDS, type Field, type Found, isOften, ofDocument, withoutLetters } from './shard.ts';

/** The number of what is no longer there. */
const GONE = 0xffff_ffff;

/** What the documents and parts of a segment are numbered in the whole, or `GONE`. */
interface Numbers {
  readonly documents: Uint32Array;
  readonly parts: Uint32Array;
}

/** Segments as one: documents stand where they would if all had been written together. */
export interface Arrangement {
  readonly layout: Layout;
  /** Of each document: its segment, and its number there. */
  readonly segmentOf: Uint8Array;
  readonly numberIn: Uint32Array;
  /** Of each segment. */
  readonly numbers: readonly Numbers[];
}

interface Between {
  readonly places: readonly number[];
  readonly gone: readonly number[];
}

/** Arranges a base, and what was written beside it. */
export const arrange = (layouts: readonly Layout[], { places, gone }: Between): Arrangement => {
  const numbers = layouts.map(({ signals, documentOf }) => ({
    documents: new Uint32Array(signals.length).fill(GONE),
    parts: new Uint32Array(documentOf.length).fill(GONE),
  }));
  const count = layouts.reduce((sum, { signals }) => sum + signals.length, 0) - gone.length;
  const signals = new Uint8Array(count);
  const firstPart = new Uint32Array(count + 1);
  const segmentOf = new Uint8Array(count);
  const numberIn = new Uint32Array(count);
  const documentOf: number[] = [];
  let document = 0;
  const put = (segment: number, number: number): void => {
    const layout = layouts[segment];
    const renumbered = numbers[segment];
    if (!layout || !renumbered) return;
    signals[document] = layout.signals[number] ?? 0;
    segmentOf[document] = segment;
    numberIn[document] = number;
    renumbered.documents[number] = document;
    for (let part = layout.firstPart[number] ?? 0; part < (layout.firstPart[number + 1] ?? 0); part++)
      renumbered.parts[part] = documentOf.push(document) - 1;
    document++;
    firstPart[document] = documentOf.length;
  };
  const isGone = new Set(gone);
  let next = 0;
  for (let number = 0; number <= (layouts[0]?.signals.length ?? 0); number++) {
    while (places[next] === number) put(1, next++);
    if (number < (layouts[0]?.signals.length ?? 0) && !isGone.has(number)) put(0, number);
  }
  return {
    layout: { signals, firstPart, documentOf: Uint32Array.from(documentOf) },
    segmentOf,
    numberIn,
    numbers,
  };
};

const renumber = (list: Uint32Array, field: Field, { documents, parts }: Numbers): Uint32Array => {
  const numbers = field === 'title' || field === 'number' ? documents : parts;
  const renumbered = new Uint32Array(list.length);
  let count = 0;
  for (const posting of list) {
    const number = numbers[field === 'title' ? posting >>> 7 : posting] ?? GONE;
    if (number !== GONE) renumbered[count++] = field === 'title' ? ofDocument(posting, number) : number;
  }
  return renumbered.subarray(0, count);
};

/** A token as it stands in the whole, from where it stands in each segment. */
export const joinFound = (found: readonly Found[], { numbers }: Arrangement): Found => ({
  lists: Object.fromEntries(
    FIELDS.flatMap((field) => {
      const lists = numbers.map((own, segment) =>
        renumber(found[segment]?.lists[field] ?? new Uint32Array(0), field, own),
      );
      const all = unite(lists.filter(({ length }) => length > 0));
      if (all.length === 0) return [];
      const isUntold =
        field === 'title' &&
        [all, ...found.map(({ lists }) => lists.title ?? [])].some(({ length }) => isOften(length));
      return [[field, isUntold ? all.map(withoutLetters) : all]];
    }),
  ),
  synonyms: found.flatMap(({ synonyms }) => synonyms),
});

/** What the documents of each segment have, as the documents of the whole have it. */
export const joinValues = (values: readonly Uint32Array[], { segmentOf, numberIn }: Arrangement): Uint32Array =>
  numberIn.map((number, document) => values[segmentOf[document] ?? 0]?.[number] ?? 0);
