import * as z from 'zod';
import { field } from '#content/schema/field.ts';
import {
  type CountField,
  type DateField,
  type DeadlineRule,
  type RuleField,
  SUSPENSION_KINDS,
  type Suspension,
} from '#domain/deadlines/rule.ts';
import { type CivilDate, daysBetween } from '#domain/work-calendar.ts';
import { day, oneOf } from './fields.ts';

const MOST_SUSPENSIONS = 50;
/** Ten years: no statutory period is longer, and a slip of the pen often is. */
const LONGEST_DAYS = 3650;

/** A schema that admits nothing, or null, and keeps its label. */
const mayMiss = <T extends z.ZodType>(schema: T) => schema.nullish().meta(schema.meta() ?? {});

const suspension = z
  .strictObject({
    from: day('发出之日'),
    to: mayMiss(day('意见到达之日')),
    kind: mayMiss(oneOf('征求谁的意见', SUSPENSION_KINDS)),
  })
  .superRefine(({ from, to }, context) => {
    if (to && to < from) context.addIssue({ code: 'custom', path: ['to'], message: `早于发出之日“${from}”` });
  });

const count = ({ label, most }: CountField): z.ZodType =>
  field(z.int().min(0, '不能小于 0').max(most, `不能大于 ${most}`), label, `0 到 ${most} 的整数`);

const schemaOf = (given: RuleField): z.ZodType => {
  if (given.type === 'date') return day(given.label);
  if (given.type === 'count') return count(given);
  return field(
    z.array(suspension).max(MOST_SUSPENSIONS, `超过 ${MOST_SUSPENSIONS} 次`),
    given.label,
    `每次写发出之日 from、意见到达之日 to，不超过 ${MOST_SUSPENSIONS} 次`,
  );
};

/** The names under which a field may be sent: its own, `received` for `receivedOn` and the reverse, and older ones. */
const namesOf = ([key, { type, also = [] }]: readonly [string, RuleField]): readonly string[] => {
  const other = key.endsWith('On') ? key.slice(0, -2) : `${key}On`;
  return [key, ...(type === 'date' ? [other] : []), ...also];
};

/** Each field of a rule under the name by which it was sent. */
export type SentNames = ReadonlyMap<string, string>;

export const sentNames = ({ fields }: DeadlineRule, input: object): SentNames =>
  new Map(
    Object.entries(fields).map((entry) => [
      entry[0],
      namesOf(entry).find((name) => Object.hasOwn(input, name)) ?? entry[0],
    ]),
  );

type Sent = Readonly<Record<string, unknown>>;

const checkOrder = (
  rule: DeadlineRule,
  names: SentNames,
  sent: Sent,
  add: (path: readonly string[], message: string) => void,
): void => {
  const valueFor = (key: string) => (sent[names.get(key) ?? key] ?? undefined) as CivilDate | undefined;
  for (const [key, given] of Object.entries(rule.fields)) {
    const value = given.type === 'date' ? valueFor(key) : undefined;
    const earlier = (given as DateField).notBefore?.find((other) => (valueFor(other) ?? '') > (value ?? ''));
    if (value !== undefined && earlier !== undefined)
      add([names.get(key) ?? key], `早于“${rule.fields[earlier]?.label}”`);
  }
};

const checkLength = (
  names: SentNames,
  sent: Sent,
  add: (path: readonly (string | number)[], message: string) => void,
) => {
  const name = names.get('suspensions') ?? '';
  const start = sent[names.get('received') ?? ''] as CivilDate | undefined;
  const suspensions = (sent[name] ?? []) as readonly Suspension[];
  for (const [at, { from, to }] of suspensions.entries())
    for (const [key, date] of Object.entries({ from, to }))
      if (date && start && Math.abs(daysBetween(start, date)) > LONGEST_DAYS)
        add([name, at, key], `与收到申请之日相差超过 ${LONGEST_DAYS} 天`);
};

/** What a rule must be sent, made from its row. */
export const deadlineSchema = (
  rule: DeadlineRule,
  names: SentNames = sentNames(rule, {}),
): z.ZodType<Readonly<Record<string, unknown>>> =>
  z
    .strictObject(
      Object.fromEntries(
        Object.entries(rule.fields).map(([key, given]) => {
          const schema = schemaOf(given);
          return [names.get(key) ?? key, given.optional ? mayMiss(schema) : schema];
        }),
      ),
    )
    .superRefine((sent, context) => {
      const add = (path: readonly (string | number)[], message: string) =>
        context.addIssue({ code: 'custom', path: [...path], message });
      checkOrder(rule, names, sent, add);
      checkLength(names, sent, add);
    });
