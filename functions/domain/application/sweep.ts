import type { Situation } from '../procedure.ts';
import { addDays, type CivilDate, type WorkCalendar } from '../work-calendar.ts';
import { opinionDueOn, paymentDueOn, supplementDueOn, unansweredDueOn, workdaysLeft } from './clock.ts';
import { decide } from './decide.ts';
import type { Application } from './facts.ts';
import type { StepCommand } from './steps.ts';
import { waitsOf } from './waits.ts';

const SYSTEM = { id: 'system', role: 'system' } as const;

/** 提醒 — at five working days left, at one, and on the day. */
const REMINDERS = [5, 1, 0] as const;

const candidates = (application: Application, calendar: WorkCalendar): StepCommand[] => [
  { step: 'recalculate', data: { arrangement: '' }, actor: SYSTEM },
  { step: 'escalate', data: {}, actor: SYSTEM },
  ...REMINDERS.toReversed().map((left) => ({ step: 'remind', data: { workdaysLeft: left }, actor: SYSTEM }) as const),
  { step: 'flagSupplementLapse', data: {}, actor: SYSTEM },
  { step: 'flagFeeLapse', data: {}, actor: SYSTEM },
  ...waitsOf(application, calendar).map((wait) => ({ step: 'urge', data: wait, actor: SYSTEM }) as const),
  ...application.consultations.map(({ id }) => ({ step: 'applySilence', data: { id }, actor: SYSTEM }) as const),
];

/** 每日巡查 — what the system is to do with an application today; it flags, an officer decides. */
export const sweepCommand = (application: Application, situation: Situation): StepCommand | undefined =>
  candidates(application, situation.calendar).find((command) => 'event' in decide(application, command, situation));

/** The first day on which `left` working days or fewer are left to `dueOn`. */
const dayWithWorkdaysLeft = (dueOn: CivilDate, left: number, calendar: WorkCalendar): CivilDate => {
  let day = dueOn;
  while (workdaysLeft(addDays(day, -1), dueOn, calendar) <= left) day = addDays(day, -1);
  return day;
};

const replyDays = (application: Application, calendar: WorkCalendar): CivilDate[] => {
  const dueOn = unansweredDueOn(application, calendar);
  if (dueOn === undefined) return [];
  const done = Math.min(
    Number.POSITIVE_INFINITY,
    ...application.reminders.filter((each) => each.dueOn === dueOn).map((each) => each.workdaysLeft),
  );
  const reminders = REMINDERS.filter((left) => left < done).map((left) => dayWithWorkdaysLeft(dueOn, left, calendar));
  return done < 0 ? [] : [...reminders, addDays(dueOn, 1)];
};

/** The next day on which the sweep has something to do with an application; undefined when it waits for people only. */
export const attentionOn = (application: Application, calendar: WorkCalendar): CivilDate | undefined => {
  const { state, supplement, fee, consultations } = application;
  const lapses = [
    ...(state === 'awaitingSupplement' && !supplement?.lapseFlagged ? [supplementDueOn(application, calendar)] : []),
    ...(state === 'awaitingPayment' && !fee?.lapseFlagged ? [paymentDueOn(application, calendar)] : []),
    ...consultations.filter(({ endedOn }) => endedOn === undefined).map((each) => opinionDueOn(each, calendar)),
    ...waitsOf(application, calendar).map(({ expectedOn }) => expectedOn),
  ].flatMap((day) => (day ? [addDays(day, 1)] : []));
  return [...lapses, ...replyDays(application, calendar)].sort()[0];
};
