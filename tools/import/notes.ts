import { documentSchema } from '#content/schema/document.ts';
import type { FieldMeta } from '#content/schema/field.ts';

/** 处理方式 — what became of something the source did not give as the schema wants it, worst first. */
export const TREATMENTS = {
  skipped: '未导入',
  dropped: '舍弃',
  defaulted: '用缺省值',
  guessed: '推断',
  cleaned: '整理',
  kept: '未覆盖',
} as const;

export type Treatment = keyof typeof TREATMENTS;

/** One thing an editor may want to look at. `why` is a fixed sentence; what differs from item to item is `value`. */
export interface Note {
  readonly how: Treatment;
  /** A field of a document, or one of PLACES, or the name of a field of the source. */
  readonly field: string;
  readonly why: string;
  readonly value?: string | undefined;
}

export type Notes = Note[];

/** Notes that are not about one field of a document. */
const PLACES: Record<string, string> = {
  body: '正文',
  row: '整条',
  file: '文件',
  agency: '机构',
  dates: '日期',
  versions: '版本沿革',
};

const shape: Record<string, { meta: () => unknown }> = documentSchema.shape;

/** The Chinese name of what a note is about; a field of the source keeps its own name. */
export const labelOf = (field: string): string => {
  if (Object.hasOwn(PLACES, field)) return PLACES[field] ?? field;
  return Object.hasOwn(shape, field) ? ((shape[field]?.meta() as FieldMeta | undefined)?.label ?? field) : field;
};
