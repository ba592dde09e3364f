import { isOfDisclosure, type StatedDisclosure } from './disclosure.ts';

/** What old systems call the fields, in the order of trust. Names are compared without regard to case. */
export const NAMES = {
  title: ['title', '标题', '名称', '题名', 'ArticleTitle', 'subject', 'name'],
  titleEn: ['titleEn', '英文标题'],
  agency: ['agency', 'publisher', '发布机构', '发文机关', '发文单位', '制定机关', 'puborg', 'ContentSource', '来源', 'source'],
  jointPublishers: ['jointPublishers', '联合发文', '联合发文机关'],
  docNo: ['docNo', 'doc_no', '发文字号', '文号', 'pcode'],
  indexNo: ['indexNo', '索引号'],
  category: ['category', 'genre', '体裁', '文种', '公文种类', '类别', 'type'],
  writtenOn: ['writtenOn', '成文日期', '发文日期', '签发日期'],
  publishedOn: ['publishedOn', '发布日期', '发布时间', '公布日期', 'PubDate', 'pubtime', 'published', 'date'],
  effectiveOn: ['effectiveOn', '施行日期', '实施日期', '生效日期'],
  expiresOn: ['expiresOn', '有效期至', '失效日期'],
  repealedOn: ['repealedOn', '废止日期'],
  year: ['year', '年份'],
  theme: ['theme', '主题分类', '主题', '分类'],
  subTheme: ['subTheme', '主题子类'],
  column: ['column', '栏目', 'ColumnName'],
  statutoryItem: ['statutoryItem', '法定主动公开事项'],
  keywords: ['keywords', '关键词', '主题词'],
  summary: ['summary', '内容概述', '摘要', '概述', 'description'],
  validity: ['validity', '有效性', '时效性', '效力状态'],
  attachments: ['attachments', '附件'],
  html: ['html'],
  body: ['body', '正文', 'content', 'text', 'markdown'],
  ref: ['ref', 'rel', 'url', '网址', 'link', 'path'],
  id: ['id'],
} as const; // biome-ignore format: one look shows them all

export type Name = keyof typeof NAMES;

const KNOWN: ReadonlyMap<string, Name> = new Map(
  Object.entries(NAMES).flatMap(([name, others]) => others.map((other) => [other.toLowerCase(), name as Name])),
);

const isGiven = (value: unknown): boolean =>
  value !== null && value !== undefined && !(typeof value === 'string' && value.trim() === '');

/** A source's values by our names, the surest name first. */
export interface Renamed {
  readonly values: Partial<Record<Name, unknown>>;
  /** All it says of 公开属性 and 密级: none may be passed over for another. */
  readonly disclosure: readonly StatedDisclosure[];
  /** Its own names that no field has. */
  readonly unknown: readonly string[];
}

export const rename = (source: Readonly<Record<string, unknown>>): Renamed => {
  const values: Partial<Record<Name, unknown>> = {};
  const ranks = new Map<Name, number>();
  const disclosure: StatedDisclosure[] = [];
  const unknown: string[] = [];
  for (const [key, value] of Object.entries(source)) {
    if (!isGiven(value)) continue;
    const name = KNOWN.get(key.trim().toLowerCase());
    if (!name) {
      if (isOfDisclosure(key)) disclosure.push([key, value]);
      else unknown.push(key);
      continue;
    }
    const rank = NAMES[name].findIndex((other) => other.toLowerCase() === key.trim().toLowerCase());
    if (rank < (ranks.get(name) ?? Number.POSITIVE_INFINITY)) {
      ranks.set(name, rank);
      values[name] = value;
    }
  }
  return { values, disclosure, unknown };
};

/** A value as text, if it can be one. */
export const asText = (value: unknown): string | undefined => {
  if (typeof value === 'string') return value;
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : undefined;
};

/** A value as a list of texts: a list, or a text with the separators in use. */
export const asList = (value: unknown): string[] => {
  const parts = Array.isArray(value)
    ? value.flatMap((it) => asText(it) ?? [])
    : (asText(value) ?? '').split(/[,，;；、\s]+/);
  return parts.map((part) => part.trim()).filter(Boolean);
};
