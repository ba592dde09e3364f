import {
  compareTokens,
  FIELDS,
  type Field,
  packShard,
  type ShardEntry,
  shardOf,
  titlePosting,
} from '#domain/search/shard.ts';
import type { Slot, Spool, Spooled } from './spool.ts';

/** Postings held in memory at one time; more of them take more passes over the spool. */
const POSTINGS_AT_ONCE = 24_000_000;

/** A shard of so many bytes is some two kilobytes when packed. */
const SHARD_BYTES = 3000;
const BYTES_PER_POSTING = 1.25;
const BYTES_PER_TOKEN = 5;

/** From so many postings on, a token lies in a file of its own: nobody who asks for another should fetch it. */
const ALONE_POSTINGS = 800;
const isAlone = (postings: number): boolean => postings > ALONE_POSTINGS;

/** Hears of every posting of a document, in the order of the index. */
type Hear = (field: number, token: number, value: number) => void;

const at = (field: Field): number => FIELDS.indexOf(field);
const TEXT = at('text');
const TITLE = at('title');
const NUMBER = at('number');
const HEADING = at('heading');
const ASIDE = at('aside');
const AGENCY = at('agency');

const tell = (entry: Spooled, document: number, firstPart: number, hear: Hear): void => {
  const ends = new Set(entry.nameEnd);
  for (const [at, list] of entry.text.entries()) for (const token of list) hear(TEXT, token, firstPart + at);
  for (const [at, list] of entry.heading.entries()) for (const token of list) hear(HEADING, token, firstPart + at);
  for (const token of entry.aside) hear(ASIDE, token, firstPart);
  for (const token of entry.agency) hear(AGENCY, token, firstPart);
  for (const token of entry.number) hear(NUMBER, token, document);
  for (const token of entry.title) hear(TITLE, token, titlePosting(document, entry.nameLetters, ends.has(token)));
};

const tellAll = (order: readonly Slot[], spool: Spool, hear: Hear): void => {
  let part = 0;
  for (const [document, slot] of order.entries()) {
    tell(spool.tokens(slot), document, part, hear);
    part += slot.parts;
  }
};

export interface Inverted {
  readonly shards: number;
  /** In how many parts of texts each token stands. */
  readonly counts: Uint32Array;
}

interface Options {
  readonly order: readonly Slot[];
  readonly spool: Spool;
  readonly tokens: readonly string[];
  /** Synonyms by the token they begin with. */
  readonly synonyms: ReadonlyMap<string, readonly (readonly string[])[]>;
  /** `s/12` is a shard; `l/12-0` the first of its tokens that lie alone. */
  readonly write: (name: string, bytes: Uint8Array) => Promise<void>;
}

/** Turns documents with tokens into tokens with documents: shard after shard, in memory bounded by a pass. */
export const invert = async ({ order, spool, tokens, synonyms, write }: Options): Promise<Inverted> => {
  const size = tokens.length;
  const counts = new Uint32Array(size * FIELDS.length);
  let postings = 0;
  tellAll(order, spool, (field, token) => {
    counts[field * size + token] = (counts[field * size + token] ?? 0) + 1;
    postings++;
  });
  const extent = { documents: order.length, parts: order.reduce((sum, { parts }) => sum + parts, 0) };
  const countOf = (token: number): number =>
    FIELDS.reduce((sum, _, field) => sum + (counts[field * size + token] ?? 0), 0);
  const alone = tokens.reduce((sum, _, token) => sum + (isAlone(countOf(token)) ? countOf(token) : 0), 0);
  const bytes = (postings - alone) * BYTES_PER_POSTING + size * BYTES_PER_TOKEN;
  const shards = Math.max(1, Math.ceil(bytes / SHARD_BYTES));
  const shardOfToken = Uint32Array.from(tokens, (token) => shardOf(token, shards));
  const byShard = Uint32Array.from(tokens.keys()).sort(
    (a, b) => (shardOfToken[a] ?? 0) - (shardOfToken[b] ?? 0) || compareTokens(tokens[a] ?? '', tokens[b] ?? ''),
  );
  const known = new Set(tokens);
  const extra = Map.groupBy(
    [...synonyms].filter(([token]) => !known.has(token)),
    ([token]) => shardOf(token, shards),
  );

  const start = new Uint32Array(counts.length);
  let from = 0;
  for (let shard = 0; shard < shards; ) {
    let to = from;
    let held = 0;
    let next = shard;
    while (next < shards && (held < POSTINGS_AT_ONCE || next === shard)) {
      while (to < size && shardOfToken[byShard[to] ?? 0] === next) {
        const token = byShard[to++] ?? 0;
        for (let field = 0; field < FIELDS.length; field++) {
          start[field * size + token] = held;
          held += counts[field * size + token] ?? 0;
        }
        if (countOf(token) > POSTINGS_AT_ONCE) throw new RangeError('a token has more postings than fit into memory');
      }
      next++;
    }
    const lists = new Uint32Array(held);
    const filled = start.slice();
    tellAll(order, spool, (field, token, value) => {
      const of = shardOfToken[token] ?? 0;
      if (of < shard || of >= next) return;
      const at = filled[field * size + token] ?? 0;
      filled[field * size + token] = at + 1;
      lists[at] = value;
    });
    for (; shard < next; shard++) {
      const entries: ShardEntry[] = [];
      let files = 0;
      for (; from < to && shardOfToken[byShard[from] ?? 0] === shard; from++) {
        const token = byShard[from] ?? 0;
        const own: Partial<Record<Field, Uint32Array>> = {};
        for (const [field, name] of FIELDS.entries()) {
          const at = field * size + token;
          const count = counts[at] ?? 0;
          const begin = start[at] ?? 0;
          if (count > 0) own[name] = lists.subarray(begin, begin + count);
        }
        const groups = synonyms.get(tokens[token] ?? '');
        const entry: ShardEntry = { token: tokens[token] ?? '', lists: own, ...(groups && { synonyms: groups }) };
        if (isAlone(countOf(token))) {
          await write(`l/${shard}-${files++}`, packShard([{ token: entry.token, lists: own }], extent));
          entries.push({ ...entry, lists: {}, isAlone: true });
        } else if (groups || Object.keys(own).length > 0) entries.push(entry);
      }
      for (const [token, own] of extra.get(shard) ?? []) entries.push({ token, lists: {}, synonyms: own });
      await write(
        `s/${shard}`,
        packShard(
          entries.sort((a, b) => compareTokens(a.token, b.token)),
          extent,
        ),
      );
    }
  }
  return { shards, counts: counts.subarray(0, size) };
};
