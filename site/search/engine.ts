import { type Direct, readNumber, sameMark, shardOf, titleKey } from './direct.ts';
import { excerptOf, type Piece } from './excerpt.ts';
import { type Folding, type FoldTable, foldingOf } from './fold.ts';
import { readQuestion } from './question.ts';
import { FACETS, type Facet } from './record.ts';

/** What a reader asks. */
export interface SearchQuery {
  readonly text: string;
  readonly filters: Readonly<Partial<Record<Facet, readonly string[]>>>;
  readonly sort: 'relevance' | 'date';
  /** From 1. */
  readonly page: number;
}

export interface SearchResult {
  readonly url: string;
  readonly title: string;
  /** Larger is better; comparable within one answer only. */
  readonly score: number;
  readonly excerpt: readonly Piece[];
  /** 文号直达、标题直达 — the question names this very page. */
  readonly direct?: 'number' | 'title';
  /** 发文字号. */
  readonly number?: string;
  /** 发布日期. */
  readonly publishedOn?: string;
  /** The page's own values: its agencies, its theme, its state. */
  readonly facets: Readonly<Partial<Record<Facet, readonly string[]>>>;
}

export interface SearchAnswer {
  readonly total: number;
  /** The results of the page asked for. */
  readonly results: readonly SearchResult[];
  /** How many results each value would give, its own facet's choices left aside. */
  readonly facets: Readonly<Record<Facet, Readonly<Record<string, number>>>>;
}

/** Whatever finds: one question, one answer. */
export interface SearchEngine {
  readonly search: (query: SearchQuery) => Promise<SearchAnswer>;
}

export const RESULTS_PER_PAGE = 10;

/** Below so many results of the strict reading, looser readings are added after them. */
const ENOUGH = 10;

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
  ) => Promise<{ readonly results: Found[]; readonly filters: Counts }>;
}

const toFilters = (chosen: SearchQuery['filters'], without?: Facet): Filters =>
  Object.fromEntries(
    FACETS.flatMap((facet) => (facet !== without && chosen[facet]?.length ? [[facet, { any: chosen[facet] }]] : [])),
  );

/** Pagefind's own weight for words of the text is 1. */
const WEIGHTS = { title: 8, number: 8 };

/** Opens the index at an address that ends in a slash. @throws Error when there is none. */
export const openEngine = async (address: string): Promise<SearchEngine> => {
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

const engineOn = (pagefind: Pagefind, folding: Folding, direct: (key: string) => Promise<Direct[]>): SearchEngine => {
  const ask = (tokens: readonly string[] | null, filters: Filters, byDate: boolean) =>
    pagefind.search(tokens && tokens.join(' '), { filters, sort: byDate ? { date: 'desc' } : {} });

  /** The reading that is used, and the results in their order. */
  const rank = async (ways: readonly (readonly string[])[] | null, filters: Filters, byDate: boolean) => {
    const found = new Map<string, Found>();
    let widest: readonly string[] | null = null;
    for (const tokens of ways ?? [null]) {
      if (found.size >= ENOUGH) break;
      const { results } = await ask(tokens, filters, byDate);
      if (results.length > found.size) widest = tokens;
      for (const result of results) if (!found.has(result.id)) found.set(result.id, result);
    }
    return { found, widest };
  };

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

  const countFacets = async (tokens: readonly string[] | null, chosen: SearchQuery['filters']) => {
    const all = (await ask(tokens, toFilters(chosen), false)).filters;
    const counts = await Promise.all(
      FACETS.map(async (facet) => {
        const own = chosen[facet]?.length ? (await ask(tokens, toFilters(chosen, facet), false)).filters : all;
        return [facet, Object.fromEntries(Object.entries(own[facet] ?? {}).filter(([, count]) => count > 0))] as const;
      }),
    );
    return Object.fromEntries(counts) as SearchAnswer['facets'];
  };

  return {
    search: async ({ text, filters: chosen, sort, page }) => {
      const { folded, ways, words } = readQuestion(text, folding);
      const filters = toFilters(chosen);
      const narrowed = Object.keys(filters).length > 0;
      if (ways.length === 0 && (folded !== '' || !narrowed))
        return {
          total: 0,
          results: [],
          facets: Object.fromEntries(FACETS.map((facet) => [facet, {}])) as SearchAnswer['facets'],
        };
      const asked = folded === '' ? null : ways;
      const byDate = sort === 'date' || asked === null;
      const { found, widest } = await rank(asked, filters, byDate);
      const first = asked ? await named(folded) : new Map<string, never>();
      const isFirst = ({ id }: Found) => first.get(id) === 'number' || (first.has(id) && !byDate);
      const ordered = [...found.values()];
      const list = [...ordered.filter(isFirst), ...ordered.filter((it) => !isFirst(it))];
      const shown = list.slice((page - 1) * RESULTS_PER_PAGE, page * RESULTS_PER_PAGE);
      const results = shown.map(async ({ id, score, data }): Promise<SearchResult> => {
        const { content, raw_url, meta, filters: facets } = await data();
        const way = first.get(id);
        return {
          url: raw_url,
          ...meta,
          score,
          facets,
          excerpt: excerptOf(content, words, folding.fold),
          ...(way && { direct: way }),
        };
      });
      return { total: list.length, results: await Promise.all(results), facets: await countFacets(widest, chosen) };
    },
  };
};
