import { ByteReader, ByteWriter } from './bytes.ts';
import { isHan } from './characters.ts';
import { unpackPostings } from './postings.ts';

/** Where a token stands; postings of `title` and `number` name documents, the others parts of texts. */
export const FIELDS = ['text', 'title', 'number', 'heading', 'aside', 'agency'] as const;
export type Field = (typeof FIELDS)[number];

/** A token with the packed postings of each field it stands in, and the synonyms that begin with it. */
export interface ShardEntry {
  readonly token: string;
  readonly lists: Readonly<Partial<Record<Field, Uint8Array>>>;
  readonly synonyms?: readonly (readonly string[])[];
}

const isPair = (token: string): boolean =>
  token.length === 2 && isHan(token.charCodeAt(0)) && isHan(token.charCodeAt(1));

/** Second characters that stay together, so that the pairs of a file share their first. */
const NEAR = 10;

/** Which of so many files a token is in (FNV-1a). */
export const shardOf = (token: string, shards: number): number => {
  let hash = 0x811c9dc5;
  const mix = (code: number) => {
    hash = Math.imul(hash ^ code, 0x01000193);
  };
  if (isPair(token)) {
    mix(token.charCodeAt(0));
    mix(token.charCodeAt(1) >> NEAR);
  } else for (let at = 0; at < token.length; at++) mix(token.charCodeAt(at));
  hash ^= hash >>> 15;
  return (Math.imul(hash, 0x2c1b3c6d) >>> 0) % shards;
};

/** The order of tokens in a shard: pairs by their codes, then the others. */
export const compareTokens = (a: string, b: string): number =>
  Number(isPair(b)) - Number(isPair(a)) || (a < b ? -1 : a > b ? 1 : 0);

const SYNONYMS = 1 << FIELDS.length;

/** Packs entries in the order of `compareTokens`; of a pair only its step from the one before is written. */
export const packShard = (entries: readonly ShardEntry[]): Uint8Array => {
  const writer = new ByteWriter(16_384);
  const pairs = entries.filter(({ token }) => isPair(token)).length;
  writer.varint(pairs);
  let [first, second] = [0, 0];
  for (const [at, { token, lists, synonyms }] of entries.entries()) {
    if (at < pairs) {
      const [a, b] = [token.charCodeAt(0), token.charCodeAt(1)];
      writer.varint(a - first);
      writer.varint(a === first ? b - second : b);
      [first, second] = [a, b];
    } else writer.text(token);
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
  const pairs = reader.varint();
  let [first, second] = [0, 0];
  for (let at = 0; !reader.isDone; at++) {
    if (at < pairs) {
      const step = reader.varint();
      second = reader.varint() + (step === 0 ? second : 0);
      first += step;
    }
    const token = at < pairs ? String.fromCharCode(first, second) : reader.text();
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
