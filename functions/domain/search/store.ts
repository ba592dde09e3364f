import { ByteReader } from './bytes.ts';
import type { RegionalTable } from './mainland.ts';
import { type Layout, layoutOf, type Manifest, type Part, ROWS_PER_BLOCK, type Row, VERSION } from './manifest.ts';
import type { Facet } from './record.ts';
import { type Found, lookUp, NOT_FOUND, shardOf } from './shard.ts';

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
  /** What sounds so: pairs with levels in a row of text, or phrases. */
  readonly sound: (key: string) => Promise<string | readonly string[] | undefined>;
  /** Characters seen after and before one, with levels. */
  readonly neighbours: (char: string) => Promise<readonly [after: string, before: string]>;
}

const numbers = (reader: ByteReader, count: number): Uint32Array => {
  const list = new Uint32Array(count);
  for (let at = 0; at < count; at++) list[at] = reader.varint();
  return list;
};

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
  const { generation, documents, shards, soundShards, neighbourShards } = manifest;
  const own = (name: string) => read(`${generation}/${name}.bin`);
  const json = remembering(async (name) => JSON.parse(decoder.decode(await own(name))));
  const shard = remembering((name) => own(`s/${name}`));
  const part = remembering(async (name): Promise<Part> => JSON.parse(decoder.decode(await read(`t/${name}.bin`))));
  const column = remembering(async (name) => new ByteReader(await own(`c/${name}`)));
  const known = new Map<string, Found>();
  const fill = async (number: number, wanted: ReadonlySet<string>): Promise<void> => {
    const found = lookUp(await shard(String(number)), wanted);
    for (const token of wanted) known.set(token, found.get(token) ?? NOT_FOUND);
  };
  const keyed = async (folder: string, key: string, files: number) =>
    (await json(`${folder}/${shardOf(key, files)}`))[key];
  return {
    manifest,
    layout: layoutOf(manifest),
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
      return { combinations: JSON.parse(reader.text()), numbers: numbers(reader, documents) };
    },
    dates: async () => {
      const reader = await column('date');
      reader.at = 0;
      return numbers(reader, documents);
    },
    regional: () => json('fold'),
    syllables: () => json('syllables'),
    sound: (key) => keyed('p', key, soundShards),
    neighbours: async (char) => (await keyed('k', char, neighbourShards)) ?? ['', ''],
  };
};
