import { readdirSync, readFileSync } from 'node:fs';
import { isWorkday as chineseDaysWorkday } from 'chinese-days';
import { load } from 'js-yaml';
import { LegalHoliday } from 'tyme4ts';
import { describe, expect, it } from 'vitest';
import { calendarSchema } from '#content/schema/calendar.ts';
import { addDays, addWorkdays, daysBetween, isKnown, isWorkday, type WorkCalendar, weekday } from './work-calendar.ts';

const years = readdirSync('content/calendar').map((file) =>
  calendarSchema.parse(load(readFileSync(`content/calendar/${file}`, 'utf8'))),
);
const calendar: WorkCalendar = {
  exceptions: new Map(years.flatMap(({ days }) => days.map(({ date, type }) => [date, type] as const))),
  knownUntil: '2026-12-31',
};

const everyDay = (from: string, to: string): string[] =>
  Array.from({ length: daysBetween(from, to) + 1 }, (_, at) => addDays(from, at));

const byTyme = (date: string): boolean => {
  const [year = 0, month = 0, day = 0] = date.split('-').map(Number);
  return LegalHoliday.fromYmd(year, month, day)?.isWork() ?? ![0, 6].includes(weekday(date));
};

describe('工作日', () => {
  it('are not counted where no calendar reaches', () => {
    expect(() => addWorkdays(calendar, '9999-12-31', 20)).toThrow(new RangeError('9999-12-31 is past 9000-12-31'));
    expect(addWorkdays(calendar, '9000-12-31', 0)).toBe('9000-12-31');
  });

  it.each([
    ['2026-12-31', [2025, 2026], true],
    ['2027-01-01', [2025, 2026, 2027], false],
    ['2024-06-03', [2025, 2026], false],
    ['2024-06-03', undefined, true],
  ])('of %s are known where the arrangements are of %j: %s', (date, years, known) => {
    expect(isKnown({ ...calendar, ...(years && { years: new Set(years) }) }, date)).toBe(known);
  });
});

describe('工作日历 2019–2026', () => {
  it('agrees with two independent calendars on every day', () => {
    const days = everyDay('2019-01-01', '2026-12-31');
    expect(days).toHaveLength(2922);
    expect(days.filter((date) => isWorkday(calendar, date) !== byTyme(date))).toEqual([]);
    expect(days.filter((date) => isWorkday(calendar, date) !== chineseDaysWorkday(`${date}T00:00:00`))).toEqual([]);
  });

  it.each([
    ['2019', 250],
    ['2020', 249],
    ['2021', 250],
    ['2022', 249],
    ['2023', 249],
    ['2024', 251],
    ['2025', 248],
    ['2026', 248],
  ])('%s has %i working days', (year, workingDays) => {
    expect(everyDay(`${year}-01-01`, `${year}-12-31`).filter((date) => isWorkday(calendar, date))).toHaveLength(
      workingDays,
    );
  });
});

describe('第三十三条 20 个工作日，收到之日不计', () => {
  it.each([
    ['2020-03-02', '2020-03-30'],
    ['2020-04-24', '2020-05-25'],
    ['2020-09-25', '2020-10-29'],
    ['2020-01-20', '2020-02-25'],
    ['2019-12-20', '2020-01-19'],
    ['2026-02-06', '2026-03-12'],
  ])('received %s, due %s', (receivedOn, dueOn) => {
    expect(addWorkdays(calendar, receivedOn, 20)).toBe(dueOn);
  });

  it('counts nothing for zero days', () => {
    expect(addWorkdays(calendar, '2020-05-01', 0)).toBe('2020-05-01');
  });
});
