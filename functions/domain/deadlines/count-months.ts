import { addMonths, type WorkCalendar } from '../work-calendar.ts';
import { lastDay } from './last-day.ts';
import { datesOf, furthest, type Milestone, type Period, type PeriodInput, startDay, withEnds } from './period.ts';
import { dayWord, type ProofDay, proofDay } from './proof.ts';

/** 按月计算的期限: ends on the same day of its last month, on the month's last where it has none (民法典第二百零二条). */
export const monthPeriod = <Key extends string>(
  calendar: WorkCalendar,
  { name, startOn, milestones }: PeriodInput<Key>,
): Period<Key> => {
  const ends = new Set(Object.values<Milestone>(milestones).map(({ after }) => after));
  const endOf = (after: number) => lastDay(calendar, addMonths(startOn, after));
  const days = Array.from({ length: furthest(milestones) }, (_, index): ProofDay[] => {
    const n = index + 1;
    const date = addMonths(startOn, n);
    const same = date.slice(8) === startOn.slice(8) ? '的对应日' : '，没有对应日，以月末日为准';
    const why = `满 ${n} 个月${same}（${dayWord(calendar, date)}）`;
    return [proofDay(calendar, { date, kind: 'counted', n, why }), ...(ends.has(n) ? endOf(n).passed : [])];
  });
  const dates = datesOf(milestones, (after) => endOf(after).date);
  return {
    name,
    unit: 'month',
    dates,
    days: withEnds([startDay(calendar, startOn), ...days.flat()], milestones, dates),
    provisional: [...ends].some((after) => endOf(after).provisional),
  };
};
