import type { Counts, Filters } from './candidates.ts';
import type { Piece } from './excerpt.ts';
import type { FacetValues } from './record.ts';

/** What a reader asks. */
export interface SearchQuery {
  readonly text: string;
  readonly filters: Filters;
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
  /** 文号直达、标题直达 — the question names this very page. */
  readonly direct?: 'number' | 'title' | undefined;
  /** 发文字号. */
  readonly number?: string;
  /** 发布日期. */
  readonly publishedOn?: string;
  /** The page's own values: its agencies, its theme, its state. */
  readonly facets: FacetValues;
  /** 解读 of this page, those among the results left out. */
  readonly interpretations: readonly { readonly url: string; readonly title: string }[];
  /** Names of the files of its text, the one with most of the question first. */
  readonly parts: readonly string[];
  /** Why it stands where it stands. */
  readonly why: readonly string[];
}

/** What was asked instead of what was typed. */
export interface Correction {
  readonly text: string;
  readonly because: 'pinyin' | 'typo';
  /** The results are those of the correction; otherwise it is only offered. */
  readonly isUsed: boolean;
}

export interface SearchAnswer {
  readonly total: number;
  /** How many of them have the words side by side; they stand among the first. */
  readonly closest: number;
  /** No page has all that was asked; the results have some of it. */
  readonly isPartial: boolean;
  /** The results of the page asked for. */
  readonly results: readonly SearchResult[];
  readonly correction?: Correction | undefined;
}

/** What a text says to a question, and the article it stands in. */
export interface Quote {
  readonly excerpt: readonly Piece[];
  /** The anchor on the page; empty at its beginning. */
  readonly anchor: string;
  /** Words that are marked in it. */
  readonly words: readonly string[];
}

/** A page as it is quoted in results. */
export interface Quotable {
  readonly title: string;
  readonly text: string;
}

/** Whatever finds: one question, one answer; the rest follows when it is wanted. */
export interface SearchEngine {
  readonly search: (query: SearchQuery) => Promise<SearchAnswer>;
  /** How many results each value would give, its own facet's choices left aside. */
  readonly facets: (query: SearchQuery) => Promise<Counts>;
  /** What the page of a result says to the question. */
  readonly quote: (result: Pick<SearchResult, 'parts'>, question: string) => Promise<Quote>;
  /** Titles, numbers and agencies that have what is typed so far. */
  readonly suggest: (typed: string) => Promise<readonly Suggestion[]>;
}

/** The Chinese engine, which reads Traditional pages by an index in Simplified. */
export interface ChineseEngine extends SearchEngine {
  /** What another wording of a page says to a question, as in the results. */
  readonly quoteFrom: (
    page: Quotable,
    question: string,
  ) => Pick<SearchResult, 'title' | 'heading'> & Pick<Quote, 'excerpt'>;
}

export interface Suggestion {
  readonly title: string;
  readonly url: string;
  readonly number?: string;
}
