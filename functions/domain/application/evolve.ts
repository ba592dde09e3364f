import type { ClockEffect } from '../procedure.ts';
import { WORKFLOW } from '../workflow.ts';
import { clockBasis } from './clock.ts';
import { type Application, type Consultation, DELIVERY_WAYS } from './facts.ts';
import type { State } from './states.ts';
import type { StepEvent, StepName } from './steps.ts';

type Change = Partial<Application>;
type Facts = { readonly [S in StepName]?: (application: Application, event: StepEvent<S>) => Change };

const updated = <T extends { readonly id: string }>(
  items: readonly T[],
  id: string,
  change: Partial<T>,
): readonly T[] => items.map((item) => (item.id === id ? { ...item, ...change } : item));

const consult =
  (of: Consultation['of']) =>
  (application: Application, { data, on }: StepEvent<'consultThirdParty' | 'consultAgency'>) => ({
    consultations: [...application.consultations, { id: data.id, of, sentOn: data.sentOn ?? on }],
  });

const lastDelivery = (application: Application, change: object): Change => ({
  deliveries: application.deliveries.map((delivery, at, all) =>
    at === all.length - 1 ? { ...delivery, ...change } : delivery,
  ),
});

/** The facts each step adds; what is not here adds none. */
const FACTS: Facts = {
  confirmReceipt: (_, { receivedOn }) => ({ receivedOn }),
  askSupplement: (_, { data, on, dueOn = on }) => ({ supplement: { askedOn: on, workdays: data.workdays, dueOn } }),
  supplement: ({ supplement, wanted, attachments }, { data, receivedOn }) => ({
    supplement: supplement && { ...supplement, receivedOn },
    wanted: { ...wanted, description: data.description },
    attachments: [...attachments, ...data.attachments],
  }),
  flagSupplementLapse: ({ supplement }) => ({ supplement: supplement && { ...supplement, lapseFlagged: true } }),
  lapseSupplement: ({ outcome }) => ({ outcome: outcome ?? 'other.notCorrected' }),
  transfer: (_, { data }) => ({ lead: data.lead, assisting: data.assisting.map((unit) => ({ unit })) }),
  return: () => ({ lead: undefined, assisting: [] }),
  assist: ({ assisting }, { actor, on }) => ({
    assisting: assisting.map((each) => (each.unit === actor.unit ? { ...each, answeredOn: on } : each)),
  }),
  consultThirdParty: consult('thirdParty'),
  consultAgency: consult('agency'),
  noteLetterReceived: ({ consultations }, { data }) => ({
    consultations: updated(consultations, data.id, { letterReceivedOn: data.receivedOn }),
  }),
  receiveOpinion: ({ consultations }, { data, on }) => ({
    consultations: updated(consultations, data.id, { endedOn: data.receivedOn ?? on, opinion: data.opinion }),
  }),
  applySilence: ({ consultations }, { data, dueOn }) => ({
    consultations: updated(consultations, data.id, { endedOn: dueOn, opinion: 'silent' }),
  }),
  tellThirdParty: ({ consultations }, { data, on }) => ({
    consultations: updated(consultations, data.id, { toldOn: on }),
  }),
  proposeExtension: (_, { data, actor }) => ({ extension: { workdays: data.workdays, proposedBy: actor.id } }),
  approveExtension: ({ extension }, { actor }) => ({ extension: extension && { ...extension, approvedBy: actor.id } }),
  refuseExtension: () => ({ extension: undefined }),
  tellExtension: ({ extension }, { on }) => ({ extension: extension && { ...extension, toldOn: on } }),
  askReasons: (_, { on }) => ({ reasons: { askedOn: on } }),
  giveReasons: ({ reasons, attachments }, { data, on }) => ({
    reasons: reasons && { ...reasons, givenOn: on },
    attachments: [...attachments, ...(data.attachments ?? [])],
  }),
  decideFee: (_, { data, on, dueOn = on }) => ({
    fee: { amountYuan: data.amountYuan, noticeReceivedOn: data.noticeReceivedOn, dueOn },
  }),
  recordPayment: ({ fee }, { data }) => ({ fee: fee && { ...fee, paidOn: data.paidOn } }),
  flagFeeLapse: ({ fee }) => ({ fee: fee && { ...fee, lapseFlagged: true } }),
  lapseFee: ({ outcome }) => ({ outcome: outcome ?? 'other.feeUnpaid' }),
  submitDraft: ({ drafters = [] }, { data: { outcome, statements, files, hash }, actor }) => ({
    drafters: [...new Set([...drafters, actor.id])],
    draft: { outcome, statements, ...(files && { files }), hash, draftedBy: actor.id },
    ...UNREVIEWED,
  }),
  passLegalReview: (_, { actor }) => ({ legallyReviewedBy: actor.id }),
  passSecrecyReview: (_, { actor }) => ({ secrecyReviewedBy: actor.id }),
  sign: (_, { data: { hash, replyNo }, actor, on }) => ({ signed: { by: actor.id, on, hash, replyNo } }),
  dispatch: ({ deliveries, repliedOn }, { data, on }) => {
    const sentOn = data.sentOn ?? on;
    const replies = DELIVERY_WAYS[data.way].repliedOn === 'dispatch';
    return {
      deliveries: [...deliveries, { way: data.way, sentOn }],
      repliedOn: replies ? (repliedOn ?? sentOn) : repliedOn,
    };
  },
  proveDelivery: (application, { data }) => ({
    ...lastDelivery(application, { provedOn: data.provedOn }),
    repliedOn: application.repliedOn ?? data.provedOn,
    ...concluded(application),
  }),
  // A letter by post was a reply on the day it was posted (235号); whatever else did not arrive, was none.
  noteUndelivered: (application, { data }) => ({
    ...lastDelivery(application, { undeliveredOn: data.on }),
    repliedOn: application.deliveries.at(-1)?.way === 'post' ? application.repliedOn : undefined,
  }),
  withdraw: ({ outcome }) => ({ outcome: outcome ?? 'other.other' }),
  merge: ({ outcome }, { data }) => ({ outcome: outcome ?? 'other.other', mergedInto: data.into }),
  reopen: ({ supplementaryReplies, consultations, lead, assisting }, { data, on }) => ({
    lead: data.lead ?? lead,
    assisting: assisting.filter(({ unit }) => unit !== data.lead),
    // What is told to a third party is what the new reply will disclose (第三十二条).
    consultations: consultations.map(({ toldOn: _, ...consultation }) => consultation),
    drafters: undefined,
    supplementaryReplies: [...supplementaryReplies, { openedOn: on }],
    closedOn: undefined,
    mergedInto: undefined,
    repliedOn: undefined,
    draft: undefined,
    ...UNREVIEWED,
  }),
  noteChallenge: ({ challenges }, { data: { id, kind, notedOn } }) => ({
    challenges: [...challenges, { id, kind, notedOn }],
  }),
  noteChallengeResult: ({ challenges }, { data }) => ({
    challenges: updated(challenges, data.id, { result: data.result }),
  }),
  remind: ({ reminders }, { data, dueOn = '' }) => ({
    reminders: [...reminders, { dueOn, workdaysLeft: data.workdaysLeft }],
  }),
  escalate: ({ reminders }, { dueOn = '' }) => ({ reminders: [...reminders, { dueOn, workdaysLeft: -1 }] }),
  urge: ({ urged = [] }, { data }) => ({ urged: [...urged, data] }),
};

/** A new draft has not been reviewed, nor one sent back. */
const UNREVIEWED = { legallyReviewedBy: undefined, secrecyReviewedBy: undefined, signed: undefined };

/** The leaf it is counted under is the first reply's; what a later one decides stands beside it. */
const concluded = ({ outcome, draft, supplementaryReplies }: Application): Change => {
  if (!draft) return {};
  if (!outcome) return { outcome: draft.outcome };
  return {
    supplementaryReplies: supplementaryReplies.map((reply, at, all) =>
      at === all.length - 1 ? { ...reply, outcome: draft.outcome } : reply,
    ),
  };
};

const CLOCK: Readonly<Record<ClockEffect, (application: Application, event: StepEvent) => Change>> = {
  none: () => ({}),
  start: ({ clock }, { receivedOn }) => ({ clock: { ...clock, startOn: receivedOn } }),
  stop: ({ clock }, { step }) => ({
    clock: { ...clock, stoppedFor: step === 'decideFee' ? 'fee' : 'supplement' },
  }),
  // A period that starts anew is a whole one: what was granted to the old is gone with it.
  restart: (_, { receivedOn }) => ({ clock: { startOn: receivedOn, extendedWorkdays: 0 }, extension: undefined }),
  // The consultations themselves say which days are not counted.
  pause: () => ({}),
  resume: () => ({}),
  extend: ({ clock, extension }) => ({ clock: { ...clock, extendedWorkdays: extension?.workdays ?? 0 } }),
  fix: ({ clock }, { dueOn }) => ({ clock: { ...clock, fixedOn: dueOn } }),
  end: ({ clock, closedFirstOn, deliveries }, { step, on }) => {
    // It ends with what happened, not with its being written down.
    const closedOn = step === 'proveDelivery' ? (deliveries.at(-1)?.provedOn ?? on) : on;
    return { clock: { ...clock, stoppedFor: undefined }, closedOn, closedFirstOn: closedFirstOn ?? closedOn };
  },
};

const begin = ({ data }: StepEvent<'submit'>): Application => ({
  ...data,
  state: 'submitted',
  assisting: [],
  clock: { extendedWorkdays: 0 },
  consultations: [],
  deliveries: [],
  supplementaryReplies: [],
  challenges: [],
  reminders: [],
});

/** The states one comes back from. */
const WAITING: ReadonlySet<State> = new Set(WORKFLOW.filter(({ to }) => to === 'back').flatMap(({ from }) => from));

const nextState = ({ state, returnTo }: Application, to: State | 'same' | 'back'): Change => {
  if (to === 'same') return {};
  if (to === 'back') return { state: returnTo ?? state, returnTo: undefined };
  return { state: to, returnTo: WAITING.has(to) ? state : undefined };
};

const rowOf = (step: StepName, state: State) =>
  WORKFLOW.find((row) => row.step === step && (row.from as readonly State[]).includes(state));

/**
 * Folds one event into an application.
 * @throws RangeError when no row of the table permits it: the stored stream is not one of ours
 */
export const evolve = (application: Application | undefined, event: StepEvent): Application => {
  if (!application) {
    if (event.step !== 'submit') throw new RangeError(`${event.step} before submit`);
    return begin(event as StepEvent<'submit'>);
  }
  const row = rowOf(event.step, application.state);
  if (!row) throw new RangeError(`${event.step} in ${application.state}`);
  const facts = FACTS[event.step] as ((application: Application, event: StepEvent) => Change) | undefined;
  const grown = { ...application, ...facts?.(application, event) };
  const next = { ...grown, ...CLOCK[row.clock](grown, event), ...nextState(application, row.to) };
  return event.toldDueOn ? { ...next, told: { dueOn: event.toldDueOn, clock: clockBasis(next) } } : next;
};

/** The application as its events tell it. */
export const fold = (events: readonly StepEvent[]): Application | undefined =>
  events.reduce<Application | undefined>(evolve, undefined);
