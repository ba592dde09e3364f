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
export const isAlone = (postings: number): boolean => postings > ALONE_POSTINGS;

/** Hears that tokens stand in a field; each of them gives the posting `value`. */
export type Hear = (field: number, tokens: Uint32Array, value: number) => void;

const at = (field: Field): number => FIELDS.indexOf(field);
const TEXT = at('text');
const TITLE = at('title');
const NUMBER = at('number');
const HEADING = at('heading');
const ASIDE = at('aside');
const AGENCY = at('agency');

const tell = (entry: Spooled, document: number, firstPart: number, hear: Hear): void => {
  for (const [at, list] of entry.text.entries()) hear(TEXT, list, firstPart + at);
  for (const [at, list] of entry.heading.entries()) hear(HEADING, list, firstPart + at);
  hear(ASIDE, entry.aside, firstPart);
  hear(AGENCY, entry.agency, firstPart);
  hear(NUMBER, entry.number, document);
  const ends = new Set(entry.nameEnd);
  const title = (isEnd: boolean) => entry.title.filter((token) => ends.has(token) === isEnd);
  for (const isEnd of [false, true]) hear(TITLE, title(isEnd), titlePosting(document, entry.nameLetters, isEnd));
};

/** Tells of every posting, document by document in the order of the index. */
export const tellAll = (order: readonly Slot[], spool: Spool, hear: Hear): void => {
  let part = 0;
  for (const [document, slot] of order.entries()) {
    tell(spool.tokens(slot), document, part, hear);
    part += slot.parts.length;
  }
};

/** Tokens by their shards, and how far each shard reaches in the list. */
const byShard = (tokens: Uint32Array, shardOfToken: Uint32Array, shards: number) => {
  const ends = new Uint32Array(shards);
  const shardAt = (nth: number): number => shardOfToken[tokens[nth] ?? 0] ?? 0;
  for (let nth = 0; nth < tokens.length; nth++) ends[shardAt(nth)] = (ends[shardAt(nth)] ?? 0) + 1;
  for (let shard = 1; shard < shards; shard++) ends[shard] = (ends[shard] ?? 0) + (ends[shard - 1] ?? 0);
  const filled = ends.slice();
  const sorted = new Uint32Array(tokens.length);
  for (let nth = tokens.length - 1; nth >= 0; nth--) {
    const place = (filled[shardAt(nth)] ?? 0) - 1;
    filled[shardAt(nth)] = place;
    sorted[place] = tokens[nth] ?? 0;
  }
  return { sorted, ends };
};

export interface Inverted {
  readonly shards: number;
  /** In how many parts of texts each token stands. */
  readonly counts: Uint32Array;
  /** How often in all fields. */
  readonly totals: Uint32Array;
}

interface Options {
  readonly order: readonly Slot[];
  readonly spool: Spool;
  readonly tokens: readonly string[];
  /** Synonyms by the token they begin with. */
  readonly synonyms: ReadonlyMap<string, readonly (readonly string[])[]>;
  /** `s/12` is a shard; `l/12-0` the first of its tokens that lie alone. */
  readonly write: (name: string, bytes: Uint8Array) => void;
}

/** Turns documents with tokens into tokens with documents: shard after shard, in memory bounded by a pass. */
export const invert = ({ order, spool, tokens, synonyms, write }: Options): Inverted => {
  const size = tokens.length;
  const counts = new Uint32Array(size * FIELDS.length);
  tellAll(order, spool, (field, list) => {
    const base = field * size;
    for (let nth = 0; nth < list.length; nth++) {
      const at = base + (list[nth] ?? 0);
      counts[at] = (counts[at] ?? 0) + 1;
    }
  });
  const extent = { documents: order.length, parts: order.reduce((sum, { parts }) => sum + parts.length, 0) };
  const totals = new Uint32Array(size);
  for (let at = 0; at < counts.length; at++) totals[at % size] = (totals[at % size] ?? 0) + (counts[at] ?? 0);
  let [postings, most] = [0, 0];
  for (const total of totals) {
    if (!isAlone(total)) postings += total;
    if (total > most) most = total;
  }
  const present = new Uint32Array(size).map((_, token) => token).filter((token) => (totals[token] ?? 0) > 0);
  if (most > POSTINGS_AT_ONCE) throw new RangeError('a token has more postings than fit into memory');
  const bytes = postings * BYTES_PER_POSTING + present.length * BYTES_PER_TOKEN;
  const shards = Math.max(1, Math.ceil(bytes / SHARD_BYTES));
  const shardOfToken = new Uint32Array(size);
  for (const token of present) shardOfToken[token] = shardOf(tokens[token] ?? '', shards);
  const { sorted, ends } = byShard(present, shardOfToken, shards);
  const known = new Set(Array.from(present, (token) => tokens[token] ?? ''));
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
      for (; to < (ends[next] ?? 0); to++) {
        const token = sorted[to] ?? 0;
        for (let field = 0; field < FIELDS.length; field++) {
          start[field * size + token] = held;
          held += counts[field * size + token] ?? 0;
        }
      }
      next++;
    }
    const lists = new Uint32Array(held);
    const filled = start.slice();
    tellAll(order, spool, (field, list, value) => {
      const base = field * size;
      for (let nth = 0; nth < list.length; nth++) {
        const token = list[nth] ?? 0;
        const of = shardOfToken[token] ?? 0;
        if (of < shard || of >= next) continue;
        const at = filled[base + token] ?? 0;
        filled[base + token] = at + 1;
        lists[at] = value;
      }
    });
    for (; shard < next; shard++) {
      const entries: ShardEntry[] = [];
      let files = 0;
      const own = Array.from(sorted.subarray(from, ends[shard]), (token) => ({ token, text: tokens[token] ?? '' }));
      from += own.length;
      for (const { token, text } of own.sort((a, b) => compareTokens(a.text, b.text))) {
        const total = totals[token] ?? 0;
        const groups = synonyms.get(text);
        const mine: Partial<Record<Field, Uint32Array>> = {};
        for (const [field, name] of FIELDS.entries()) {
          const at = field * size + token;
          const count = counts[at] ?? 0;
          const begin = start[at] ?? 0;
          if (count > 0) mine[name] = lists.subarray(begin, begin + count);
        }
        const entry: ShardEntry = { token: text, lists: mine, ...(groups && { synonyms: groups }) };
        if (isAlone(total)) {
          write(`l/${shard}-${files++}`, packShard([{ token: text, lists: mine }], extent));
          entries.push({ ...entry, lists: {}, isAlone: true });
        } else entries.push(entry);
      }
      const more = extra.get(shard) ?? [];
      for (const [token, groups] of more) entries.push({ token, lists: {}, synonyms: groups });
      if (more.length > 0) entries.sort((a, b) => compareTokens(a.token, b.token));
      write(`s/${shard}`, packShard(entries, extent));
    }
  }
  return { shards, counts: counts.subarray(0, size), totals };
};
