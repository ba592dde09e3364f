/** 网站找错 — the kinds of fault a reader may report, by their word in the form. */
export const SITE_FAULT_KINDS = {
  wrong: '内容有错',
  outdated: '信息过期',
  unreachable: '打不开或链接失效',
  unreadable: '看不清、用不了',
  other: '其他',
} as const;

export type SiteFaultKind = keyof typeof SITE_FAULT_KINDS;

/** Whether a word from outside names a kind of fault. */
export const isSiteFaultKind = (kind: string): kind is SiteFaultKind => Object.hasOwn(SITE_FAULT_KINDS, kind);
