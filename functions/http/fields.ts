import * as z from 'zod';
import { civilDate, field } from '#content/schema/field.ts';

/** Control characters but for line breaks and tabs, and those that turn the direction of a line. */
const UNPRINTABLE = /[^\P{Cc}\n\t]|[\u202a-\u202e\u2066-\u2069]/u;

/** Words somebody wrote: whole characters, none that cannot be shown, `maximum` of them at most. */
export const words = (label: string, maximum: number) =>
  field(
    z
      .string()
      .max(maximum * 2, { error: `超过 ${maximum} 个字`, abort: true })
      .refine((text) => text.isWellFormed() && !UNPRINTABLE.test(text), '含有不能显示的字符')
      .trim()
      .min(1, '是空的')
      .refine((text) => [...text].length <= maximum, `超过 ${maximum} 个字`)
      // OpenAPI counts characters; the first limit above counts halves of them.
      .meta({ maxLength: maximum }),
    label,
    `不超过 ${maximum} 个字`,
  );

export const day = (label: string) => field(civilDate, label, '北京时间的日期', '2026-03-02');

type Named = string | { readonly name: string };

const nameOf = (named: Named): string => (typeof named === 'string' ? named : named.name);

/** The names of what a field may be; schemas say only the keys. */
const OPTIONS = new WeakMap<z.core.$ZodType, readonly Option[]>();
const UNITS = new WeakSet<z.core.$ZodType>();

export interface Option {
  readonly value: string;
  readonly name: string;
}

/** What a field may be, by name; undefined where it is not chosen from a table. */
export const optionsOf = (schema: z.core.$ZodType): readonly Option[] | undefined => OPTIONS.get(schema);

/** Whether a field is a 单位编号. */
export const isUnit = (schema: z.core.$ZodType): boolean => UNITS.has(schema);

/** One of the keys of a table, which the remedy lists and the note names. */
export const oneOf = <T extends Readonly<Record<string, Named>>>(label: string, table: T) => {
  const options = Object.entries(table).map(([value, named]) => ({ value, name: nameOf(named) }));
  const schema = field(
    z.enum(Object.keys(table) as [keyof T & string, ...(keyof T & string)[]]),
    label,
    options.map(({ value, name }) => `${value}（${name}）`).join('、'),
  );
  OPTIONS.set(schema, options);
  return schema;
};

export const id = (label: string) =>
  field(
    z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/, '不是合法的编号'),
    label,
    '1 到 64 个字母、数字、点、连字符或下划线',
  );

export const whole = (label: string, least: number, most: number) =>
  field(z.int().min(least).max(most), label, `${least} 到 ${most} 的整数`);

/** 单位编号, as in `content/agencies`. */
export const unit = (label: string) => {
  const schema = id(label);
  UNITS.add(schema);
  return schema;
};

export const hash = field(
  z.string().regex(/^[0-9a-f]{64}$/, '不是 64 位十六进制的摘要'),
  '答复摘要',
  '读取申请时得到的 draft.hash',
);
