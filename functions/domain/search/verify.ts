import type { Fold } from './fold.ts';
import { intersectAll } from './lists.ts';
import type { Prepared } from './prepare.ts';
import { tokensOf } from './scan.ts';
import type { Store } from './store.ts';

/** First candidates whose text is read for what was put in quotes; pairs alone vouch for the others. */
const FIRST = 20;

/** Phrases that their pairs do not yet vouch for. */
const doubtful = (phrases: readonly string[]): string[] => phrases.filter((phrase) => tokensOf(phrase).length > 1);

/** The first candidates that have not what was put in quotes are taken out. */
export const verified = async (
  store: Store,
  { question, index, match }: Prepared,
  sorted: Uint32Array,
  fold: Fold,
): Promise<Uint32Array> => {
  const phrases = doubtful(question.phrases);
  if (phrases.length === 0) return sorted;
  const places = phrases.map((phrase) =>
    intersectAll(tokensOf(phrase).map((token) => index.get(token)?.lists.text ?? new Uint32Array(0))),
  );
  const { firstPart } = store.layout;
  const first = [...sorted.subarray(0, FIRST)];
  const rows = await store.rows(first);
  const sound = await Promise.all(
    rows.map(async (row, at) => {
      const document = first[at] ?? 0;
      const begin = firstPart[document] ?? 0;
      const has = async (phrase: string, nth: number): Promise<boolean> => {
        if (match.titleMask[document] && fold(row.title).includes(phrase)) return true;
        const own = row.parts.filter((_, part) => places[nth]?.includes(begin + part));
        const parts = await Promise.all(own.map((part) => store.part(part)));
        return parts.some(({ text }) => fold(text).replace(/\s+/g, '').includes(phrase.replace(/\s+/g, '')));
      };
      return (await Promise.all(phrases.map(has))).every(Boolean);
    }),
  );
  const gone = new Set(first.filter((_, at) => !sound[at]));
  return sorted.filter((document) => !gone.has(document));
};
