import type { CivilDate, WorkCalendar } from '../work-calendar.ts';
import { dayPeriod } from './count-days.ts';
import { monthPeriod } from './count-months.ts';
import { workdayPeriod } from './count-workdays.ts';
import type { Milestone, Milestones, Period, PeriodInput } from './period.ts';
import type { Deadline } from './rule.ts';

/** `due: [20, '答复期限届满日']` */
type Ends = Readonly<Record<string, readonly [after: number, label: string]>>;

type Count = (calendar: WorkCalendar, input: PeriodInput<string>) => Period;

/** The labels of milestones, as a rule's results. */
const labelsOf = (milestones: Milestones): Record<string, string> =>
  Object.fromEntries(Object.entries(milestones).map(([key, { label }]) => [key, label]));

/** A rule that is one count from one day: its results and its calculation. */
const single =
  (count: Count) =>
  <From extends string>(from: From, name: string, ends: Ends) => {
    const milestones = Object.fromEntries(
      Object.entries(ends).map(([key, [after, label]]): [string, Milestone] => [key, { after, label }]),
    );
    return {
      results: labelsOf(milestones),
      compute: (calendar: WorkCalendar, input: Readonly<Record<From, CivilDate>>): Deadline => {
        const period = count(calendar, { name, startOn: input[from], milestones });
        return { results: period.dates, periods: [period] };
      },
    };
  };

/** 若干个工作日 */
export const workdays = single(workdayPeriod);

/** 若干日，最后一日遇休息日顺延 */
export const days = single((calendar, input) => dayPeriod(calendar, input, 'moves'));

/** 不少于若干日: a minimum, which a day off does not lengthen. */
export const atLeastDays = single((calendar, input) => dayPeriod(calendar, input, 'stays'));

/** 若干日以前 */
export const daysBefore = single((calendar, input) => dayPeriod(calendar, input, 'stays', -1));

/** 若干个月，最后一日遇休息日顺延 */
export const months = single(monthPeriod);
