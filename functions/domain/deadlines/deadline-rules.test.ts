import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { CALENDAR } from '../../../tests/support/calendar.ts';
import { addWorkdays } from '../work-calendar.ts';
import { DEADLINE_RULES, ruleNamed } from './deadline-rules.ts';
import { isProvisional, type ResultValue } from './rule.ts';

const fixture = <T>(name: string): T =>
  JSON.parse(readFileSync(new URL(`./fixtures/${name}.json`, import.meta.url), 'utf8'));

interface Case {
  readonly id: string;
  readonly rule: string;
  readonly input: Readonly<Record<string, unknown>>;
  readonly expect: Readonly<Record<string, ResultValue>>;
  readonly provisional?: boolean;
  readonly why: string;
}

const { rules, cases } = fixture<{ rules: Readonly<Record<string, string>>; cases: readonly Case[] }>('deadline-cases');

/** The names of the cases as the regulation has them. */
const LAW_WORDS: Readonly<Record<string, string>> = {
  correctionNotifiedOn: 'supplementNotifiedOn',
  correctedOn: 'supplementedOn',
};

const compute = (name: string, input: Readonly<Record<string, unknown>>) => {
  const row = ruleNamed(name);
  if (!row) throw new Error(`no rule ${name}`);
  return row.compute(
    CALENDAR,
    Object.fromEntries(Object.entries(input).map(([key, value]) => [LAW_WORDS[key] ?? key, value])),
  );
};

describe('期限规则', () => {
  it('has a row for every rule, with its law', () => {
    expect(Object.keys(rules).filter((name) => !ruleNamed(name))).toEqual([]);
    expect(DEADLINE_RULES.filter(({ law }) => law === '')).toEqual([]);
    expect(DEADLINE_RULES).toHaveLength(Object.keys(rules).length);
  });

  it.each(cases)('$id $rule: $why', ({ rule, input, expect: expected, provisional = false }) => {
    const deadline = compute(rule, input);
    expect(deadline.results).toMatchObject(expected);
    expect(isProvisional(deadline)).toBe(provisional);
  });

  it.each(cases)('$id is proved day by day to the date it gives', ({ rule, input }) => {
    const { results, periods } = compute(rule, input);
    const ends = periods.flatMap(({ days }) => days.filter(({ ends }) => ends).map(({ date }) => date));
    const dates = Object.values(results).filter((value) => typeof value === 'string');
    expect(new Set(ends)).toEqual(new Set(dates));
  });

  it('names every result it gives', () => {
    const nameless = cases.flatMap(({ rule, input }) =>
      Object.keys(compute(rule, input).results).filter((key) => !ruleNamed(rule)?.results[key]),
    );
    expect(nameless).toEqual([]);
  });
});

describe('期限规则, worked by hand', () => {
  it.each<[string, Readonly<Record<string, unknown>>, Readonly<Record<string, ResultValue>>]>([
    ['reply.base', { received: '2020-09-25' }, { due: '2020-10-29' }],
    ['supplement.notice', { received: '2020-04-27' }, { due: '2020-05-09' }],
    [
      'supplement.reset',
      { received: '2020-05-11', supplementNotifiedOn: '2020-05-20', supplementedOn: '2020-05-28' },
      { noticeDue: '2020-05-20', noticeInTime: true, due: '2020-06-28' },
    ],
    ['supplement.reset', { supplementedOn: '2020-05-28' }, { due: '2020-06-28' }],
    ['review.apply', { knownOn: '2024-07-31' }, { due: '2024-09-29' }],
    ['fee.restart', { paidOn: '2021-03-15' }, { due: '2021-04-13' }],
    [
      'fee.restart',
      { received: '2021-02-19', feeNoticeReceived: '2021-03-01', paidOn: '2021-03-30' },
      { baseDue: '2021-03-18', payBy: '2021-03-29', paidInTime: false, due: '2021-04-27' },
    ],
    ['lawsuit.afterReview', { decisionReceivedOn: '2020-09-18' }, { due: '2020-10-09' }],
    ['suggestion.cohandler', { handedOverOn: '2022-01-31' }, { due: '2022-02-28' }],
    [
      'enterprise.2020',
      { receivedOn: '2020-09-30' },
      { startBy: '2020-10-09', answerBy: '2020-10-12', resolveBy: '2020-10-28', latest: '2020-11-18' },
    ],
    [
      'licence.decide',
      { acceptedOn: '2026-03-02' },
      { due: '2026-03-30', latest: '2026-04-14', deliverBy: '2026-04-14' },
    ],
    ['licence.decide', { acceptedOn: '2026-03-02', decidedOn: '2026-03-05' }, { deliverBy: '2026-03-19' }],
    ['decision.comment', { publishedOn: '2020-09-03' }, { earliestClose: '2020-10-03' }],
    ['workday.add', { start: '2020-05-01', n: 0 }, { due: '2020-05-01' }],
  ])('%s %j', (name, input, expected) => {
    expect(compute(name, input).results).toMatchObject(expected);
  });

  it('第三十三条第二款: an extension told a day late has no effect', () => {
    expect(
      compute('reply.extended', { received: '2020-03-02', extensionWorkdays: 20, extensionNotifiedOn: '2020-03-31' })
        .results,
    ).toEqual({
      baseDue: '2020-03-30',
      due: '2020-04-27',
      bindingDue: '2020-03-30',
      extensionNotifiedInTime: false,
    });
  });

  it('第三十三条第三款: no last day while a consultation has not ended', () => {
    const { results } = compute('reply.suspended', {
      received: '2020-03-02',
      extensionWorkdays: 20,
      suspensions: [{ from: '2020-04-02' }],
    });
    expect(results).toEqual({ baseDue: '2020-03-30', due: null, excludedWorkdays: 0 });
  });
});

describe('逐日说明', () => {
  it('says why a day counts or not, with its notice', () => {
    const [period] = compute('workday.add', { start: '2020-06-24', n: 1 }).periods;
    const notice = '国办发明电〔2019〕16号';
    expect(period?.days).toEqual([
      { date: '2020-06-24', weekday: '周三', kind: 'start', why: '起算之日不计入' },
      { date: '2020-06-25', weekday: '周四', kind: 'off', why: '端午节放假', notice },
      { date: '2020-06-26', weekday: '周五', kind: 'off', why: '端午节放假', notice },
      { date: '2020-06-27', weekday: '周六', kind: 'off', why: '周六' },
      { date: '2020-06-28', weekday: '周日', kind: 'counted', n: 1, why: '端午节调休上班', notice, ends: '届满日' },
    ]);
  });

  it('民法典第二百零三条: shows how a last day off moves on', () => {
    const [period] = compute('review.apply', { knownOn: '2024-07-30' }).periods;
    expect(period?.days.slice(-2)).toEqual([
      { date: '2024-09-28', weekday: '周六', kind: 'counted', n: 60, why: '周六，按日计入' },
      {
        date: '2024-09-29',
        weekday: '周日',
        kind: 'moved',
        why: '最后一日是休息日，顺延到此后第一个工作日',
        notice: '国办发明电〔2023〕7号（文号待核）',
        ends: '申请的届满日',
      },
    ]);
  });

  it('says that consulting days are not counted', () => {
    const [period] = compute('reply.suspended', {
      received: '2020-03-02',
      suspensions: [{ from: '2020-03-10', to: '2020-03-11' }],
    }).periods;
    expect(period?.days.find(({ date }) => date === '2020-03-11')).toEqual({
      date: '2020-03-11',
      weekday: '周三',
      kind: 'excluded',
      why: '征求意见期间不计',
    });
  });
});

describe('工作日 from real dates', () => {
  const days = fixture<{ cases: readonly { received: string; workdays: number; basis: string; due: string }[] }>(
    'working-days-cn',
  );
  it.each(days.cases)('$received + $workdays ($basis) is $due', ({ received, workdays, due }) => {
    expect(addWorkdays(CALENDAR, received, workdays)).toBe(due);
    expect(compute('workday.add', { start: received, n: workdays }).results['due']).toBe(due);
  });
});
