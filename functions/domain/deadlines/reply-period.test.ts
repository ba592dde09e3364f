import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CALENDAR } from '../../../tests/support/calendar.ts';
import { everyDay, START, WORKING_DAYS } from '../../../tests/support/working-days.ts';
import { addDays, addMonths, addWorkdays, countWorkdays, isWorkday } from '../work-calendar.ts';
import { monthPeriod } from './count-months.ts';
import { type Exclusion, replyPeriod } from './reply-period.ts';

const aDay = fc.integer({ min: 0, max: 2921 }).map((at) => addDays(START, at));
const exclusion = fc
  .tuple(aDay, fc.integer({ min: 0, max: 60 }))
  .map(([fromOn, length]): Exclusion => ({ fromOn, toOn: addDays(fromOn, length) }));
const nearby = (startOn: string) =>
  fc.array(
    fc
      .tuple(fc.integer({ min: -20, max: 60 }), fc.integer({ min: 0, max: 40 }))
      .map(([after, length]) => ({ fromOn: addDays(startOn, after), toOn: addDays(startOn, after + length) })),
    { maxLength: 5 },
  );

describe('第三十三条第三款 征求意见期间不计', () => {
  it('is the union of the days, each taken out once', () => {
    fc.assert(
      fc.property(
        aDay.chain((startOn) => fc.tuple(fc.constant(startOn), nearby(startOn))),
        fc.integer({ min: 1, max: 40 }),
        ([startOn, exclusions], workingDays) => {
          const out = new Set<string>();
          for (const { fromOn, toOn } of exclusions)
            for (let date = addDays(fromOn, 1); date <= toOn; date = addDays(date, 1)) out.add(date);
          const left = WORKING_DAYS.filter((date) => date > startOn && !out.has(date));
          const { dueOn, excludedWorkingDays } = replyPeriod({ startOn, workingDays, exclusions, calendar: CALENDAR });
          expect(dueOn).toBe(left[workingDays - 1]);
          expect(excludedWorkingDays).toBe(
            WORKING_DAYS.filter((date) => date > startOn && date < (dueOn ?? '') && out.has(date)).length,
          );
        },
      ),
    );
  });

  it('never brings the last day nearer, and more days never end earlier', () => {
    fc.assert(
      fc.property(
        aDay,
        fc.array(exclusion, { maxLength: 5 }),
        fc.integer({ min: 1, max: 40 }),
        (startOn, exclusions, n) => {
          const due = (workingDays: number, out: readonly Exclusion[]) =>
            replyPeriod({ startOn, workingDays, exclusions: out, calendar: CALENDAR }).dueOn ?? '';
          expect(due(n, exclusions) >= due(n, exclusions.slice(1))).toBe(true);
          expect(due(n + 1, exclusions) > due(n, exclusions)).toBe(true);
          expect(
            replyPeriod({ startOn: addDays(startOn, 1), workingDays: n, exclusions: [], calendar: CALENDAR }).dueOn,
          ).not.toBeNull();
          expect(addWorkdays(CALENDAR, addDays(startOn, 1), n) >= addWorkdays(CALENDAR, startOn, n)).toBe(true);
        },
      ),
    );
  });

  it('has no last day while a consultation has no end', () => {
    const { dueOn, days } = replyPeriod({
      startOn: '2020-03-02',
      workingDays: 20,
      exclusions: [{ fromOn: '2020-03-10', toOn: null }],
      calendar: CALENDAR,
    });
    expect(dueOn).toBeNull();
    expect(days.at(-1)).toEqual({ date: '2020-03-10', kind: 'counted', n: 6 });
  });
});

describe('余下的工作日', () => {
  it('are what is left to count, and count back the same', () => {
    fc.assert(
      fc.property(aDay, fc.integer({ min: 0, max: 60 }), (from, n) => {
        const to = addWorkdays(CALENDAR, from, n);
        expect(countWorkdays(CALENDAR, from, to)).toBe(n);
        expect(countWorkdays(CALENDAR, to, from) + n).toBe(0);
      }),
    );
  });
});

describe('民法典第二百零二条 到期月的对应日', () => {
  it.each([
    ['2021-11-30', 3, '2022-02-28'],
    ['2023-11-30', 3, '2024-02-29'],
    ['2020-08-31', 6, '2021-02-28'],
    ['2020-12-31', 1, '2021-01-31'],
    ['2021-01-31', 1, '2021-02-28'],
    ['2022-02-28', 3, '2022-05-28'],
    ['2024-02-29', 12, '2025-02-28'],
    ['2024-01-15', 0, '2024-01-15'],
  ])('%s and %i months is %s', (date, months, expected) => {
    expect(addMonths(date, months)).toBe(expected);
  });

  it('is said to be missing only of the months that end before it', () => {
    const milestones = { end: { after: 6, label: '届满' } };
    const { days } = monthPeriod(CALENDAR, { name: '六个月', startOn: '2025-08-31', milestones });
    const without = days.filter(({ why }) => why.includes('没有对应日')).map(({ n }) => n);
    expect(without).toEqual([1, 3, 6]);
  });
});

describe('工作日历不知道的年份', () => {
  it.each([
    ['2018-06-01', true],
    ['2018-12-31', false],
    ['2026-12-01', false],
    ['2026-12-10', true],
    ['2030-01-01', true],
  ])('from %s, provisional: %s', (startOn, provisional) => {
    expect(replyPeriod({ startOn, workingDays: 20, exclusions: [], calendar: CALENDAR }).provisional).toBe(provisional);
  });

  it('tests every day on the calendar it proves with', () => {
    expect(everyDay.filter((date) => isWorkday(CALENDAR, date))).toEqual(WORKING_DAYS.filter((date) => date < '2027'));
  });
});
