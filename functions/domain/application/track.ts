import { remedyDays } from '../deadlines/rules/remedies.ts';
import type { Situation } from '../procedure.ts';
import type { WorkCalendar } from '../work-calendar.ts';
import { replyProof } from './clock.ts';
import { fold } from './evolve.ts';
import { type Application, DELIVERY_WAYS } from './facts.ts';
import { OUTCOMES, resultOf, STATEMENTS, type Statement } from './outcomes.ts';
import { STAGES, STATES } from './states.ts';
import type { StepEvent, StepName } from './steps.ts';
import { nameOfStep, standingOf, stepsFor } from './view.ts';

/** What the applicant may know of a step; what officers do among themselves is told as progress only. */
const SHOWN: ReadonlySet<StepName> = new Set([
  'submit',
  'confirmReceipt',
  'register',
  'askSupplement',
  'supplement',
  'lapseSupplement',
  'transfer',
  'consultThirdParty',
  'consultAgency',
  'receiveOpinion',
  'applySilence',
  'tellExtension',
  'askReasons',
  'giveReasons',
  'setDelay',
  'decideFee',
  'recordPayment',
  'lapseFee',
  'sign',
  'dispatch',
  'proveDelivery',
  'noteUndelivered',
  'archive',
  'withdraw',
  'merge',
  'reopen',
  'recalculate',
]);

const lastOf = <S extends StepName>(events: readonly StepEvent[], step: S) =>
  events.findLast((event) => event.step === step) as StepEvent<S> | undefined;

const feeOf = ({ state, fee }: Application, events: readonly StepEvent[]) => {
  const decided = lastOf(events, 'decideFee')?.data;
  if (state !== 'awaitingPayment' || !fee || !decided) return undefined;
  return { ...fee, scheme: decided.scheme, why: decided.reason };
};

/** What the applicant is asked for, as long as it is awaited. */
const askedOf = (application: Application, events: readonly StepEvent[]) => ({
  supplement:
    application.state === 'awaitingSupplement' && application.supplement
      ? { ...application.supplement, what: lastOf(events, 'askSupplement')?.data.what ?? '' }
      : undefined,
  reasons:
    application.state === 'awaitingReasons' ? { why: lastOf(events, 'askReasons')?.data.reason ?? '' } : undefined,
  fee: feeOf(application, events),
});

const APPLICANT = { id: 'applicant', roles: ['applicant'] } as const;

/** 答复 — the last that went out: what it says, and since when the applicant knows it (第五十一条). */
const replyOf = (events: readonly StepEvent[], calendar: WorkCalendar) => {
  const at = events.findLastIndex(({ step }) => step === 'dispatch');
  const [before, since] = [events.slice(0, at), events.slice(at)];
  const [sent, draft, signed] = [lastOf(since, 'dispatch'), lastOf(before, 'submitDraft'), lastOf(before, 'sign')];
  const proof = lastOf(since, 'proveDelivery');
  const isOut = sent && (proof || DELIVERY_WAYS[sent.data.way].repliedOn === 'dispatch');
  if (!isOut || !draft || !signed || lastOf(since, 'noteUndelivered')) return undefined;
  const { law, letter, reviewFirst } = OUTCOMES[draft.data.outcome];
  return {
    on: sent.data.sentOn ?? sent.on,
    replyNo: signed.data.replyNo,
    letter,
    outcome: resultOf(draft.data.outcome),
    law,
    reviewFirst,
    statements: (Object.entries(draft.data.statements) as [Statement, string][]).map(([statement, text]) => ({
      label: STATEMENTS[statement],
      text,
    })),
    files: (draft.data.files ?? []).map(({ id, name, type, sizeBytes, sha256 }) => ({
      id,
      name,
      type,
      sizeBytes,
      sha256,
    })),
    ...(proof && { knownOn: proof.data.provedOn, ...remedyDays(calendar, proof.data.provedOn, reviewFirst) }),
  };
};

/** Steps that close an application without a reply, and how that is told where no leaf says it. */
const UNANSWERED: ReadonlyMap<StepName, string | undefined> = new Map([
  ['withdraw', '您撤回了申请'],
  ['merge', '与您先前的申请合并办理'],
  ['lapseSupplement', undefined],
  ['lapseFee', undefined],
]);

/** The event that closed an application without a reply, and its place. */
const closingOf = ({ closedOn }: Application, events: readonly StepEvent[]) => {
  const at = events.findLastIndex(({ step }) => UNANSWERED.has(step) || step === 'proveDelivery');
  const event = events[at];
  return closedOn && event && UNANSWERED.has(event.step) ? { step: event.step, at } : undefined;
};

/** 办理结果 in force: a supplementary reply's stands for the first. */
const outcomeOf = (application: Application, events: readonly StepEvent[]): string | undefined => {
  const { closedOn, outcome, supplementaryReplies } = application;
  const closing = closingOf(application, events);
  const last = supplementaryReplies.at(-1)?.outcome ?? outcome;
  return closedOn && last ? ((closing && UNANSWERED.get(closing.step)) ?? resultOf(last)) : undefined;
};

/** The stage an application had come to when it was closed without a reply. */
const stoppedAt = (application: Application, events: readonly StepEvent[]): string | undefined => {
  const closing = closingOf(application, events);
  const before = closing && fold(events.slice(0, closing.at));
  return before && STAGES[STATES[before.state].stage];
};

/** 逾期未答复 — the last day to apply for review of it, counted from the last day of the reply (第五十一条). */
const overdueOf = (application: Application, { today, calendar }: Situation) => {
  const clock = standingOf(application, today, calendar);
  return clock.runs && clock.workdaysLeft < 0 ? remedyDays(calendar, clock.dueOn, true) : undefined;
};

/** Why, in the words the applicant is owed them (第三十条、第三十三条、第三十五条、第四十二条). */
const whyOf = (event: StepEvent, before: readonly StepEvent[]): string | undefined => {
  if (event.step === 'tellExtension') return lastOf(before, 'proposeExtension')?.data.reason;
  const { step } = event;
  const isTold = step === 'setDelay' || step === 'decideFee' || step === 'noteUndelivered' || step.startsWith('lapse');
  return isTold ? (event as StepEvent<'setDelay'>).data.reason : undefined;
};

const momentOf = (event: StepEvent, before: readonly StepEvent[]) => ({
  on: event.on,
  step: event.step,
  ...nameOfStep(event.step),
  dueOn: event.toldDueOn,
  receivedOn: event.receivedOn,
  unit: event.step === 'transfer' ? event.data.lead : undefined,
  why: whyOf(event, before),
});

/** 办理进度 as the applicant sees it: nothing personal, no officer's name, no word of the drafts. */
export const trackOf = (application: Application, events: readonly StepEvent[], situation: Situation) => ({
  number: application.number,
  title: application.wanted.title,
  state: STATES[application.state].name,
  stage: STAGES[STATES[application.state].stage],
  waitsFor: STATES[application.state].waitsFor,
  stoppedAt: stoppedAt(application, events),
  /** 承办单位. */
  lead: application.lead,
  consulting: application.consultations.some(({ endedOn }) => endedOn === undefined),
  receivedOn: application.receivedOn,
  overdue: overdueOf(application, situation),
  clock: standingOf(application, situation.today, situation.calendar),
  proof: replyProof(application, situation.calendar),
  ...askedOf(application, events),
  /** The steps the applicant may take now. */
  may: stepsFor(application, APPLICANT, situation).flatMap(({ step, offered }) => (offered ? [step] : [])),
  reply: replyOf(events, situation.calendar),
  outcome: outcomeOf(application, events),
  timeline: events.flatMap((event, at) => (SHOWN.has(event.step) ? [momentOf(event, events.slice(0, at))] : [])),
});

export type Progress = ReturnType<typeof trackOf>;
