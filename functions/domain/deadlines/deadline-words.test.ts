import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { CALENDAR } from '../../../tests/support/calendar.ts';
import { DEADLINE_GROUPS, DEADLINE_RULES, ruleNamed } from './deadline-rules.ts';

const { cases } = JSON.parse(readFileSync(new URL('./fixtures/deadline-cases.json', import.meta.url), 'utf8')) as {
  readonly cases: readonly { readonly rule: string; readonly input: Readonly<Record<string, unknown>> }[];
};

const CHINESE = /\p{Script=Han}/u;

describe('期限规则的文字', () => {
  it.each(DEADLINE_RULES)('$id names itself, its article, what it asks and what it answers', (rule) => {
    expect(rule.name).toMatch(CHINESE);
    expect(rule.law).toMatch(/《.+》|接诉即办/);
    expect(rule.note ?? '说明。').toMatch(/[\p{Script=Han}）]。$/u);
    for (const { label } of Object.values(rule.fields)) expect(label).toMatch(CHINESE);
    for (const label of Object.values(rule.results)) expect(label).toMatch(CHINESE);
    expect(new Set(Object.values(rule.results)).size).toBe(Object.keys(rule.results).length);
  });

  it('are found in groups, each by one name or by the others its callers know', () => {
    expect(DEADLINE_GROUPS.map(({ name, rules }) => `${name} ${rules.length}`)).toEqual([
      ...['依申请公开 9', '行政复议和行政诉讼 3', '主动公开和网站 2', '建议提案 3', '重大行政决策 3'],
      ...['诉求、许可、信访 4', '一般计算 1'],
    ]);
    expect(ruleNamed('correction.notice')?.id).toBe('supplement.notice');
    expect(ruleNamed('correction.reset')?.id).toBe('supplement.reset');
    expect(ruleNamed('no.such.rule')).toBeUndefined();
  });

  it('a date may not precede another field of the same rule', () => {
    for (const { fields } of DEADLINE_RULES)
      for (const [name, field] of Object.entries(fields)) {
        const earlier = 'notBefore' in field ? (field.notBefore ?? []) : [];
        expect(earlier.filter((other) => !(other in fields) || other === name)).toEqual([]);
      }
  });
});

describe('逐日说明的文字', () => {
  it.each(cases)('$rule names its count and every day that ends one', ({ rule, input }) => {
    const { supplementNotifiedOn = input['correctionNotifiedOn'], supplementedOn = input['correctedOn'] } = input;
    const row = ruleNamed(rule);
    for (const { name, days } of row?.compute(CALENDAR, { ...input, supplementNotifiedOn, supplementedOn }).periods ??
      []) {
      expect(name).toMatch(CHINESE);
      expect(days.flatMap(({ ends }) => (ends === undefined ? [] : ends.split('、'))).join()).toMatch(/日/);
      for (const { why, ends } of days) {
        expect(why).toMatch(CHINESE);
        expect(ends).not.toBe('');
      }
    }
  });
});
