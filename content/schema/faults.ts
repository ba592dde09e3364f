import * as z from 'zod';
import zhCN from 'zod/v4/locales/zh-CN.js';
import type { FieldMeta } from './field.ts';

z.config(zhCN());

type Schema = z.core.$ZodType & { meta?: () => unknown };

const inner = (schema: Schema): Schema => {
  const { def } = schema._zod as unknown as { def: { innerType?: Schema } };
  return def.innerType ? inner(def.innerType) : schema;
};

const child = (schema: Schema, key: PropertyKey): Schema | undefined => {
  const bare = inner(schema);
  if (bare instanceof z.ZodObject) return bare.shape[key as string];
  if (bare instanceof z.ZodArray) return bare.element as Schema;
  return undefined;
};

/** The labels from the outside in, and what is known of the innermost field. */
const describe = (schema: Schema, path: readonly PropertyKey[]): { label: string; meta: FieldMeta | undefined } => {
  const labels: string[] = [];
  let meta: FieldMeta | undefined;
  let at: Schema | undefined = schema;
  for (const key of path) {
    at = at && child(at, key);
    const own = at?.meta?.() as FieldMeta | undefined;
    if (own?.label) {
      labels.push(own.label);
      meta = own;
    } else if (typeof key === 'number') labels.push(`第 ${key + 1} 项`);
  }
  return { label: labels.join(' › '), meta };
};

const valueAt = (value: unknown, path: readonly PropertyKey[]): unknown =>
  path.reduce<unknown>((at, key) => (at as Record<PropertyKey, unknown> | null | undefined)?.[key], value);

const TYPE_NAMES: Record<string, string> = {
  string: '文字',
  number: '数字',
  int: '整数',
  boolean: 'true 或 false',
  array: '列表',
  object: '一组字段',
};

const KIND = (value: unknown): string =>
  value instanceof Date ? '日期' : Array.isArray(value) ? '列表' : (TYPE_NAMES[typeof value] ?? typeof value);

const LONGEST_SHOWN = 60;

/** A value as far as it is worth repeating. */
const shown = (value: unknown): string => {
  if (typeof value === 'object') return KIND(value);
  const characters = [...String(value).slice(0, 2 * LONGEST_SHOWN)];
  return characters.length > LONGEST_SHOWN
    ? `“${characters.slice(0, LONGEST_SHOWN).join('')}…”`
    : `“${characters.join('')}”`;
};

/** The letters two names share, as a share of the longer one: enough to guess a misspelt field. */
const likeness = (a: string, b: string): number => {
  const letters = new Set(a.toLowerCase());
  return [...new Set(b.toLowerCase())].filter((letter) => letters.has(letter)).length / Math.max(a.length, b.length);
};

const faultOf = (issue: z.core.$ZodIssue, value: unknown): string => {
  if ((issue.code === 'invalid_type' || issue.code === 'invalid_value') && (value === undefined || value === null))
    return '没有填写';
  if (issue.code === 'invalid_type') return `应是${TYPE_NAMES[issue.expected] ?? issue.expected}，写成了${KIND(value)}`;
  if (issue.code === 'invalid_value') return `${shown(value)}不在可选的值之内`;
  if (issue.code === 'unrecognized_keys') return `没有${issue.keys.map((key) => `“${key}”`).join('、')}这个字段`;
  return typeof value === 'string' && value ? `${shown(value)}${issue.message}` : issue.message;
};

const remedyOf = (issue: z.core.$ZodIssue, schema: Schema, meta: FieldMeta | undefined, reference: string): string => {
  if (issue.code === 'invalid_value') return `改为其中之一：${issue.values.map(String).join('、')}`;
  if (issue.code === 'unrecognized_keys') {
    const owner = issue.path.reduce<Schema | undefined>((at, key) => at && child(at, key), schema);
    const bare = owner && inner(owner);
    const known = bare instanceof z.ZodObject ? Object.keys(bare.shape) : [];
    const wrong = issue.keys[0] ?? '';
    const close = known.toSorted((a, b) => likeness(wrong, b) - likeness(wrong, a))[0];
    return close && likeness(wrong, close) > 0.6
      ? `是否想写 ${close}；否则删去`
      : `删去，或在${reference}中查正确的字段名`;
  }
  if (meta?.example) return `${meta.note}，例如 ${meta.example}`;
  return meta?.note ?? `在${reference}中查这个字段的写法`;
};

/** One field's fault in words: 字段, 问题, 改法. */
export interface SchemaFault {
  /** The labels from the outside in; empty when the whole is at fault. */
  readonly label: string;
  /** The path of the field, `video.file`. */
  readonly field: string;
  readonly fault: string;
  readonly remedy: string;
}

/** What a schema found wrong with a value; `reference` is where the fields are described. */
export const schemaFaults = (
  schema: Schema,
  value: unknown,
  error: z.core.$ZodError,
  reference: string,
): SchemaFault[] =>
  error.issues.map((issue) => {
    const { label, meta } = describe(schema, issue.path);
    return {
      label,
      field: issue.path.join('.'),
      fault: faultOf(issue, valueAt(value, issue.path)),
      remedy: remedyOf(issue, schema, meta, reference),
    };
  });
