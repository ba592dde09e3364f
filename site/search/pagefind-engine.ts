import { type Direct, readNumber, sameMark, shardOf, titleKey } from './direct.ts';
import type { Quotable, SearchAnswer, SearchEngine, SearchQuery, SearchResult } from './engine.ts';
import { excerptOf, markIn } from './excerpt.ts';
import { type Folding, type FoldTable, foldingOf } from './fold.ts';
import { type Reading, readQuestion } from './question.ts';
import { chooseReadings } from './readings.ts';
import { FACETS, type Facet, RESULTS_PER_PAGE } from './record.ts';

/** What the index says of itself. */
export interface Manifest {
  readonly fold: FoldTable;
  /** Number of files of direct ways. */
  readonly shards: number;
}

interface Fragment {
  readonly content: string;
  readonly raw_url: string;
  readonly meta: { readonly title: string; readonly number?: string; readonly publishedOn?: string };
  readonly filters: SearchResult['facets'];
}

interface Found {
  readonly id: string;
  readonly score: number;
  readonly data: () => Promise<Fragment>;
}

type Filters = Partial<Record<Facet, { readonly any: readonly string[] }>>;
type Counts = Partial<Record<Facet, Record<string, number>>>;

interface Pagefind {
  readonly options: (options: object) => Promise<void>;
  readonly filters: () => Promise<Counts>;
  readonly search: (
    terms: string | null,
    options: { readonly filters: Filters; readonly sort: object },
  ) => Promise<{ readonly results: Found[]; readonly filters: Counts; readonly unfilteredResultCount: number }>;
}

const toFilters = (chosen: SearchQuery['filters'], without?: Facet): Filters =>
  Object.fromEntries(
    FACETS.flatMap((facet) => (facet !== without && chosen[facet]?.length ? [[facet, { any: chosen[facet] }]] : [])),
  );

/** More than any score of Pagefind's: what a stricter reading adds, and what being named adds. */
const STRICTER = 1000;
const NAMED = 10_000;

/** Leaves no results, so that counting them is all that is done. */
const NO_PAGE: Filters = { category: { any: [''] } };

/** Pagefind's own weight for words of the text is 1. */
const WEIGHTS = { title: 8, number: 8 };

/** Opens the index at an address that ends in a slash. @throws Error when there is none. */
export const openPagefind = async (address: string): Promise<SearchEngine> => {
  const read = async <T>(name: string): Promise<T> => {
    const response = await fetch(`${address}${name}`);
    if (!response.ok) throw new Error(`${response.status} ${address}${name}`);
    return response.json() as Promise<T>;
  };
  const [pagefind, manifest] = await Promise.all([
    import(/* @vite-ignore */ `${address}pagefind.js`) as Promise<Pagefind>,
    read<Manifest>('manifest.json'),
  ]);
  await pagefind.options({ basePath: address, baseUrl: '/', ranking: { metaWeights: WEIGHTS } });
  await pagefind.filters();
  return engineOn(
    pagefind,
    foldingOf(manifest.fold),
    async (key) => (await read<Record<string, Direct[]>>(`direct/${shardOf(key, manifest.shards)}.json`))[key] ?? [],
  );
};

const NOTHING: SearchAnswer = {
  total: 0,
  closest: 0,
  isPartial: false,
  results: [],
  facets: { category: {}, agency: {}, theme: {}, genre: {}, year: {}, validity: {} },
};

const engineOn = (pagefind: Pagefind, folding: Folding, direct: (key: string) => Promise<Direct[]>): SearchEngine => {
  const ask = (tokens: Reading | null, filters: Filters, byDate = false) =>
    pagefind.search(tokens?.join(' ') ?? null, { filters, sort: byDate ? { date: 'desc' } : {} });
  const count = async (terms: string) =>
    (await pagefind.search(terms, { filters: NO_PAGE, sort: {} })).unfilteredResultCount;
  const choose = chooseReadings({
    count: (tokens) => count(tokens.join(' ')),
    countWhole: (tokens) => count(`"${tokens.join(' ')}"`),
  });

  /** Pages the question names by number or by their whole title. */
  const named = async (folded: string): Promise<Map<string, 'number' | 'title'>> => {
    const number = readNumber(folded);
    const [byNumber, byTitle] = await Promise.all([number ? direct(number.key) : [], direct(titleKey(folded))]);
    return new Map([
      ...byTitle.map(({ id }) => [id, 'title'] as const),
      ...byNumber
        .filter(({ mark = '' }) => sameMark(number?.mark ?? '', mark))
        .map(({ id }) => [id, 'number'] as const),
    ]);
  };

  /** The widest reading's results; those of stricter readings stand first, and score higher. */
  const rank = async (readings: readonly Reading[] | null, filters: Filters, byDate: boolean) => {
    const all = await ask(readings?.at(-1) ?? null, filters, byDate);
    if (byDate || !readings) return { ...all, closest: all.results.length };
    const ranked = new Map(all.results.map((result) => [result.id, result]));
    const stricter = await Promise.all(readings.slice(0, -1).map((reading) => ask(reading, filters)));
    const [closest = ranked.size] = stricter.map(({ results }) => results.filter(({ id }) => ranked.has(id)).length);
    for (const [at, { results }] of [...stricter.entries()].reverse())
      for (const result of results.filter(({ id }) => ranked.has(id)))
        ranked.set(result.id, { ...result, score: result.score + (stricter.length - at) * STRICTER });
    return { ...all, closest, results: [...ranked.values()].toSorted((a, b) => b.score - a.score) };
  };

  const countFacets = async (reading: Reading | null, chosen: SearchQuery['filters'], counts: Counts) => {
    const own = FACETS.map(async (facet) => {
      const { filters } = chosen[facet]?.length ? await ask(reading, toFilters(chosen, facet)) : { filters: counts };
      return [
        facet,
        Object.fromEntries(Object.entries(filters[facet] ?? {}).filter(([, count]) => count > 0)),
      ] as const;
    });
    return Object.fromEntries(await Promise.all(own)) as SearchAnswer['facets'];
  };

  const quote = ({ title, text }: Quotable, words: readonly string[]) => ({
    title,
    heading: markIn(title, words, folding.fold),
    excerpt: excerptOf(text, words, folding.fold),
  });

  return {
    quote: (page, question) => quote(page, readQuestion(question, folding).words),
    search: async ({ text, filters: chosen, sort, page }) => {
      const { folded, spellings, words } = readQuestion(text, folding);
      const filters = toFilters(chosen);
      const isBrowsing = folded === '' && Object.keys(filters).length > 0;
      const { readings, isPartial } = await choose(spellings);
      if (readings.length === 0 && !isBrowsing) return NOTHING;
      const byDate = sort === 'date' || isBrowsing;
      const found = await rank(isBrowsing ? null : readings, filters, byDate);
      const first = await named(folded);
      const isFirst = ({ id }: Found) => first.get(id) === 'number' || (first.has(id) && !byDate);
      const list = [
        ...found.results.filter(isFirst).map((it) => ({ ...it, score: it.score + NAMED })),
        ...found.results.filter((it) => !isFirst(it)),
      ];
      const shown = list.slice((page - 1) * RESULTS_PER_PAGE, page * RESULTS_PER_PAGE);
      const results = shown.map(async ({ id, score, data }): Promise<SearchResult> => {
        const { content, raw_url, meta, filters: facets } = await data();
        const quoted = quote({ title: meta.title, text: content }, words);
        return { ...meta, ...quoted, url: raw_url, score, facets, direct: first.get(id) };
      });
      return {
        total: list.length,
        closest: found.closest,
        isPartial,
        results: await Promise.all(results),
        facets: await countFacets(readings.at(-1) ?? null, chosen, found.filters),
      };
    },
  };
};
