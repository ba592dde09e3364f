import * as z from 'zod';
import type { FieldMeta } from '#content/schema/field.ts';
import { STATEMENTS } from '#domain/application/outcomes.ts';
import { SEARCH_FIELDS, type SearchField, searchRecord } from '#domain/application/search-record.ts';
import { isUnit, type Option, optionsOf } from './fields.ts';
import { type ManualStep, STEP_SCHEMAS } from './step-schemas.ts';
import { written } from './written.ts';

type Schema = z.core.$ZodType;

/** How a field of a step is filled in on a page. */
export interface StepField {
  readonly name: string;
  readonly label: string;
  readonly note: string;
  readonly kind: 'text' | 'line' | 'day' | 'whole' | 'choice' | 'choices' | 'unit' | 'units';
  readonly options: readonly Option[];
  readonly optional: boolean;
  /** Of characters. */
  readonly maximum?: number | undefined;
}

/** Set by the page itself, or filled in elsewhere. */
const NOT_ASKED = new Set(['hash', 'statements', 'attachments', 'files']);

/** Longer words get a box, shorter ones a line. */
const LINE_CHARACTERS = 120;

const bare = (schema: Schema): z.ZodType => {
  const { innerType } = schema._zod.def as unknown as { innerType?: Schema };
  return innerType ? bare(innerType) : (schema as z.ZodType);
};

interface Shape {
  readonly type?: string;
  readonly pattern?: string;
  readonly maxLength?: number;
}

const DAY_PATTERN = /^\^\\d\{4\}-\\d\{2\}-\\d\{2\}\$$/;

const kindOf = (schema: Schema, { type, pattern, maxLength }: Shape): StepField['kind'] => {
  if (optionsOf(schema)) return 'choice';
  if (isUnit(schema)) return 'unit';
  if (type === 'integer') return 'whole';
  if (DAY_PATTERN.test(pattern ?? '')) return 'day';
  return (maxLength ?? 0) > LINE_CHARACTERS ? 'text' : 'line';
};

const fieldOf = (name: string, given: z.ZodType): StepField => {
  const inner = bare(given);
  const { label, note } = (given.meta() ?? inner.meta()) as unknown as FieldMeta;
  const element = inner instanceof z.ZodArray ? bare(inner.element) : inner;
  const shape = z.toJSONSchema(element, { io: 'input', unrepresentable: 'any' }) as Shape;
  const one = kindOf(element, shape);
  return {
    name,
    label,
    note,
    kind: inner instanceof z.ZodArray ? (one === 'unit' ? 'units' : 'choices') : one,
    options: optionsOf(element) ?? [],
    optional: given.safeParse(undefined).success,
    maximum: shape.maxLength,
  };
};

/** What a step asks for, drawn from the schema it is checked by. */
export const stepFields = (step: ManualStep): StepField[] =>
  Object.entries(STEP_SCHEMAS[step].shape as Record<string, z.ZodType>)
    .filter(([name]) => !NOT_ASKED.has(name))
    .map(([name, schema]) => fieldOf(name, schema));

/** Fields left empty are left out: the schema says whether they may be. */
const sentValue = ({ name, kind }: StepField, form: URLSearchParams): unknown => {
  if (kind === 'choices' || kind === 'units') return form.getAll(name).filter((value) => value !== '');
  const text = written(form, name);
  if (text === '') return undefined;
  return kind === 'whole' && /^-?\d{1,9}$/.test(text) ? Number(text) : text;
};

/** 检索记录 as sent, a field for each thing it must say. */
const searchIn = (form: URLSearchParams): string =>
  searchRecord(
    Object.fromEntries(Object.keys(SEARCH_FIELDS).map((field) => [field, written(form, `search.${field}`)])) as Record<
      SearchField,
      string
    >,
  );

/** 答复内容 as sent, one field for each thing that must be stated: `statements.reason`. */
const statementsIn = (form: URLSearchParams): Readonly<Record<string, string>> =>
  Object.fromEntries(
    Object.keys(STATEMENTS)
      .map(
        (statement) =>
          [
            statement,
            statement === 'searchRecord' ? searchIn(form) : written(form, `statements.${statement}`),
          ] as const,
      )
      .filter(([, text]) => text !== ''),
  );

/** The data of a step as a page's form sent them, for the step's schema to judge. */
export const stepData = (step: ManualStep, form: URLSearchParams): Readonly<Record<string, unknown>> => {
  const { shape } = STEP_SCHEMAS[step];
  const asked = stepFields(step).map((field) => [field.name, sentValue(field, form)] as const);
  return {
    ...Object.fromEntries(asked.filter(([, value]) => value !== undefined)),
    // What was read is what is approved: the page sends back the hash it showed.
    ...('hash' in shape && { hash: form.get('hash') ?? '' }),
    ...('statements' in shape && { statements: statementsIn(form) }),
    ...('files' in shape && { files: form.getAll('files') }),
  };
};
