import type { Piece } from '#domain/search/excerpt.ts';
import type { Facet } from '#domain/search/record.ts';

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
  /** The title in pieces, what was asked marked in it. */
  readonly heading: readonly Piece[];
  /** Larger is better; comparable within one answer only. */
  readonly score: number;
  readonly excerpt: readonly Piece[];
  /** 文号直达、标题直达 — the question names this very page. */
  readonly direct?: 'number' | 'title' | undefined;
  /** 发文字号. */
  readonly number?: string;
  /** 发布日期. */
  readonly publishedOn?: string;
  /** The page's own values: its agencies, its theme, its state. */
  readonly facets: Readonly<Partial<Record<Facet, readonly string[]>>>;
}

export interface SearchAnswer {
  readonly total: number;
  /** How many of them are closest to what was asked; they stand first when sorted by relevance. */
  readonly closest: number;
  /** No page has all that was asked; the results have some of it. */
  readonly isPartial: boolean;
  /** The results of the page asked for. */
  readonly results: readonly SearchResult[];
  /** How many results each value would give, its own facet's choices left aside. */
  readonly facets: Readonly<Record<Facet, Readonly<Record<string, number>>>>;
}

/** A page as it is quoted in results. */
export interface Quotable {
  readonly title: string;
  readonly text: string;
}

/** Whatever finds: one question, one answer. */
export interface SearchEngine {
  readonly search: (query: SearchQuery) => Promise<SearchAnswer>;
  /** What another wording of a page says to a question, as in the results. */
  readonly quote: (page: Quotable, question: string) => Pick<SearchResult, 'title' | 'heading' | 'excerpt'>;
}
