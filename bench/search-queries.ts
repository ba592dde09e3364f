import type { SearchEngine } from './pagefind/engine.ts';

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
const markOf = (found: readonly number[], { rel, exact = [] }: Query, warmMs: number): Mark => {
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

const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;

/** The value that the share `of` of all does not exceed. */
export const quantile = (values: readonly number[], of: number): number =>
  values.toSorted((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * of))] ?? Number.NaN;

const idOf = (url: string): number => Number(/-(\d+)\/$/.exec(url)?.[1]);

/** Asks every question twice, the second time with everything loaded, and prints the marks by class. */
export const printQuality = async (engine: SearchEngine, queries: readonly Query[]): Promise<void> => {
  const classes = new Map<string, Mark[]>();
  for (const query of queries) {
    const question = { text: query.q, filters: {}, sort: 'relevance', page: 1 } as const;
    await engine.search(question);
    const startedAt = performance.now();
    const { results } = await engine.search(question);
    const mark = markOf(
      results.map(({ url }) => idOf(url)),
      query,
      performance.now() - startedAt,
    );
    for (const name of [query.cls, ...(BEYOND_CORE.has(query.cls) ? [] : ['CORE'])])
      classes.set(name, [...(classes.get(name) ?? []), mark]);
  }
  console.table(
    Object.fromEntries(
      [...classes].map(([name, marks]) => {
        const exact = marks.flatMap(({ reciprocal }) => reciprocal ?? []);
        const times = marks.map(({ warmMs }) => warmMs);
        return [
          name,
          {
            queries: marks.length,
            'recall@10': Number(mean(marks.map(({ recall }) => recall)).toFixed(3)),
            'nDCG@10': Number(mean(marks.map(({ ndcg }) => ndcg)).toFixed(3)),
            'MRR exact': exact.length > 0 ? Number(mean(exact).toFixed(3)) : '',
            'warm ms p50': Number(quantile(times, 0.5).toFixed(1)),
            'warm ms p95': Number(quantile(times, 0.95).toFixed(1)),
          },
        ];
      }),
    ),
  );
};
