import * as z from 'zod';

const name = z.string('应为名称').trim().min(2, '短于 2 个字，会找到太多').max(30, '长于 30 个字');

/** `search/synonyms.yaml` — 同义词: names for the same, a group a line; a search for one finds the others too. */
export const synonymsSchema = z
  .array(z.array(name).min(2, '一组至少两个名称').max(12, '一组至多十二个名称'))
  .max(2000, '多于 2000 组');

export type Synonyms = z.infer<typeof synonymsSchema>;
