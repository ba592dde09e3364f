import { describe, expect, it } from 'vitest';
import { ruleNamed } from '#domain/deadlines/deadline-rules.ts';
import type { Period } from '#domain/deadlines/period.ts';
import { CALENDAR } from '../../tests/support/calendar.ts';
import { byMonth, cellWord, factWord, fieldId, isDay, monthsOf, ordinal } from './deadlines.ts';

const periodOf = (rule: string, input: object): Period => {
  const [period] = ruleNamed(rule)?.compute(CALENDAR, { ...input }).periods ?? [];
  if (!period) throw new Error(`no rule ${rule}`);
  return period;
};

describe('逐日说明 as months', () => {
  const period = periodOf('reply.suspended', {
    received: '2020-04-24',
    suspensions: [{ from: '2020-05-06', to: '2020-05-07' }],
  });

  it('begins each week on Monday, and shows each day of the month once', () => {
    const months = monthsOf(period);
    expect(months.map(({ name }) => name)).toEqual(['2020年4月', '2020年5月']);
    const april = months[0]?.weeks ?? [];
    expect(april[0]?.map((cell) => cell?.date.slice(8))).toEqual([undefined, undefined, '01', '02', '03', '04', '05']);
    expect(april.flat().filter(Boolean)).toHaveLength(30);
  });

  it('says of each day in a word what it was', () => {
    const words = new Map(period.days.map((day) => [day.date, [cellWord(day), ordinal(day, 'workday')]]));
    expect(words.get('2020-04-24')).toEqual(['起', '起算']);
    expect(words.get('2020-04-26')).toEqual(['1 班', '第 1 个工作日']);
    expect(words.get('2020-05-01')).toEqual(['休', '不计']);
    expect(words.get('2020-05-07')).toEqual(['停', '不计']);
    expect(words.get('2020-05-09')).toEqual(['8 班', '第 8 个工作日']);
  });

  it('draws no calendar where months are counted, or of many years', () => {
    expect(monthsOf(periodOf('lawsuit.direct', { knownOn: '2020-08-31' }))).toEqual([]);
    expect(monthsOf(periodOf('workday.add', { start: '2020-01-01', n: 1000 }))).toEqual([]);
  });

  it('reads forward also where days are counted back', () => {
    const { days } = periodOf('decision.hearingMaterials', { hearingOn: '2020-12-03' });
    expect(byMonth(days).map(([month, inMonth]) => [month, inMonth.length])).toEqual([
      ['2020-11', 5],
      ['2020-12', 3],
    ]);
  });
});

describe('期限计算器 in words', () => {
  it.each([
    ['2020-02-29', true],
    ['2020-02-30', false],
    ['2020-2-3', false],
    [20200203, false],
    [undefined, false],
  ])('%s is a day: %s', (value, expected) => {
    expect(isDay(value)).toBe(expected);
  });

  it('says facts and names fields', () => {
    expect([null, true, false, 10].map(factWord)).toEqual(['还不能计算', '是', '否', '10 天']);
    expect(fieldId('suspensions.0.to')).toBe('f-suspensions-0-to');
  });
});
