import type { Quote, SearchAnswer, SearchEngine, SearchQuery, Suggestion } from '#domain/search/types.ts';

/** The languages a search page is in. */
export type Language = 'zh-Hans' | 'zh-Hant' | 'en';

/** What the page asks the worker. */
export type Request =
  | { readonly id: number; readonly query: SearchQuery; readonly isTraditional: boolean }
  | { readonly id: number; readonly typed: string };

/** What follows an answer: an excerpt for each of its results, and the counts of the facets. */
export interface More {
  readonly quotes: readonly Quote[];
  readonly facets: Awaited<ReturnType<SearchEngine['facets']>>;
}

export type Response =
  | { readonly id: number; readonly answer: SearchAnswer }
  | { readonly id: number; readonly more: More }
  | { readonly id: number; readonly suggestions: readonly Suggestion[] }
  | { readonly id: number; readonly failed: true };
