import { ByteReader } from './bytes.ts';
import type { RegionalTable } from './mainland.ts';
import { type Layout, layoutOf, type Manifest, type Part, ROWS_PER_BLOCK, type Row, VERSION } from './manifest.ts';
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

/** An index, read as far as it is needed; what was read is kept. */
export interface Store {
  readonly manifest: Manifest;
  readonly layout: Layout;
  readonly tokens: (wanted: Iterable<string>) => Promise<Map<string, Found>>;
  readonly rows: (documents: readonly number[]) => Promise<Row[]>;
  readonly part: (name: string) => Promise<Part>;
  readonly column: (facet: Facet) => Promise<Column>;
  readonly dates: () => Promise<Uint32Array>;
  readonly regional: () => Promise<RegionalTable>;
  /** Sounds of characters: syllable → characters. */
  readonly syllables: () => Promise<Readonly<Record<string, string>>>;
  /** Pairs of characters that sound so, with levels, the commonest first. */
  readonly pairs: (first: string, second: string) => Promise<readonly Level[]>;
  /** Pairs of characters with these two initials, the commonest first. */
  readonly letterPairs: (letters: string) => Promise<readonly Level[]>;
  /** Phrases with these initials, the commonest first. */
  readonly phrases: (initials: string) => Promise<readonly string[]>;
  /** Characters seen after and before one, with levels. */
  readonly neighbours: (char: string) => Promise<readonly [after: string, before: string]>;
}

/** Remembers promises by name, and forgets those that fail. */
const remembering = <T>(load: (name: string) => Promise<T>): ((name: string) => Promise<T>) => {
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

/** Opens an index. @throws when there is none, or one of another making */
export const openStore = async (read: Read): Promise<Store> => {
  const decoder = new TextDecoder();
  const manifest: Manifest = JSON.parse(decoder.decode(await read('manifest.json')));
  if (manifest.version !== VERSION)
    throw new Error(`索引的版本是 ${manifest.version}，应为 ${VERSION}：请重新生成网站。`);
  const { generation, documents, shards, pairShards, letterShards, phraseShards, neighbourShards } = manifest;
  const layout = layoutOf(manifest);
  const extent = { documents, parts: layout.documentOf.length };
  const own = (name: string) => read(`${generation}/${name}.bin`);
  const json = remembering(async (name) => JSON.parse(decoder.decode(await own(name))));
  const shard = remembering(own);
  const text = remembering(async (name) => decoder.decode(await own(name)));
  const readings = remembering(async (name) => readingsFrom(await json(name)));
  const part = remembering(async (name): Promise<Part> => JSON.parse(decoder.decode(await read(`t/${name}.bin`))));
  const column = remembering(async (name) => new ByteReader(await own(`c/${name}`)));
  const known = new Map<string, Found>();
  const fill = async (number: number, wanted: ReadonlySet<string>): Promise<void> => {
    const found = lookUp(await shard(`s/${number}`), wanted, extent);
    const whole = async (token: string): Promise<Found> => {
      const { alone, ...here } = found.get(token) ?? NOT_FOUND;
      if (alone === undefined) return here;
      const file = lookUp(await shard(`l/${number}-${alone}`), new Set([token]), extent);
      return { ...here, lists: file.get(token)?.lists ?? {} };
    };
    await Promise.all([...wanted].map(async (token) => known.set(token, await whole(token))));
  };
  return {
    manifest,
    layout,
    tokens: async (wanted) => {
      const all = [...new Set(wanted)];
      const byShard = Map.groupBy(
        all.filter((token) => !known.has(token)),
        (token) => shardOf(token, shards),
      );
      await Promise.all([...byShard].map(([number, tokens]) => fill(number, new Set(tokens))));
      return new Map(all.map((token) => [token, known.get(token) ?? NOT_FOUND]));
    },
    rows: (wanted) =>
      Promise.all(
        wanted.map(
          async (document) => (await json(`r/${Math.floor(document / ROWS_PER_BLOCK)}`))[document % ROWS_PER_BLOCK],
        ),
      ),
    part,
    column: async (facet) => {
      const reader = await column(facet);
      reader.at = 0;
      return { combinations: JSON.parse(reader.text()), numbers: reader.varints(documents) };
    },
    dates: async () => {
      const reader = await column('date');
      reader.at = 0;
      return reader.varints(documents);
    },
    regional: () => json('fold'),
    syllables: () => json('syllables'),
    pairs: async (first, second) => {
      const file = await text(`p/${shardOf(pairsKey(first, second), pairShards)}`);
      return pairsOf(file, await readings('syllables'), first, second);
    },
    letterPairs: async (letters) => {
      const file = await text(`j/${shardOf(letters, letterShards)}`);
      return letterPairsOf(file, await readings('syllables'), letters);
    },
    phrases: async (initials) => {
      const file = await text(`i/${shardOf(phrasesKey(initials), phraseShards)}`);
      return phrasesOf(file, await readings('syllables'), initials);
    },
    neighbours: async (char) => (await json(`k/${shardOf(char, neighbourShards)}`))[char] ?? ['', ''],
  };
};
