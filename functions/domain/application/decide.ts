import { type Procedure, permit, type Refusal, type Situation } from '../procedure.ts';
import { addWorkdays } from '../work-calendar.ts';
import { WORKFLOW } from '../workflow.ts';
import { receivedOn } from './channels.ts';
import { opinionDueOn, PAYMENT_WORKDAYS, REPLY_WORKDAYS, replyDueOn } from './clock.ts';
import { evolve } from './evolve.ts';
import type { Application } from './facts.ts';
import { GUARDS, type GuardName } from './guards.ts';
import { handlersOf } from './handlers.ts';
import { type Role, UNIT_BOUND } from './roles.ts';
import type { State } from './states.ts';
import type { StepCommand, StepData, StepEvent, StepName } from './steps.ts';

/** 依申请公开 — its table with the conditions, and whose each application is. */
export const DISCLOSURE: Procedure<Application, State, StepName, Role, GuardName> = {
  rows: WORKFLOW,
  guards: GUARDS,
  stateOf: (application) => application?.state,
  unitsOf: (application) => ({ lead: application?.lead, all: application ? handlersOf(application) : [] }),
  unitBound: UNIT_BOUND,
};

type Days = Pick<StepEvent, 'receivedOn' | 'dueOn'>;
type DaysOf = {
  readonly [S in StepName]?: (application: Application, data: StepData[S], situation: Situation) => Days;
};

/** The days a step fixes: computed here, never taken from a client. */
const DAYS: DaysOf = {
  confirmReceipt: ({ channel, arrivedOn }, { confirmedOn }, { today, calendar }) => ({
    receivedOn: receivedOn(channel, arrivedOn, confirmedOn, calendar) ?? today,
  }),
  askSupplement: (_, { workdays }, { today, calendar }) => ({ dueOn: addWorkdays(calendar, today, workdays) }),
  supplement: (_, { receivedOn }, { today }) => ({ receivedOn: receivedOn ?? today }),
  applySilence: ({ consultations }, { id }, { calendar }) => {
    const consultation = consultations.find((each) => each.id === id);
    return { dueOn: consultation && opinionDueOn(consultation, calendar) };
  },
  setDelay: (_, { dueOn }) => ({ dueOn }),
  decideFee: (_, { noticeReceivedOn }, { calendar }) => ({
    dueOn: addWorkdays(calendar, noticeReceivedOn, PAYMENT_WORKDAYS),
  }),
  recordPayment: (_, { paidOn }) => ({ receivedOn: paidOn }),
  reopen: (_, { dueOn }, { today, calendar }) => ({ dueOn: dueOn ?? addWorkdays(calendar, today, REPLY_WORKDAYS) }),
  remind: (application, _, { calendar }) => ({ dueOn: replyDueOn(application, calendar) }),
  escalate: (application, _, { calendar }) => ({ dueOn: replyDueOn(application, calendar) }),
};

export type Decision = { readonly event: StepEvent; readonly application: Application } | { readonly refusal: Refusal };

/**
 * Decides one step: the event that records it and the application after it, or why the law or the stage says no.
 * The applicant is told the due date that stands after the step.
 */
export const decide = (application: Application | undefined, command: StepCommand, situation: Situation): Decision => {
  const permitted = permit(DISCLOSURE, application as Application, command, situation);
  if ('refusal' in permitted) return permitted;
  const daysOf = DAYS[command.step] as
    | ((application: Application, data: object, situation: Situation) => Days)
    | undefined;
  const days = application && daysOf?.(application, command.data, situation);
  const event = { ...command, on: situation.today, ...days } as StepEvent;
  const next = evolve(application, event);
  if (!permitted.row.notice) return { event, application: next };
  const told = { ...event, toldDueOn: replyDueOn(next, situation.calendar) };
  return { event: told, application: evolve(application, told) };
};
