import { fold } from '../application/evolve.ts';
import type { Application } from '../application/facts.ts';
import type { StepEvent, StepName } from '../application/steps.ts';
import { isKnown, type WorkCalendar } from '../work-calendar.ts';
import type { Receiving } from './receipt-letter.ts';
import type { Reply } from './reply-letter.ts';

/** What a letter is made of, as it stood when the letter was due: what comes later does not change it. */
interface AsOf<Fact> {
  readonly application: Application;
  readonly fact: Fact;
}

/** Where the 文号 will be, until there is one. */
const UNSIGNED = '（送审稿）';

const last = <S extends StepName>(
  events: readonly StepEvent[],
  step: S,
): { readonly event: StepEvent<S>; readonly at: number } | undefined => {
  const at = events.findLastIndex((event) => event.step === step);
  return at < 0 ? undefined : { event: events[at] as StepEvent<S>, at };
};

const asOf = <Fact>(events: readonly StepEvent[], at: number, fact: Fact): AsOf<Fact> | undefined => {
  const application = fold(events.slice(0, at + 1));
  return application && { application, fact };
};

/** 受理 — undefined while receipt is not confirmed, as of an ordinary letter (第三十一条第二项). */
export const receiptAsOf = (
  events: readonly StepEvent[],
  calendar: WorkCalendar,
): AsOf<Omit<Receiving, 'queryCode'>> | undefined => {
  const confirmed = last(events, 'confirmReceipt');
  if (!confirmed) return undefined;
  const { receivedOn, toldDueOn } = confirmed.event;
  if (!receivedOn || !toldDueOn) return undefined;
  const clock = { dueOn: toldDueOn, provisional: !isKnown(calendar, toldDueOn) };
  return asOf(events, confirmed.at, { receivedOn, clock });
};

/** 视为放弃 — closed without a draft, for the reason then given. */
const lapseOf = (events: readonly StepEvent[]): { readonly reply: Reply; readonly at: number } | undefined => {
  const supplement = last(events, 'lapseSupplement');
  const lapse = supplement ?? last(events, 'lapseFee');
  if (!lapse) return undefined;
  const outcome = supplement ? 'other.notCorrected' : 'other.feeUnpaid';
  const { data, on } = lapse.event;
  return { at: lapse.at, reply: { outcome, statements: { reason: data.reason }, signedOn: on } };
};

/** The last draft, with its signature when it has one. */
const draftOf = (events: readonly StepEvent[]): { readonly reply: Reply; readonly at: number } | undefined => {
  const drafted = last(events, 'submitDraft');
  if (!drafted) return undefined;
  const signature = last(events.slice(drafted.at), 'sign');
  const { outcome, statements } = drafted.event.data;
  return {
    at: drafted.at + (signature?.at ?? 0),
    reply: {
      outcome,
      statements,
      replyNo: signature?.event.data.replyNo ?? UNSIGNED,
      signedOn: (signature ?? drafted).event.on,
    },
  };
};

/**
 * 答复 — for the applicant the last that was sent out; within the office the last that was drafted, marked so and dated
 * by its draft while it is unsigned; or the note that closed what lapsed after it.
 */
export const replyAsOf = (events: readonly StepEvent[], sentOut: boolean): AsOf<Reply> | undefined => {
  const draft = draftOf(sentOut ? events.slice(0, (last(events, 'dispatch')?.at ?? -1) + 1) : events);
  const lapse = lapseOf(events);
  const latest = lapse && lapse.at > (draft?.at ?? -1) ? lapse : draft;
  return latest && asOf(events, latest.at, latest.reply);
};
