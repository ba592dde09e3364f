import type { Asked } from './browser.ts';
import { idOf } from './corpus.ts';

/** A question with the pages that answer it, by their number in the corpus. */
export interface Query {
  readonly cls: string;
  readonly q: string;
  readonly rel: readonly number[];
  /** The page that bears this very title or number, where there is one. */
  readonly exact?: readonly number[];
}

/** Classes that take more than matching characters: reported, and left out of CORE. */
const BEYOND_CORE = new Set(['trad', 'pinyin', 'typo', 'abbr']);

const TOP = 10;

interface Mark {
  readonly recall: number;
  readonly ndcg: number;
  /** One over the place of the first exact page; undefined where no page is exact. */
  readonly reciprocal: number | undefined;
  readonly warmMs: number;
}

const discount = (place: number): number => 1 / Math.log2(place + 2);

/** recall@10 against the most that ten places can hold, nDCG@10 with relevance as yes or no, reciprocal rank. */
export const markOf = (found: readonly number[], { rel, exact = [] }: Omit<Query, 'cls' | 'q'>, warmMs = 0): Mark => {
  const best = Math.min(TOP, rel.length);
  const hits = found.map((id) => rel.includes(id));
  const sum = (places: readonly number[]) => places.reduce((total, place) => total + discount(place), 0);
  const gained = sum(hits.flatMap((hit, place) => (hit ? [place] : [])));
  const place = found.findIndex((id) => exact.includes(id));
  return {
    recall: hits.filter(Boolean).length / best,
    ndcg: gained / sum(Array.from({ length: best }, (_, at) => at)),
    reciprocal: exact.length === 0 ? undefined : place === -1 ? 0 : 1 / (place + 1),
    warmMs,
  };
};

export const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;

/** The value that the share `of` of all does not exceed. */
export const quantile = (values: readonly number[], of: number): number =>
  values.toSorted((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * of))] ?? Number.NaN;

/** The marks of a class of questions, or of CORE. */
export interface ClassMarks {
  readonly queries: number;
  readonly recall: number;
  readonly ndcg: number;
  /** Undefined where no page is exact. */
  readonly mrr: number | undefined;
  readonly warmP50: number;
  readonly warmP95: number;
}

const summed = (marks: readonly Mark[]): ClassMarks => {
  const exact = marks.flatMap(({ reciprocal }) => reciprocal ?? []);
  const times = marks.map(({ warmMs }) => warmMs);
  return {
    queries: marks.length,
    recall: mean(marks.map(({ recall }) => recall)),
    ndcg: mean(marks.map(({ ndcg }) => ndcg)),
    mrr: exact.length > 0 ? mean(exact) : undefined,
    warmP50: quantile(times, 0.5),
    warmP95: quantile(times, 0.95),
  };
};

/** The marks by class, CORE last. */
export const marksByClass = (queries: readonly Query[], asked: readonly Asked[]): ReadonlyMap<string, ClassMarks> => {
  const classes = new Map<string, Mark[]>();
  for (const [at, query] of queries.entries()) {
    const { urls = [], warmMs = 0 } = asked[at] ?? {};
    const mark = markOf(urls.map(idOf), query, warmMs);
    for (const name of [query.cls, ...(BEYOND_CORE.has(query.cls) ? [] : ['CORE'])])
      classes.set(name, [...(classes.get(name) ?? []), mark]);
  }
  return new Map([...classes].map(([name, marks]) => [name, summed(marks)]));
};
