import type { Piece } from '#domain/search/excerpt.ts';
import { FACETS, type Facet, type FacetValues, RESULTS_PER_PAGE } from '#domain/search/record.ts';
import type { SearchEngine, SearchQuery } from '#domain/search/types.ts';

/** Where the English index lies, below the pages of a built site. */
export const ENGLISH_FOLDER = 'en/find';

/** More than anybody means. */
const MOST_LETTERS = 200;
const MOST_WORDS = 12;
const MOST_SUGGESTIONS = 6;

interface Fragment {
  readonly content: string;
  readonly raw_url: string;
  /** Numbers of the words of the content that were found. */
  readonly locations: readonly number[];
  readonly meta: { readonly title: string; readonly number?: string; readonly publishedOn?: string };
  readonly filters: FacetValues;
}

interface Found {
  readonly id: string;
  readonly score: number;
  readonly data: () => Promise<Fragment>;
}

type Filters = Partial<Record<Facet, { readonly any: readonly string[] }>>;
type Counts = Partial<Record<Facet, Record<string, number>>>;

/** What is used of pagefind.js 1.6. */
interface Pagefind {
  readonly options: (options: object) => Promise<void>;
  readonly filters: () => Promise<Counts>;
  readonly search: (
    words: string | null,
    options: { readonly filters: Filters; readonly sort: object },
  ) => Promise<{ readonly results: readonly Found[]; readonly filters: Counts }>;
}

const filtersOf = (chosen: SearchQuery['filters'], without?: Facet): Filters =>
  Object.fromEntries(
    FACETS.flatMap((facet) => (facet !== without && chosen[facet]?.length ? [[facet, { any: chosen[facet] }]] : [])),
  );

const wordsOf = (text: string): string[] => text.split(/\s+/).filter(Boolean);

/** Words with those marked that were found, what stands around them not; `from` is the number of the first. */
const pieces = (words: readonly string[], from: number, found: ReadonlySet<number>): Piece[] =>
  words.flatMap((word, at) => {
    const [, before = '', own = '', after = ''] = /^(\W*)(.*?)(\W*)$/.exec(word) ?? [];
    return [
      { text: before, marked: false },
      { text: own, marked: found.has(from + at) },
      { text: at === words.length - 1 ? after : `${after} `, marked: false },
    ].filter(({ text }) => text !== '');
  });

const countsOf = (fragments: readonly Fragment[]): Counts => {
  const counts = Object.fromEntries(FACETS.map((facet) => [facet, {} as Record<string, number>]));
  for (const { filters } of fragments)
    for (const [facet, values] of Object.entries(filters))
      for (const value of values) {
        const own = counts[facet];
        if (own) own[value] = (own[value] ?? 0) + 1;
      }
  return counts;
};

/** Pages with some of the words, those with more of them first. */
const byWords = (each: readonly (readonly Found[])[]): Found[] => {
  const found = new Map<string, { readonly result: Found; readonly words: number }>();
  for (const result of each.flat()) found.set(result.id, { result, words: (found.get(result.id)?.words ?? 0) + 1 });
  return [...found.values()].toSorted((a, b) => b.words - a.words).map(({ result }) => result);
};

/** Opens the English index at an address that ends in a slash: Pagefind, whose stemmer knows English. @throws when there is none */
export const openEnglish = async (address: string): Promise<SearchEngine> => {
  const response = await fetch(`${address}manifest.json`);
  if (!response.ok) throw new Error(`${response.status} ${address}`);
  const { generation } = (await response.json()) as { readonly generation: string };
  const basePath = `${address}${generation}/`;
  const pagefind = (await import(/* @vite-ignore */ `${basePath}pagefind.js`)) as Pagefind;
  await pagefind.options({ basePath, baseUrl: '/', noWorker: true });
  await pagefind.filters();

  const fragments = new Map<string, Fragment>();
  const read = async ({ id, data }: Found): Promise<Fragment> => {
    const fragment = await data();
    fragments.set(id, fragment);
    return fragment;
  };
  const ask = async ({ text, filters, sort }: Omit<SearchQuery, 'page'>, without?: Facet) => {
    const typed = text.slice(0, MOST_LETTERS).trim();
    const isNothing = typed === '' && Object.keys(filters).length === 0;
    const options = {
      filters: filtersOf(filters, without),
      sort: sort === 'date' || typed === '' ? { date: 'desc' } : {},
    };
    if (isNothing) return { results: [], filters: {}, isPartial: false };
    const whole = await pagefind.search(typed || null, options);
    const words = typed.includes('"') ? [] : wordsOf(typed).slice(0, MOST_WORDS);
    if (words.length < 2) return { ...whole, isPartial: false };
    // Pagefind leaves out words that no page has, and finds nothing where no page has all of the others.
    const each = await Promise.all(words.map(async (word) => (await pagefind.search(word, options)).results));
    if (whole.results.length > 0) return { ...whole, isPartial: each.some(({ length }) => length === 0) };
    const some = byWords(each);
    return { results: some, filters: countsOf(await Promise.all(some.map(read))), isPartial: some.length > 0 };
  };

  return {
    search: async (query) => {
      const { results, isPartial } = await ask(query);
      const shown = results.slice((query.page - 1) * RESULTS_PER_PAGE, query.page * RESULTS_PER_PAGE);
      return {
        total: results.length,
        closest: results.length,
        isPartial,
        results: await Promise.all(
          shown.map(async (found) => {
            const { raw_url: url, meta, filters: facets, locations } = await read(found);
            const { id, score } = found;
            const heading = pieces(wordsOf(meta.title), 0, new Set(locations));
            const why = [`Pagefind ${score.toFixed(2)}`];
            return { ...meta, url, heading, score, facets, interpretations: [], parts: [id], why };
          }),
        ),
      };
    },
    facets: async (query) => {
      const { filters: counts } = await ask(query);
      const own = FACETS.map(async (facet) => {
        const { filters } = query.filters[facet]?.length ? await ask(query, facet) : { filters: counts };
        return [facet, filters[facet] ?? {}] as const;
      });
      return Object.fromEntries(await Promise.all(own)) as Awaited<ReturnType<SearchEngine['facets']>>;
    },
    quote: async ({ parts: [id = ''] }) => {
      const fragment = fragments.get(id);
      if (!fragment) return { excerpt: [], anchor: '', words: [] };
      const { content, meta, locations } = fragment;
      const before = wordsOf([meta.title, meta.number].filter(Boolean).join(' ')).length;
      return { excerpt: pieces(wordsOf(content).slice(before), before, new Set(locations)), anchor: '', words: [] };
    },
    suggest: async (typed) => {
      const { results } = await ask({ text: typed, filters: {}, sort: 'relevance' });
      const first = await Promise.all(results.slice(0, MOST_SUGGESTIONS).map(read));
      return first.map(({ raw_url: url, meta: { title, number } }) => ({ url, title, ...(number && { number }) }));
    },
  };
};
