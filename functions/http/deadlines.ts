import * as z from 'zod';
import { field } from '#content/schema/field.ts';
import { DEADLINE_RULES, ruleNamed } from '#domain/deadlines/deadline-rules.ts';
import type { ProofDay } from '#domain/deadlines/proof.ts';
import { type Deadline, type DeadlineRule, isProvisional, type ResultValue } from '#domain/deadlines/rule.ts';
import type { WorkCalendar } from '#domain/work-calendar.ts';
import { check } from './body.ts';
import { deadlineSchema, sentNames } from './deadline-schemas.ts';
import { EDGE_PROBLEMS } from './edge-problems.ts';
import { invalid, type Problem } from './problem.ts';

export const askedSchema = z.strictObject({
  rule: field(z.string(), '规则', '期限规则的名称', 'reply.base'),
  input: field(z.record(z.string(), z.unknown()), '输入', '规则需要的日期和数目'),
});

const noSuchRule = (name: string): Problem => ({
  ...invalid([
    {
      field: 'rule',
      label: '规则',
      fault: `没有“${name.slice(0, 60)}”这个规则`,
      remedy: `改为其中之一：${DEADLINE_RULES.map(({ id }) => id).join('、')}`,
    },
  ]),
  code: 'noSuchRule',
  title: EDGE_PROBLEMS.noSuchRule.title,
});

/** A question about a deadline, checked: the rule, the name by which it was asked for, and its input by its own names. */
export interface Asked {
  readonly rule: DeadlineRule;
  readonly name: string;
  readonly input: Readonly<Record<string, unknown>>;
}

export const parseDeadline = (body: unknown): Asked | { readonly problem: Problem } => {
  const asked = check(askedSchema, body);
  if ('problem' in asked) return asked;
  const { rule: name, input } = asked.data;
  const rule = ruleNamed(name);
  if (!rule) return { problem: noSuchRule(name) };
  const names = sentNames(rule, input);
  const sent = check(deadlineSchema(rule, names), input);
  if ('problem' in sent) return sent;
  return {
    rule,
    name,
    input: Object.fromEntries([...names].map(([key, name]) => [key, sent.data[name] ?? undefined])),
  };
};

export interface DeadlineAnswer {
  /** As it was asked for. */
  readonly rule: string;
  readonly name: string;
  readonly law: string;
  readonly result: Readonly<Record<string, ResultValue>>;
  readonly proof: readonly (ProofDay & { readonly period: string })[];
  /** The results once more, beside the rest. */
  readonly [result: string]: unknown;
}

const resultOf = (deadline: Deadline): Record<string, ResultValue> => ({
  ...deadline.results,
  ...(isProvisional(deadline) && { provisional: true }),
});

export type DeadlineReply =
  | { readonly status: 200; readonly body: DeadlineAnswer }
  | { readonly status: number; readonly body: Problem };

/** POST /deadlines — 计算期限: the dates a rule yields, with the proof day by day. */
export const answerDeadlines =
  (calendar: WorkCalendar) =>
  (body: unknown): DeadlineReply => {
    const asked = parseDeadline(body);
    if ('problem' in asked) return { status: asked.problem.status, body: asked.problem };
    const { rule, name, input } = asked;
    const deadline = rule.compute(calendar, input);
    const result = resultOf(deadline);
    const proof = deadline.periods.flatMap(({ name, days }) => days.map((day) => ({ period: name, ...day })));
    return { status: 200, body: { rule: name, name: rule.name, law: rule.law, result, ...result, proof } };
  };
