import { excerptOf, markIn } from '#domain/search/excerpt.ts';
import { FACETS, type Facet, RESULTS_PER_PAGE } from '#domain/search/record.ts';
import { type Direct, readNumber, sameMark, shardOf, titleKey } from './direct.ts';
import type { Quotable, SearchAnswer, SearchEngine, SearchQuery, SearchResult } from './engine.ts';
import { type Folding, type FoldTable, foldingOf } from './fold.ts';
import { askedNameTokens } from './name-tokens.ts';
import { type Reading, readQuestion } from './question.ts';
import { chooseReadings, LEAST } from './readings.ts';

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

/** Pages that a question names, and how. */
type Ways = ReadonlyMap<string, 'number' | 'title'>;

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

const byScore = (a: Found, b: Found): number => b.score - a.score;

const toFilters = (chosen: SearchQuery['filters'], without?: Facet): Filters =>
  Object.fromEntries(
    FACETS.flatMap((facet) => (facet !== without && chosen[facet]?.length ? [[facet, { any: chosen[facet] }]] : [])),
  );

/** More than any score of Pagefind's: what a stricter reading adds, what bearing the name adds, what being named adds. */
const STRICTER = 1000;
const BEARS_NAME = 10_000;
const NAMED = 20_000;

/** What a page that is still good adds, among those of a name. */
const GOOD = 5000;

/** 有效性 of what is only kept for reference. */
const VOID = ['lapsed', 'repealed'];

/** Where no page has all of a question: the share of the best page's tokens that others must have. */
const NEARLY = 2 / 3;

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
  await pagefind.options({ basePath: address, baseUrl: '/', noWorker: true, ranking: { metaWeights: WEIGHTS } });
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
  const named = async (folded: string): Promise<Ways> => {
    const number = readNumber(folded);
    const [byNumber, byTitle] = await Promise.all([number ? direct(number.key) : [], direct(titleKey(folded))]);
    return new Map([
      ...byTitle.map(({ id }) => [id, 'title'] as const),
      ...byNumber
        .filter(({ mark = '' }) => sameMark(number?.mark ?? '', mark))
        .map(({ id }) => [id, 'number'] as const),
    ]);
  };

  const idsOf = async (reading: Reading | null, filters: Filters): Promise<ReadonlySet<string>> =>
    new Set((await ask(reading, filters)).results.map(({ id }) => id));

  /** Pages whose name ends with the question: 青岛市政务公开办法 for 政务公开办法. */
  const bearers = async (folded: string, filters: Filters): Promise<ReadonlySet<string>> => {
    const tokens = askedNameTokens(folded);
    const isKnown = tokens.length > 0 && (await count(`"${tokens.join(' ')}"`)) > 0;
    return isKnown ? idsOf(tokens, filters) : new Set();
  };

  /** What is called as the question says stands first, and of that what is still good. */
  const raise = async (
    found: readonly Found[],
    direct: Ways,
    folded: string,
    reading: Reading | null,
    filters: Filters,
  ) => {
    const [bearing, gone] = await Promise.all([
      bearers(folded, filters),
      idsOf(reading, { ...filters, validity: { any: VOID } }),
    ]);
    return found
      .map((it) => {
        const name = direct.has(it.id) ? NAMED : bearing.has(it.id) ? BEARS_NAME : 0;
        return { ...it, score: it.score + name + (name > 0 && !gone.has(it.id) ? GOOD : 0) };
      })
      .toSorted(byScore);
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
    return { ...all, closest, results: [...ranked.values()].toSorted(byScore) };
  };

  /** Pages with some of the tokens, those with more of them first. */
  const rankSome = async (tokens: Reading, filters: Filters, byDate: boolean) => {
    const ranked = new Map<string, Found>();
    for (const token of tokens)
      for (const result of (await ask([token], filters)).results)
        ranked.set(result.id, { ...result, score: result.score + STRICTER + (ranked.get(result.id)?.score ?? 0) });
    const has = ({ score }: Found) => Math.floor(score / STRICTER);
    const most = Math.max(...[...ranked.values()].map(has));
    const near = new Map(
      [...ranked].filter(([, found]) => has(found) >= Math.max(most * NEARLY, tokens.length * LEAST)),
    );
    const inOrder = byDate ? (await ask(null, filters, true)).results : [...near.values()].toSorted(byScore);
    return { results: inOrder.filter(({ id }) => near.has(id)), closest: near.size, filters: {} };
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
      const reading = readings.at(-1) ?? null;
      const found =
        isPartial && reading
          ? await rankSome(reading, filters, byDate)
          : await rank(isBrowsing ? null : readings, filters, byDate);
      const first = await named(folded);
      const isFirst = ({ id }: Found) => first.get(id) === 'number';
      const list = byDate
        ? [...found.results.filter(isFirst), ...found.results.filter((it) => !isFirst(it))]
        : await raise(found.results, first, folded, reading, filters);
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
        facets: await countFacets(reading, chosen, found.filters),
      };
    },
  };
};
