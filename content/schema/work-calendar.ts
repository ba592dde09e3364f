import type { CivilDate, DayReason, WorkCalendar } from '#domain/work-calendar.ts';
import type { CalendarFields } from './calendar.ts';

/** The notices that arrange a festival of the year. */
const noticesOf = ({ notices }: CalendarFields, name: string): string =>
  notices
    .filter(({ festival }) => festival === undefined || name.includes(festival))
    .map(({ docNo, verified }) => (verified ? docNo : `${docNo}（文号待核）`))
    .join('、');

/** 工作日历 — the yearly arrangements as one calendar. */
export const workCalendar = (calendars: readonly CalendarFields[]): WorkCalendar => ({
  exceptions: new Map<CivilDate, 'off' | 'work'>(
    calendars.flatMap(({ days }) => days.map(({ date, type }) => [date, type] as const)),
  ),
  reasons: new Map<CivilDate, DayReason>(
    calendars.flatMap((calendar) =>
      calendar.days.map(({ date, name }) => [date, { festival: name, notice: noticesOf(calendar, name) }] as const),
    ),
  ),
  years: new Set(calendars.map(({ year }) => year)),
  knownUntil: `${Math.max(0, ...calendars.map(({ year }) => year))}-12-31`,
});

/** The same calendar with another arrangement of one year. */
export const withArrangement = (calendar: WorkCalendar, arrangement: CalendarFields): WorkCalendar => {
  const added = workCalendar([arrangement]);
  const isOther = ([date]: readonly [CivilDate, unknown]): boolean => !date.startsWith(`${arrangement.year}-`);
  return {
    exceptions: new Map([...[...calendar.exceptions].filter(isOther), ...added.exceptions]),
    reasons: new Map([...[...(calendar.reasons ?? [])].filter(isOther), ...(added.reasons ?? [])]),
    years: new Set([...(calendar.years ?? []), ...(added.years ?? [])]),
    knownUntil: [calendar.knownUntil, added.knownUntil].sort()[1] ?? added.knownUntil,
  };
};
