import { remedyDays } from '../deadlines/rules/remedies.ts';
import type { Situation } from '../procedure.ts';
import type { WorkCalendar } from '../work-calendar.ts';
import { replyProof } from './clock.ts';
import { type Application, DELIVERY_WAYS } from './facts.ts';
import { OUTCOMES, STATEMENTS, type Statement } from './outcomes.ts';
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

/** What the applicant is asked for, as long as it is awaited. */
const askedOf = ({ state, supplement, fee }: Application, events: readonly StepEvent[]) => ({
  supplement:
    state === 'awaitingSupplement' && supplement
      ? { ...supplement, what: lastOf(events, 'askSupplement')?.data.what ?? '' }
      : undefined,
  reasons: state === 'awaitingReasons' ? { why: lastOf(events, 'askReasons')?.data.reason ?? '' } : undefined,
  fee: state === 'awaitingPayment' ? fee : undefined,
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
  const { name, law, letter, reviewFirst } = OUTCOMES[draft.data.outcome];
  return {
    on: sent.data.sentOn ?? sent.on,
    replyNo: signed.data.replyNo,
    letter,
    outcome: name,
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

/** 办理结果 in force: a supplementary reply's stands for the first. */
const outcomeOf = ({ closedOn, outcome, supplementaryReplies }: Application): string | undefined => {
  const last = supplementaryReplies.at(-1)?.outcome ?? outcome;
  return closedOn && last ? OUTCOMES[last].name : undefined;
};

/** 办理进度 as the applicant sees it: nothing personal, no officer's name, no word of the drafts. */
export const trackOf = (application: Application, events: readonly StepEvent[], situation: Situation) => ({
  number: application.number,
  title: application.wanted.title,
  state: STATES[application.state].name,
  stage: STAGES[STATES[application.state].stage],
  waitsFor: STATES[application.state].waitsFor,
  receivedOn: application.receivedOn,
  clock: standingOf(application, situation.today, situation.calendar),
  proof: replyProof(application, situation.calendar),
  ...askedOf(application, events),
  /** The steps the applicant may take now. */
  may: stepsFor(application, APPLICANT, situation).flatMap(({ step, offered }) => (offered ? [step] : [])),
  reply: replyOf(events, situation.calendar),
  outcome: outcomeOf(application),
  timeline: events
    .filter(({ step }) => SHOWN.has(step))
    .map(({ step, on, toldDueOn }) => ({ on, step, ...nameOfStep(step), dueOn: toldDueOn })),
});

export type Progress = ReturnType<typeof trackOf>;
