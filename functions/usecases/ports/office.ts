import type { OfficeRules } from '#domain/procedure.ts';
import type { CivilDate, WorkCalendar } from '#domain/work-calendar.ts';
import type { Clock } from '../ports.ts';

/** What an office decides by: the day, the work calendar, and its own rules. */
export interface Office extends Clock {
  /** The day in Beijing. */
  readonly today: () => CivilDate;
  readonly calendar: () => WorkCalendar;
  readonly rules: OfficeRules;
}
