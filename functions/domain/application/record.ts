import type { WorkCalendar } from '../work-calendar.ts';
import type { Application } from './facts.ts';
import { noticesOf } from './notices.ts';
import { placementOf, releasedUnits } from './placement.ts';
import type { StepEvent } from './steps.ts';

/** Everything a decision leaves behind: its events, the application after them, its place in the queues, whom to tell. */
export const recordOf = (
  before: Application | undefined,
  events: readonly StepEvent[],
  application: Application,
  calendar: WorkCalendar,
) => ({
  number: application.number,
  events,
  application,
  placement: placementOf(application, calendar),
  released: before ? releasedUnits(before, application) : [],
  notices: events.flatMap((event) => noticesOf(application, event)),
});
