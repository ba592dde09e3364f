import * as z from 'zod';
import { attachments, civilDate, demo, docNo, field, indexNo, keywords, slug, text } from './field.ts';
import { STATUTORY_IDS } from './statutory.ts';

/** 体裁 — the fifteen statutory kinds, and those of rules and plans. */
export const GENRES = [
  '决议', '决定', '命令', '公报', '公告', '通告', '意见', '通知', '通报', '报告', '请示', '批复', '议案', '函', '纪要',
  '规章', '法律', '法规', '办法', '方案', '规划', '其他',
] as const; // biome-ignore format: one look shows them all

/** 公开属性 — decided when the document is drafted; only the first is ever published (第五条). */
export const DISCLOSURES = ['主动公开', '依申请公开', '不予公开'] as const;

/** 有效性 — what a reader must know before relying on the text. */
export const VALIDITIES = ['现行有效', '已修改', '失效', '废止', '尚未施行'] as const;

const ids = (label: string, note: string) => field(z.array(slug).default([]), label, note, '[qzbf-2020-12]');

/** 公文 — one official document; the Markdown below the fields is its text. */
export const documentSchema = z.strictObject({
  title: field(text, '标题', '公文的完整标题', '青岛市人民政府办公厅关于印发稳就业若干措施的通知'),
  titleEn: field(text.optional(), '英文标题', '有英文译名时填写，英文页面据此列出'),
  indexNo: field(indexNo, '索引号', '组织机构代码/年份-流水号，全站唯一，用后不再分配', '00511700X/2020-00023'),
  publisher: field(slug, '发布机构', '机构编号（agencies/ 中的文件名）；联合发文写牵头机关', 'general-office'),
  jointPublishers: field(z.array(slug).default([]), '联合发文', '其他联合发文机关的机构编号', '[finance]'),
  docNo: field(docNo.optional(), '发文字号', '没有文号的不填', '青政办字〔2020〕23号'),
  writtenOn: field(civilDate, '成文日期', '签发日期或会议通过日期', '2020-05-09'),
  publishedOn: field(civilDate, '发布日期', '首次公开的日期；应在成文后 20 个工作日内（条例第二十六条）', '2020-05-12'),
  turnedPublicOn: field(
    civilDate.optional(),
    '转为主动公开日期',
    '原为依申请公开、后来转为主动公开的填写（条例第四十四条）',
    '2026-03-10',
  ),
  effectiveOn: field(civilDate.optional(), '施行日期', '文中写明的施行之日', '2020-06-01'),
  expiresOn: field(civilDate.optional(), '有效期至', '规范性文件写明的有效期届满之日', '2025-05-31'),
  repealedOn: field(civilDate.optional(), '废止日期', '有效性为“废止”时必填', '2023-03-01'),
  genre: field(z.enum(GENRES), '体裁', '公文种类', '通知'),
  column: field(slug, '栏目', '栏目编号（columns.yaml），其 kind 为 documents', 'normative-documents'),
  theme: field(slug, '主题分类', '主题编号（themes.yaml）', 'labour-personnel'),
  subTheme: field(text.optional(), '主题子类', '该主题下的二级类名', '劳动就业'),
  statutoryItem: field(z.enum(STATUTORY_IDS), '法定主动公开事项', '条例第二十条的哪一项', 'rules'),
  keywords,
  summary: field(text, '内容概述', '一两句话说清写了什么、与谁有关', '从稳岗、创业、培训等方面提出15条措施。'),
  disclosure: field(z.enum(DISCLOSURES), '公开属性', '只有“主动公开”的公文会出现在网站的任何出口', '主动公开'),
  validity: field(z.enum(VALIDITIES), '有效性', '读者依据本文之前要知道的状态', '现行有效'),
  replaces: ids('替代的公文', '本文施行后被废止的公文编号；对方须写 replacedBy'),
  replacedBy: field(slug.optional(), '被何文替代', '替代本文的公文编号；对方须写 replaces', 'qzbf-2023-4'),
  amends: ids('修改的公文', '本文修改的公文编号；对方须写 amendedBy'),
  amendedBy: ids('被何文修改', '修改本文的公文编号；对方须写 amends'),
  interpretations: ids('政策解读', '解读编号（interpretations/ 中的文件名）；对方须写 documents'),
  attachments,
  demo,
});

export type DocumentFields = z.infer<typeof documentSchema>;
