import type { Fold } from './fold.ts';
import { intersectAll } from './lists.ts';
import { liftOf, type Prepared, partsWithRun } from './prepare.ts';
import { tokensOf } from './scan.ts';
import { HEADING, rankOf } from './score.ts';
import type { Store } from './store.ts';

/** First candidates whose text is read for what was put in quotes; pairs alone vouch for the others. */
const FIRST = 20;

/** Runs of so many characters may be a stretch of a text; what is longer is told by its many pairs. */
const STRETCH = { least: 3, most: 8 } as const;

/** Pairs that meet less than so many times as often as by accident do not tell that they stand together. */
const TOGETHER = 3;

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

/** Parts of texts that have all pairs of a run by accident as likely as not; none where the pairs vouch for it. */
const doubtfulParts = async (store: Store, { question, scale }: Prepared): Promise<Uint32Array> => {
  const { folded } = question;
  const none = new Uint32Array(0);
  if (scale.numbered.size > 0 || folded.length < STRETCH.least || folded.length > STRETCH.most) return none;
  if (!/^\p{Script=Han}+$/u.test(folded)) return none;
  const index = await store.tokens(tokensOf(folded));
  const all = store.layout.documentOf.length;
  const parts = partsWithRun(index, folded);
  return liftOf(index, folded, all) < TOGETHER ? parts : none;
};

/** Where the pairs of a run stand in many texts that have not the run, the first are read: those that have it come before. */
export const literalFirst = async (
  store: Store,
  prepared: Prepared,
  sorted: Uint32Array,
  fold: Fold,
): Promise<Uint32Array> => {
  const parts = await doubtfulParts(store, prepared);
  if (parts.length === 0) return sorted;
  const { firstPart } = store.layout;
  const own = new Set(parts);
  const begin = sorted.findIndex((document) => rankOf(prepared.match, document, prepared.scale) <= HEADING);
  if (begin === -1) return sorted;
  const first = [...sorted.subarray(begin, begin + FIRST)];
  const rows = await store.rows(first);
  const has = await Promise.all(
    rows.map(async (row, at) => {
      const start = firstPart[first[at] ?? 0] ?? 0;
      const name = row.parts.find((_, nth) => own.has(start + nth));
      return name !== undefined && fold((await store.part(name)).text).includes(prepared.question.folded);
    }),
  );
  const moved = [...first.filter((_, at) => has[at]), ...first.filter((_, at) => !has[at])];
  return Uint32Array.from([...sorted.subarray(0, begin), ...moved, ...sorted.subarray(begin + FIRST)]);
};
