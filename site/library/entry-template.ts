import { dump } from 'js-yaml';
import { z } from 'zod';
import type { FieldMeta } from '#content/schema/field.ts';

type Schema = z.core.$ZodType;

/** What is known of a new entry beforehand: values by field, and for some fields what there is to choose from. */
export interface Known {
  readonly values: Readonly<Record<string, unknown>>;
  readonly choices: Readonly<Record<string, readonly string[]>>;
}

const bare = (schema: Schema): Schema => {
  const { innerType } = schema._zod.def as unknown as { innerType?: Schema };
  return innerType ? bare(innerType) : schema;
};

const isRequired = (schema: Schema): boolean => !z.safeParse(schema, undefined).success;

const metaOf = (schema: Schema): FieldMeta => z.globalRegistry.get(schema) as unknown as FieldMeta;

const choicesOf = (schema: Schema, listed: readonly string[] | undefined): string => {
  const inner = bare(schema);
  const choices = listed ?? (inner instanceof z.ZodEnum ? inner.options.map(String) : undefined);
  return choices ? `可选：${choices.join('、')}。` : '';
};

/** 标题（请填写）：公文的完整标题。例：…… */
const comment = (schema: Schema, isOpen: boolean, listed?: readonly string[]): string => {
  const { label, note, example } = metaOf(schema);
  const rest = `${choicesOf(schema, listed)}${example ? `例：${example}` : ''}`;
  return `# ${label}${isOpen ? '（请填写）' : ''}：${note}。${rest}`;
};

const inYaml = (value: unknown): string => dump(value, { lineWidth: -1, flowLevel: 0 }).trimEnd();

/** The fields inside a field: those of an object, or of one item of a list. */
const inside = (schema: Schema): { shape: Record<string, Schema>; isList: boolean } | undefined => {
  const inner = bare(schema);
  const element = inner instanceof z.ZodArray ? bare(inner.element as Schema) : inner;
  return element instanceof z.ZodObject ? { shape: element.shape, isList: element !== inner } : undefined;
};

/** What becomes of a field nobody has filled: to fill, to take as it stands once its group is taken, or left out. */
type Use = 'open' | 'ready' | 'off';

const off = (line: string): string => `# ${line}`;

const innerLines = (schema: Schema, use: Use): string[] => {
  const group = inside(schema);
  if (!group) return [];
  const lines = Object.entries(group.shape).flatMap(([name, field]) =>
    fieldLines(name, field, isRequired(field) ? use : 'off'),
  );
  return lines.map((line, at) => `  ${group.isList ? (at === 0 ? '- ' : '  ') : ''}${line}`);
};

/** One field: what it means, then its line; what may be left out stands ready behind a #. */
const fieldLines = (name: string, schema: Schema, use: Use, known?: Known): string[] => {
  const value = known?.values[name];
  const isOpen = use === 'open' && value === undefined;
  const head = comment(schema, isOpen, known?.choices[name]);
  if (value !== undefined) return [head, `${name}: ${inYaml(value)}`];
  if (isOpen) return [head, `${name}:`, ...innerLines(schema, 'open')];
  const example = inside(schema) ? '' : metaOf(schema).example;
  const line = `${name}:${example ? ` ${example}` : ''}`;
  const inner = innerLines(schema, 'ready');
  return use === 'ready' ? [head, line, ...inner] : [head, off(line), ...inner.map(off)];
};

/**
 * The beginning of a content file for an author: every field with its Chinese name, meaning and example from the schema,
 * filled in as far as it is known. What must be filled is empty, so that the check refuses it by name until it is.
 */
export const entryTemplate = (schema: Schema, known: Known): string => {
  const shape = inside(schema)?.shape ?? {};
  const fields = Object.entries(shape).flatMap(([name, field]) =>
    fieldLines(name, field, isRequired(field) ? 'open' : 'off', known),
  );
  return [
    '---',
    '# 填好标有“请填写”的各项；其余的用得着时去掉行首的 # 。填完运行 npm run check。',
    ...fields,
    '---',
    '',
    '',
  ].join('\n');
};
