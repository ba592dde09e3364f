import type { Entry } from './load.ts';

/** 只有“主动公开”的公文可以出现在网站上 — the one question every way out asks (第十三条、第十四条). */
export const mayPublish = ({ fields }: Pick<Entry<'documents'>, 'fields'>): boolean => fields.disclosure === '主动公开';
