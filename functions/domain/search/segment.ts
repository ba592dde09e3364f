import { ByteReader } from './bytes.ts';
import type { RegionalTable } from './mainland.ts';
import { type Layout, layoutOf, ROWS_PER_BLOCK, type Row, type Segment } from './manifest.ts';
import type { Facet } from './record.ts';
import { type Found, lookUp, NOT_FOUND, shardOf } from './shard.ts';
import { type Level, letterPairsOf, pairsKey, pairsOf, phrasesKey, phrasesOf, readingsFrom } from './sounds.ts';

/** Reads a file of the index, unpacked. @throws when it is not there */
export type Read = (name: string) => Promise<Uint8Array>;

/** The values of a facet: combinations there are, and the number of the one each document has. */
export interface Column {
  readonly combinations: readonly (readonly string[])[];
  readonly numbers: Uint32Array;
}

/** A segment, read as far as it is needed; documents and parts by its own numbers. */
export interface OpenSegment {
  readonly layout: Layout;
  readonly tokens: (wanted: Iterable<string>) => Promise<Map<string, Found>>;
  readonly row: (document: number) => Promise<Row>;
  readonly column: (facet: Facet) => Promise<Column>;
  readonly dates: () => Promise<Uint32Array>;
  readonly regional: () => Promise<RegionalTable>;
  readonly syllables: () => Promise<Readonly<Record<string, string>>>;
  readonly pairs: (first: string, second: string) => Promise<readonly Level[]>;
  readonly letterPairs: (letters: string) => Promise<readonly Level[]>;
  readonly phrases: (initials: string) => Promise<readonly Level[]>;
  readonly neighbours: (char: string) => Promise<readonly [after: string, before: string]>;
}

const decoder = new TextDecoder();
export const parse = (bytes: Uint8Array) => JSON.parse(decoder.decode(bytes));

/** Remembers promises by name, and forgets those that fail. */
export const remembering = <T>(load: (name: string) => Promise<T>): ((name: string) => Promise<T>) => {
  const known = new Map<string, Promise<T>>();
  return (name) => {
    const before = known.get(name);
    if (before) return before;
    const loading = load(name);
    known.set(name, loading);
    loading.catch(() => known.delete(name));
    return loading;
  };
};

/** Opens a segment; nothing is read yet. */
export const openSegment = (read: Read, segment: Segment): OpenSegment => {
  const { generation, documents, shards, pairShards, letterShards, phraseShards, neighbourShards } = segment;
  const layout = layoutOf(segment);
  const extent = { documents, parts: layout.documentOf.length };
  const own = remembering((name) => read(`${generation}/${name}.bin`));
  const json = remembering(async (name) => parse(await own(name)));
  const text = remembering(async (name) => decoder.decode(await own(name)));
  const readings = remembering(async (name) => readingsFrom(await json(name)));
  const numbers = async (name: string): Promise<[head: ByteReader, rest: () => Uint32Array]> => {
    const reader = new ByteReader(await own(`c/${name}`));
    return [reader, () => reader.varints(documents)];
  };
  const find = async (number: number, wanted: ReadonlySet<string>): Promise<(readonly [string, Found])[]> => {
    const found = lookUp(await own(`s/${number}`), wanted, extent);
    const whole = async (token: string): Promise<Found> => {
      const { alone, ...here } = found.get(token) ?? NOT_FOUND;
      if (alone === undefined) return here;
      const file = lookUp(await own(`l/${number}-${alone}`), new Set([token]), extent);
      return { ...here, lists: file.get(token)?.lists ?? {} };
    };
    return Promise.all(Array.from(wanted, async (token) => [token, await whole(token)] as const));
  };
  return {
    layout,
    tokens: async (wanted) => {
      const byShard = Map.groupBy(wanted, (token) => shardOf(token, shards));
      const found = await Promise.all(Array.from(byShard, ([number, tokens]) => find(number, new Set(tokens))));
      return new Map(found.flat());
    },
    row: async (document) => (await json(`r/${Math.floor(document / ROWS_PER_BLOCK)}`))[document % ROWS_PER_BLOCK],
    column: async (facet) => {
      const [head, rest] = await numbers(facet);
      return { combinations: JSON.parse(head.text()), numbers: rest() };
    },
    dates: async () => (await numbers('date'))[1](),
    regional: () => json('fold'),
    syllables: () => json('syllables'),
    pairs: async (first, second) => {
      if (pairShards === 0) return [];
      const file = await text(`p/${shardOf(pairsKey(first, second), pairShards)}`);
      return pairsOf(file, await readings('syllables'), first, second);
    },
    letterPairs: async (letters) => {
      if (letterShards === 0) return [];
      const file = await text(`j/${shardOf(letters, letterShards)}`);
      return letterPairsOf(file, await readings('syllables'), letters);
    },
    phrases: async (initials) => {
      if (phraseShards === 0) return [];
      const file = await text(`i/${shardOf(phrasesKey(initials), phraseShards)}`);
      return phrasesOf(file, await readings('syllables'), initials);
    },
    neighbours: async (char) =>
      (neighbourShards > 0 && (await json(`k/${shardOf(char, neighbourShards)}`))[char]) || ['', ''],
  };
};
