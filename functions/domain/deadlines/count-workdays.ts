import type { WorkCalendar } from '../work-calendar.ts';
import { datesOf, furthest, type Period, type PeriodInput, startDay, withEnds } from './period.ts';
import { proofDay } from './proof.ts';
import { type Exclusion, replyPeriod } from './reply-period.ts';

/** 按工作日计算的期限: the day it starts is not counted, days off and excluded days are passed over. */
export const workdayPeriod = <Key extends string>(
  calendar: WorkCalendar,
  { name, startOn, milestones, exclusions = [] }: PeriodInput<Key> & { readonly exclusions?: readonly Exclusion[] },
): Period<Key> & { readonly excludedWorkingDays: number } => {
  const workingDays = furthest(milestones);
  const counted = replyPeriod({ startOn, workingDays, exclusions, calendar });
  const dayOf = new Map(counted.days.map(({ n, date }) => [n, date]));
  const dates = datesOf(milestones, (after) => (after === 0 ? startOn : (dayOf.get(after) ?? null)));
  const days = counted.days.map((day) => {
    if (day.kind === 'start') return startDay(calendar, day.date);
    return proofDay(calendar, day.kind === 'excluded' ? { ...day, why: '征求意见期间不计' } : day);
  });
  return {
    name,
    unit: 'workday',
    dates,
    days: withEnds(days, milestones, dates),
    provisional: counted.provisional,
    excludedWorkingDays: counted.excludedWorkingDays,
  };
};
