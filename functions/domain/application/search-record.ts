/** 检索记录 — what shows that a search was full and in good faith, before information is said not to exist. */
export const SEARCH_FIELDS = {
  by: '检索人',
  on: '检索时间',
  places: '检索的系统、档案和部门',
  keywords: '关键词',
  result: '检索结果',
} as const;

export type SearchField = keyof typeof SEARCH_FIELDS;

const FIELDS = Object.keys(SEARCH_FIELDS) as SearchField[];

/** 检索记录 as a reply states it, a line for each; empty while one is missing, so that no half of it is stated. */
export const searchRecord = (given: Readonly<Record<SearchField, string>>): string =>
  FIELDS.every((field) => given[field].trim() !== '')
    ? FIELDS.map((field) => `${SEARCH_FIELDS[field]}：${given[field].trim()}`).join('\n')
    : '';
