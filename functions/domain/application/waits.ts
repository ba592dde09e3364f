import { addWorkdays, type CivilDate, type WorkCalendar } from '../work-calendar.ts';
import { latestMutualDay } from './channels.ts';
import type { Application, Wait } from './facts.ts';
import { isOpen } from './states.ts';

/** Letters within a city are signed for in a few days; what has no receipt after seven working days was forgotten. */
const LETTER_WORKDAYS = 7;
const REDELIVERY_WORKDAYS = 3;

const confirmation = ({ state, arrivedOn }: Application, calendar: WorkCalendar): Wait[] =>
  state === 'submitted' ? [{ for: 'confirmation', expectedOn: latestMutualDay(arrivedOn, calendar) }] : [];

/** A letter whose receipt is not noted keeps the clock stopped without end (第三十三条第三款). */
const letterReceipts = ({ state, consultations }: Application, calendar: WorkCalendar): Wait[] =>
  consultations
    .filter(({ letterReceivedOn, endedOn }) => isOpen(state) && !letterReceivedOn && !endedOn)
    .map(({ sentOn }) => ({ for: 'letterReceipt', expectedOn: addWorkdays(calendar, sentOn, LETTER_WORKDAYS) }));

const redelivery = ({ state, deliveries }: Application, calendar: WorkCalendar): Wait[] => {
  const returnedOn: CivilDate | undefined = deliveries.at(-1)?.undeliveredOn;
  return state === 'signed' && returnedOn
    ? [{ for: 'redelivery', expectedOn: addWorkdays(calendar, returnedOn, REDELIVERY_WORKDAYS) }]
    : [];
};

/** 待办事项 — what waits for the office without a period of the law behind it, and has not been urged yet. */
export const waitsOf = (application: Application, calendar: WorkCalendar): readonly Wait[] =>
  [confirmation, letterReceipts, redelivery]
    .flatMap((waits) => waits(application, calendar))
    .filter((wait) => !application.urged?.some((each) => each.for === wait.for && each.expectedOn === wait.expectedOn));
