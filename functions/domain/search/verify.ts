import { partsWithRun, tieOf } from './evidence.ts';
import type { Fold } from './fold.ts';
import { intersectAll } from './lists.ts';
import { readSignal } from './manifest.ts';
import type { Prepared } from './prepare.ts';
import { RESULTS_PER_PAGE } from './record.ts';
import { tokensOf } from './scan.ts';
import { HEADING, rankOf, SAME, TEXT } from './score.ts';
import type { Store } from './store.ts';

/** First candidates whose text is read for what was put in quotes; pairs alone vouch for the others. */
const FIRST = 12;

/** So many are read at most to fill a page with those that have a stretch as it is. */
const MOST_READ = 14;

/** If so many have it, the next ones are not read. */
const SAMPLE = 6;

/** Runs of so many characters may be a stretch of a text; what is longer is told by its many pairs. */
const STRETCH = { least: 3, most: 14 } as const;

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

/** The question as a run that may be a stretch of a text, and the parts of texts that have all its pairs. */
const stretchOf = async (store: Store, { question, scale }: Prepared) => {
  const { folded } = question;
  const isStretch =
    folded.length >= STRETCH.least && folded.length <= STRETCH.most && /^\p{Script=Han}+$/u.test(folded);
  if (scale.numbered.size > 0 || !isStretch) return undefined;
  const index = await store.tokens(tokensOf(folded));
  return { run: folded, index, parts: new Set(partsWithRun(index, folded)) };
};

/** Whether a part of a text has a run as it is. */
export const isSaidIn = async (store: Store, fold: Fold, part: number, run: string): Promise<boolean> => {
  const { documentOf, firstPart } = store.layout;
  const document = documentOf[part] ?? 0;
  const [row] = await store.rows([document]);
  const { text } = await store.part(row?.parts[part - (firstPart[document] ?? 0)] ?? '');
  return fold(text).includes(run);
};

/** The first documents of which something is true, read until a page is full or enough was read; those of which it is not follow that page. */
const pageWith = async (
  likely: Uint32Array,
  sample: number,
  has: (document: number) => Promise<boolean>,
): Promise<number[]> => {
  const [having, lacking]: [number[], number[]] = [[], []];
  let read = 0;
  while (having.length < RESULTS_PER_PAGE && read < Math.min(MOST_READ, likely.length)) {
    if (read === sample && lacking.length === 0) break;
    const wanted = read === 0 ? sample : RESULTS_PER_PAGE - having.length;
    const next = [...likely.subarray(read, Math.min(MOST_READ, read + wanted))];
    const found = await Promise.all(next.map(has));
    for (const [at, document] of next.entries()) (found[at] ? having : lacking).push(document);
    read += next.length;
  }
  const full = read + RESULTS_PER_PAGE - having.length;
  return [...having, ...likely.subarray(read, full), ...lacking, ...likely.subarray(full)];
};

/**
 * Pages that may have the question as it is come before those that have its words apart. Where its pairs meet by accident
 * as likely as not, the first are read: those that have it come first. What is no longer in force stands behind.
 */
export const literalFirst = async (
  store: Store,
  { match, scale, ...prepared }: Prepared,
  sorted: Uint32Array,
  fold: Fold,
): Promise<Uint32Array> => {
  const stretch = await stretchOf(store, { match, scale, ...prepared });
  if (!stretch || stretch.parts.size === 0) return sorted;
  const { run, index, parts } = stretch;
  const { firstPart, documentOf, signals } = store.layout;
  const ranks = new Map(Array.from(sorted, (document) => [document, rankOf(match, document, scale)]));
  const rank = (document: number): number => ranks.get(document) ?? TEXT;
  const isBack = (document: number) => rank(document) < SAME && readSignal(signals[document] ?? 0).isVoid;
  const [back, front] = [sorted.filter(isBack), sorted.filter((document) => !isBack(document))];
  const [named, others] = [front.filter((one) => rank(one) > HEADING), front.filter((one) => rank(one) <= HEADING)];
  const documents = new Set(Array.from(parts, (part) => documentOf[part]));
  const likely = others.filter((document) => documents.has(document));
  const apart = others.filter((document) => !documents.has(document));
  const { isTogether, isVouched } = tieOf(index, run, parts.size, documentOf.length);
  const isPage = named.length + likely.length <= RESULTS_PER_PAGE;
  if (isVouched || (isTogether && isPage)) return Uint32Array.from([...named, ...likely, ...apart, ...back]);
  const has = async (document: number): Promise<boolean> => {
    for (let part = firstPart[document] ?? 0; documentOf[part] === document; part++)
      if (parts.has(part) && (await isSaidIn(store, fold, part, run))) return true;
    return false;
  };
  return Uint32Array.from([
    ...named,
    ...(await pageWith(likely, isTogether ? SAMPLE : RESULTS_PER_PAGE, has)),
    ...apart,
    ...back,
  ]);
};
