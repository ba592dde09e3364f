import { ByteReader, ByteWriter } from './bytes.ts';
import { unpackPostings } from './postings.ts';

/** Where a token stands; `title`, `number` and `heading` name documents, `text` and `aside` parts of texts. */
export const FIELDS = ['text', 'title', 'number', 'heading', 'aside'] as const;
export type Field = (typeof FIELDS)[number];

/** A token with the packed postings of each field it stands in, and the synonyms that begin with it. */
export interface ShardEntry {
  readonly token: string;
  readonly lists: Readonly<Partial<Record<Field, Uint8Array>>>;
  readonly synonyms?: readonly (readonly string[])[];
}

/** Which of so many files a token is in (FNV-1a). */
export const shardOf = (token: string, shards: number): number => {
  let hash = 0x811c9dc5;
  for (let at = 0; at < token.length; at++) hash = Math.imul(hash ^ token.charCodeAt(at), 0x01000193);
  hash ^= hash >>> 15;
  return (Math.imul(hash, 0x2c1b3c6d) >>> 0) % shards;
};

const SYNONYMS = 1 << FIELDS.length;

export const packShard = (entries: readonly ShardEntry[]): Uint8Array => {
  const writer = new ByteWriter(16_384);
  for (const { token, lists, synonyms } of entries) {
    writer.text(token);
    writer.varint(
      FIELDS.reduce((mask, field, bit) => (lists[field] ? mask | (1 << bit) : mask), synonyms ? SYNONYMS : 0),
    );
    for (const field of FIELDS) {
      const list = lists[field];
      if (!list) continue;
      writer.varint(list.length);
      writer.raw(list);
    }
    if (synonyms) writer.text(JSON.stringify(synonyms));
  }
  return writer.done();
};

/** A token as it is looked up; nothing stands in it that stands nowhere. */
export interface Found {
  readonly lists: Readonly<Partial<Record<Field, Uint32Array>>>;
  readonly synonyms: readonly (readonly string[])[];
}

export const NOT_FOUND: Found = { lists: {}, synonyms: [] };

/** Looks up tokens in a shard, unpacking theirs alone. */
export const lookUp = (shard: Uint8Array, wanted: ReadonlySet<string>): Map<string, Found> => {
  const reader = new ByteReader(shard);
  const found = new Map<string, Found>();
  while (!reader.isDone) {
    const token = reader.text();
    const mask = reader.varint();
    const isWanted = wanted.has(token);
    const lists: Partial<Record<Field, Uint32Array>> = {};
    for (const [bit, field] of FIELDS.entries()) {
      if (!(mask & (1 << bit))) continue;
      const bytes = reader.raw(reader.varint());
      if (isWanted) lists[field] = unpackPostings(bytes);
    }
    const synonyms = mask & SYNONYMS ? (JSON.parse(reader.text()) as string[][]) : [];
    if (isWanted) found.set(token, { lists, synonyms });
  }
  return found;
};
