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
