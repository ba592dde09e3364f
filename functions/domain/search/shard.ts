import { BitReader, BitWriter } from './bits.ts';
import { ByteReader, ByteWriter } from './bytes.ts';
import { isHan } from './characters.ts';
import { readPostings, writePostings } from './postings.ts';

/** Where a token stands; postings of `title` and `number` name documents, the others parts of texts. */
export const FIELDS = ['text', 'title', 'number', 'heading', 'aside', 'agency'] as const;
export type Field = (typeof FIELDS)[number];

/** A token with the postings of each field it stands in, ascending, and the synonyms that begin with it. */
export interface ShardEntry {
  readonly token: string;
  readonly lists: Readonly<Partial<Record<Field, ArrayLike<number>>>>;
  readonly synonyms?: readonly (readonly string[])[];
  /** Its lists are long, and lie in a file of their own. */
  readonly isAlone?: true;
}

export const isPair = (token: string): boolean =>
  token.length === 2 && isHan(token.charCodeAt(0)) && isHan(token.charCodeAt(1));

/** Second characters that stay together, so that the pairs of a file share their first. */
const NEAR = 8;

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
const ALONE = SYNONYMS << 1;

/** How many documents an index has, and parts of their texts: below these its postings lie. */
export interface Extent {
  readonly documents: number;
  readonly parts: number;
}

/** What a title's posting says beside its document: how long the name is (0 where it is not told), and whether the token ends it. */
const TITLE_NOTES = 128;
const MOST_LETTERS = 63;

/** From so many titles on, a token tells nothing of how long they are: rarer ones beside it do, and it would be most of its list. */
const OFTEN = 4000;
export const isOften = (titles: number): boolean => titles > OFTEN;
const COUNT_BITS = 32;

export const titlePosting = (document: number, letters: number, isEnd: boolean): number =>
  document * TITLE_NOTES + Math.min(letters, MOST_LETTERS) * 2 + (isEnd ? 1 : 0);

/** The same of another document. */
export const ofDocument = (posting: number, document: number): number =>
  document * TITLE_NOTES + (posting % TITLE_NOTES);

/** The same, telling nothing of how long the name is. */
export const withoutLetters = (posting: number): number =>
  titlePosting(Math.floor(posting / TITLE_NOTES), 0, posting % 2 === 1);

const limitOf = (field: Field, { documents, parts }: Extent): number =>
  field === 'title' ? documents * TITLE_NOTES : field === 'number' ? documents : parts;

const writeList = (writer: BitWriter, field: Field, list: ArrayLike<number>, extent: Extent): void => {
  if (field === 'title' && isOften(list.length)) {
    const titles = Array.from(list);
    const ends = titles.flatMap((posting, at) => (posting & 1 ? [at] : []));
    const documents = titles.map((posting) => Math.floor(posting / TITLE_NOTES));
    writer.write(ends.length, COUNT_BITS);
    writePostings(writer, ends, titles.length);
    writePostings(writer, documents, extent.documents);
  } else writePostings(writer, list, limitOf(field, extent));
};

const readList = (reader: BitReader, field: Field, count: number, extent: Extent): Uint32Array => {
  if (field !== 'title' || !isOften(count)) return readPostings(reader, count, limitOf(field, extent));
  const ends = readPostings(reader, reader.read(COUNT_BITS), count);
  const titles = readPostings(reader, count, extent.documents).map((document) => titlePosting(document, 0, false));
  for (const at of ends) titles[at] = (titles[at] ?? 0) + 1;
  return titles;
};

/**
 * Packs entries in the order of `compareTokens`: their number, their tokens (of a pair only its step from the one
 * before), the fields of each, how many postings there are in each, the synonyms, and then all postings as bits.
 */
export const packShard = (entries: readonly ShardEntry[], extent: Extent): Uint8Array => {
  const writer = new ByteWriter(16_384);
  const pairs = entries.filter(({ token }) => isPair(token)).length;
  writer.varint(entries.length);
  writer.varint(pairs);
  let [first, second] = [0, 0];
  for (const [at, { token }] of entries.entries()) {
    if (at < pairs) {
      const [a, b] = [token.charCodeAt(0), token.charCodeAt(1)];
      writer.varint(a - first);
      writer.varint(a === first ? b - second : b);
      [first, second] = [a, b];
    } else writer.text(token);
  }
  for (const { lists, synonyms, isAlone } of entries)
    writer.varint(
      FIELDS.reduce(
        (mask, field, bit) => (lists[field] ? mask | (1 << bit) : mask),
        (synonyms ? SYNONYMS : 0) | (isAlone ? ALONE : 0),
      ),
    );
  const postings = new BitWriter();
  for (const { lists, synonyms } of entries) {
    for (const field of FIELDS) {
      const list = lists[field];
      if (!list) continue;
      writer.varint(list.length);
      writeList(postings, field, list, extent);
    }
    if (synonyms) writer.text(JSON.stringify(synonyms));
  }
  writer.raw(postings.done());
  return writer.done();
};

/** A token as it is looked up; nothing stands in it that stands nowhere. */
export interface Found {
  readonly lists: Readonly<Partial<Record<Field, Uint32Array>>>;
  readonly synonyms: readonly (readonly string[])[];
  /** The lists are elsewhere: in the file of this number among those of the shard. */
  readonly alone?: number;
}

export const NOT_FOUND: Found = { lists: {}, synonyms: [] };

interface Head {
  readonly token: string;
  readonly counts: readonly (readonly [field: Field, count: number])[];
  readonly synonyms: readonly (readonly string[])[] | undefined;
  readonly isAlone: boolean;
}

const readHeads = (reader: ByteReader): Head[] => {
  const size = reader.varint();
  const pairs = reader.varint();
  let [first, second] = [0, 0];
  const tokens = Array.from({ length: size }, (_, at) => {
    if (at >= pairs) return reader.text();
    const step = reader.varint();
    second = reader.varint() + (step === 0 ? second : 0);
    first += step;
    return String.fromCharCode(first, second);
  });
  const masks = tokens.map(() => reader.varint());
  return tokens.map((token, at) => {
    const mask = masks[at] ?? 0;
    const counts = FIELDS.filter((_, bit) => mask & (1 << bit)).map((field) => [field, reader.varint()] as const);
    const synonyms = mask & SYNONYMS ? (JSON.parse(reader.text()) as string[][]) : undefined;
    return { token, counts, synonyms, isAlone: (mask & ALONE) !== 0 };
  });
};

/** All entries of a shard, in their order. */
export const readShard = (shard: Uint8Array, extent: Extent): (ShardEntry & Pick<Found, 'lists'>)[] => {
  const reader = new ByteReader(shard);
  const heads = readHeads(reader);
  const postings = new BitReader(reader.rest());
  return heads.map(({ token, counts, synonyms, isAlone }) => ({
    token,
    lists: Object.fromEntries(counts.map(([field, count]) => [field, readList(postings, field, count, extent)])),
    ...(synonyms && { synonyms }),
    ...(isAlone && { isAlone }),
  }));
};

/** Looks up tokens in a shard. */
export const lookUp = (shard: Uint8Array, wanted: ReadonlySet<string>, extent: Extent): Map<string, Found> => {
  const found = new Map<string, Found>();
  let alone = 0;
  for (const { token, lists, synonyms = [], isAlone } of readShard(shard, extent)) {
    if (wanted.has(token)) found.set(token, { lists, synonyms, ...(isAlone && { alone }) });
    if (isAlone) alone++;
  }
  return found;
};
