import { createHash } from 'node:crypto';
import type { StoredEvent } from '../../usecases/ports/applications.ts';

/** What the first event is chained to. */
export const GENESIS = '';

/** Keys in order, so that the same event is the same text whoever writes it. */
const canonical = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(canonical);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).filter(([, inner]) => inner !== undefined);
  return Object.fromEntries(
    entries.sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, inner]) => [key, canonical(inner)]),
  );
};

/** The text of a value, the same for equal values. */
export const canonicalText = (value: unknown): string => JSON.stringify(canonical(value));

export const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

type Unchained = Omit<StoredEvent, 'hash' | 'previous'>;

/** An event's hash: over its number, everything in it, and the hash of the one before. */
const hashOf = (previous: string, body: string): string => sha256(`${previous}\n${body}`);

export interface Link {
  readonly body: string;
  readonly hash: string;
}

/** Chains events to `head`; the body is what is stored and hashed, byte by byte. */
export const chain = (head: string, events: readonly Unchained[]): readonly Link[] => {
  const links: Link[] = [];
  for (const event of events) {
    const previous = links.at(-1)?.hash ?? head;
    const body = canonicalText({ ...event, previous });
    links.push({ body, hash: hashOf(previous, body) });
  }
  return links;
};

/** Reads a stored event. @throws RangeError when its text does not have its hash */
export const readLink = ({ body, hash }: Link): StoredEvent => {
  const stored = JSON.parse(body) as Omit<StoredEvent, 'hash'>;
  if (hashOf(stored.previous, body) !== hash) throw new RangeError('the event is not what was written');
  return { ...stored, hash };
};
