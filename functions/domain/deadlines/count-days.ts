import { addDays, type CivilDate, type WorkCalendar } from '../work-calendar.ts';
import { lastDay } from './last-day.ts';
import { datesOf, furthest, type Milestone, type Period, type PeriodInput, startDay, withEnds } from './period.ts';
import { dayWord, proofDay } from './proof.ts';

/** Whether a last day that is a day off moves on; a minimum need not, and it needs no calendar. */
export type LastDayRule = 'moves' | 'stays';

/** 按日计算的期限: every day counts, days off too; counted backwards when `direction` is -1. */
export const dayPeriod = <Key extends string>(
  calendar: WorkCalendar,
  { name, startOn, milestones }: PeriodInput<Key>,
  rule: LastDayRule,
  direction: 1 | -1 = 1,
): Period<Key> => {
  const at = (n: number): CivilDate => addDays(startOn, n * direction);
  const endOf = (after: number) =>
    rule === 'moves' ? lastDay(calendar, at(after)) : { date: at(after), passed: [], provisional: false };
  const most = furthest(milestones);
  const counted = Array.from({ length: most }, (_, index) => {
    const date = at(index + 1);
    return proofDay(calendar, { date, kind: 'counted', n: index + 1, why: `${dayWord(calendar, date)}，按日计入` });
  });
  const dates = datesOf(milestones, (after) => endOf(after).date);
  return {
    name,
    unit: 'day',
    dates,
    days: withEnds([startDay(calendar, startOn), ...counted, ...endOf(most).passed], milestones, dates),
    provisional: Object.values<Milestone>(milestones).some(({ after }) => endOf(after).provisional),
  };
};
