import * as z from 'zod';
import { field, text } from './field.ts';

/** 条例第二十条 — the fifteen items every organ publishes, in the order of the article. */
export const STATUTORY_IDS = [
  'rules', 'organ', 'plans', 'statistics', 'licensing', 'enforcement', 'budget', 'fees', 'procurement', 'majorProjects',
  'livelihood', 'emergency', 'supervision', 'recruitment', 'otherStatutory',
] as const; // biome-ignore format: one look shows them all

/** `statutory.yaml` — the catalogue of 法定主动公开内容 by item of 第二十条. */
export const statutorySchema = z.array(
  z.strictObject({
    id: field(z.enum(STATUTORY_IDS), '事项编号', '条例第二十条各项的编号', 'rules'),
    no: field(z.int().min(1).max(15), '项次', '第几项', '1'),
    name: field(text, '事项名称', '短名，用于目录和面包屑', '规章和规范性文件'),
    nameEn: field(text, '英文名称', '用于英文页面', 'Rules and normative documents'),
    description: field(text, '事项内容', '用自己的话概括本项要公开什么'),
  }),
);

export type StatutoryItem = z.infer<typeof statutorySchema>[number];
