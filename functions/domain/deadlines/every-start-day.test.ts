import { describe, expect, it } from 'vitest';
import { CALENDAR } from '../../../tests/support/calendar.ts';
import { everyDay, WORKING_DAYS } from '../../../tests/support/working-days.ts';
import { addDays, addWorkdays } from '../work-calendar.ts';
import { replyPeriod } from './reply-period.ts';

const slowly = (from: string, workingDays: number): string | undefined =>
  WORKING_DAYS.filter((date) => date > from)[workingDays - 1];

describe('every start day of 2019–2026', () => {
  it.each([7, 15, 20, 40])('%i working days end where a slow count ends', (workingDays) => {
    expect(everyDay).toHaveLength(2922);
    expect(everyDay.filter((date) => addWorkdays(CALENDAR, date, workingDays) !== slowly(date, workingDays))).toEqual(
      [],
    );
  });

  it.each([7, 15, 20, 40])('%i working days are proved to the same end, each day once', (workingDays) => {
    const wrong = everyDay.filter((startOn) => {
      const { dueOn, days, provisional } = replyPeriod({ startOn, workingDays, exclusions: [], calendar: CALENDAR });
      const inARow = days.every(({ date }, at) => date === addDays(startOn, at));
      const counted = days.flatMap(({ n }) => n ?? []);
      return (
        dueOn !== slowly(startOn, workingDays) ||
        days.at(-1)?.date !== dueOn ||
        !inARow ||
        counted.some((n, at) => n !== at + 1) ||
        provisional !== dueOn > '2026-12-31'
      );
    });
    expect(wrong).toEqual([]);
  });
});
