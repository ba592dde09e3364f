import type { CivilDate } from '#domain/work-calendar.ts';

/** 筛选 — by what results can be narrowed, in the order shown. Values of one facet are alternatives; facets add up. */
export const FACETS = ['category', 'agency', 'theme', 'genre', 'year', 'validity'] as const;
export type Facet = (typeof FACETS)[number];

/** 类别 — what is searched: the collections with pages of their own. */
export const CATEGORIES = {
  documents: '公文',
  interpretations: '政策解读',
  articles: '动态公告',
  pages: '指南制度',
  meetings: '会议',
  'annual-reports': '年度报告',
  agencies: '机构职能',
} as const;
export type Category = keyof typeof CATEGORIES;

/** One page as it is given to the index. */
export interface SearchRecord {
  readonly url: string;
  readonly title: string;
  /** 发文字号. */
  readonly number?: string;
  readonly publishedOn?: CivilDate;
  /** Found by, but not quoted: names of agencies, keywords. */
  readonly aside: readonly string[];
  /** What excerpts are cut from. */
  readonly text: string;
  readonly facets: Readonly<Partial<Record<Facet, readonly string[]>>>;
}

export const RESULTS_PER_PAGE = 10;
