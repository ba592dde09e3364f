import { atomOf } from './atoms.ts';
import { lettersOf } from './characters.ts';
import { type Match, matchAtoms } from './match.ts';
import type { Question } from './question.ts';
import { tokensOf } from './scan.ts';
import type { Store } from './store.ts';
import type { Suggestion } from './types.ts';

const MOST = 8;
/** More tokens than this narrow nothing down. */
const TOKENS = 8;

const bits = (mask: number): number => {
  let count = 0;
  for (let rest = mask >>> 0; rest; rest &= rest - 1) count++;
  return count;
};

/** A name of which only common words were typed counts as long. */
const UNTOLD = 64;

/** Shorter names first: they are likelier what is typed. */
const worth = ({ nameLetters, numberMask }: Match, document: number, signal: number): number =>
  (numberMask[document] ? 100 : 0) - (nameLetters[document] || UNTOLD) - (signal & 16 ? 20 : 0) + (signal & 15) / 4;

/** Titles, numbers and names of agencies that have everything typed so far. */
export const suggestIn = async (store: Store, { folded }: Question): Promise<Suggestion[]> => {
  const letters = lettersOf(folded);
  const tokens = tokensOf(folded).slice(0, TOKENS);
  if (letters === '' || tokens.length === 0) return [];
  const index = await store.tokens(tokens);
  const atoms = tokens.map((token) => {
    const atom = atomOf(index, token, [[token]], { isCore: true, total: 1 });
    return { ...atom, parts: new Uint32Array(0), headings: new Uint32Array(0) };
  });
  const match = matchAtoms(atoms, store.layout);
  const counts = match.touched.map((document) => bits(match.mask[document] ?? 0));
  const most = counts.reduce((best, count) => Math.max(best, count), 0);
  if (most < tokens.length * (2 / 3)) return [];
  const { signals } = store.layout;
  const best = Array.from(match.touched.filter((_, at) => counts[at] === most))
    .map((document) => ({ document, worth: worth(match, document, signals[document] ?? 0) }))
    .toSorted((a, b) => b.worth - a.worth)
    .slice(0, MOST);
  const rows = await store.rows(best.map(({ document }) => document));
  return rows.map(({ title, url, number }) => ({ title, url, ...(number && { number }) }));
};
