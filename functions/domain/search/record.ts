/** 筛选 — by what results can be narrowed, in the order shown. Values of one facet are alternatives; facets add up. */
export const FACETS = ['category', 'agency', 'theme', 'genre', 'year', 'validity'] as const;
export type Facet = (typeof FACETS)[number];

/** The values a page has in each facet. */
export type FacetValues = Readonly<Partial<Record<Facet, readonly string[]>>>;

/** 有效性 of what is only kept for reference. */
export const VOID: readonly string[] = ['lapsed', 'repealed'];

/** A place inside a text that a link can lead to, and whether it is the heading of a chapter. */
export interface Place {
  /** Offset in the text, in code units. */
  readonly at: number;
  /** The anchor on the page; empty where it has none. */
  readonly id: string;
  readonly isHeading: boolean;
}

/** One page as it is given to the index. */
export interface SearchRecord {
  readonly url: string;
  readonly title: string;
  /** 发文字号. */
  readonly number?: string;
  /** 发布日期, as YYYY-MM-DD. */
  readonly publishedOn?: string;
  /** Names of the agencies it is of. */
  readonly agencies?: readonly string[];
  /** Found by, but not quoted: keywords. */
  readonly aside: readonly string[];
  /** What excerpts are cut from. */
  readonly text: string;
  /** Chapters and articles of the text; found in it where they are not given. */
  readonly places?: readonly Place[];
  /** 0 to 3: how much weight the page's words carry beside others that say the same. */
  readonly authority?: number;
  /** 解读 — the pages that explain this one, shown under it. */
  readonly interpretations?: readonly { readonly url: string; readonly title: string }[];
  readonly facets: FacetValues;
}

/** A page to be indexed; `record` is asked for only when `hash` was not seen before. */
export interface SearchSource {
  readonly url: string;
  /** Of everything the record is made of. */
  readonly hash: string;
  readonly record: () => SearchRecord;
}

export const RESULTS_PER_PAGE = 10;
