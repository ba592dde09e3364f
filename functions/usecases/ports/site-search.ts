import type { SearchEngine } from '#domain/search/types.ts';

/** 搜索 — asks the index of the published site; undefined where the site was built without one. */
export type SiteSearch = <Answer>(ask: (engine: SearchEngine) => Promise<Answer>) => Promise<Answer | undefined>;
