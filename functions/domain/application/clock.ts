import { workdayPeriod } from '../deadlines/count-workdays.ts';
import type { Period } from '../deadlines/period.ts';
import { type ReplyPeriod, replyPeriod } from '../deadlines/reply-period.ts';
import { addWorkdays, type CivilDate, countWorkdays, isKnown, type WorkCalendar } from '../work-calendar.ts';
import type { Application, Consultation } from './facts.ts';
import { isOpen } from './states.ts';

/** 答复期限 (第三十三条第二款). */
export const REPLY_WORKDAYS = 20;
/** 延长答复期限, at the most (第三十三条第二款). */
export const EXTENSION_WORKDAYS = 20;
/** Within these the applicant is told what to supplement (第三十条). */
export const SUPPLEMENT_NOTICE_WORKDAYS = 7;
/** Within these whoever is consulted answers (第三十二条、第三十四条). */
export const OPINION_WORKDAYS = 15;
/** 缴费期限, from the day the notice is received (国办函〔2020〕109号). */
export const PAYMENT_WORKDAYS = 20;

/** The day a consulted party's 15 working days end (第三十二条、第三十四条); undefined while its receipt is not known. */
export const opinionDueOn = ({ letterReceivedOn }: Consultation, calendar: WorkCalendar): CivilDate | undefined =>
  letterReceivedOn && addWorkdays(calendar, letterReceivedOn, OPINION_WORKDAYS);

/** The days (fromOn, toOn] that a consultation takes out of the count: to its end or its limit, whichever is first. */
const exclusionOf = (consultation: Consultation, calendar: WorkCalendar) => {
  // Sorting leaves what is undefined to the end.
  const [toOn = null] = [consultation.endedOn, opinionDueOn(consultation, calendar)].sort();
  return { fromOn: consultation.sentOn, toOn };
};

/** 答复期限 — the count day by day, or why there is none. */
export type ReplyClock =
  | { readonly runs: false; readonly because: 'notReceived' | 'supplement' | 'fee' | 'consultation' | 'closed' }
  | ({ readonly runs: true; readonly dueOn: CivilDate; readonly fixed: boolean } & Pick<
      ReplyPeriod,
      'days' | 'provisional'
    >);

const countedClock = (
  { clock, consultations }: Application,
  startOn: CivilDate,
  calendar: WorkCalendar,
): ReplyClock => {
  const { dueOn, days, provisional } = replyPeriod({
    startOn,
    workingDays: REPLY_WORKDAYS + clock.extendedWorkdays,
    exclusions: consultations.map((consultation) => exclusionOf(consultation, calendar)),
    calendar,
  });
  return dueOn === null
    ? { runs: false, because: 'consultation' }
    : { runs: true, dueOn, fixed: false, days, provisional };
};

/** What the count rests on, as text: while it stays the same, what the applicant was told binds the office. */
export const clockBasis = ({ clock, consultations }: Application): string =>
  JSON.stringify([
    clock.startOn,
    clock.extendedWorkdays,
    clock.fixedOn ?? null,
    consultations.map(({ sentOn, letterReceivedOn, endedOn }) => [sentOn, letterReceivedOn ?? null, endedOn ?? null]),
  ]);

/**
 * 答复期限届满日 (第三十三条) — 20 working days after receipt, more when extended, none of those spent consulting.
 * A date once told is never shortened by a new holiday arrangement (ADR-0006).
 */
export const replyClock = (application: Application, calendar: WorkCalendar): ReplyClock => {
  const { state, clock, told } = application;
  if (!isOpen(state)) return { runs: false, because: 'closed' };
  if (clock.stoppedFor) return { runs: false, because: clock.stoppedFor };
  if (clock.fixedOn)
    return {
      runs: true,
      dueOn: clock.fixedOn,
      fixed: true,
      days: [],
      provisional: !isKnown(calendar, clock.fixedOn),
    };
  if (!clock.startOn) return { runs: false, because: 'notReceived' };
  const counted = countedClock(application, clock.startOn, calendar);
  const binding = counted.runs && told?.clock === clockBasis(application) && told.dueOn > counted.dueOn;
  return binding ? { ...counted, dueOn: told.dueOn } : counted;
};

/** The later of two days: what was told once is not shortened by a new arrangement (ADR-0006). */
const later = (a: CivilDate, b: CivilDate): CivilDate => (a > b ? a : b);

/** 补正期限届满日 — as it was told, or later when an arrangement loaded since adds days off. */
export const supplementDueOn = ({ supplement }: Application, calendar: WorkCalendar): CivilDate | undefined =>
  supplement && later(supplement.dueOn, addWorkdays(calendar, supplement.askedOn, supplement.workdays));

/** 缴费期限届满日 — 20 working days after the notice, or as it was told. */
export const paymentDueOn = ({ fee }: Application, calendar: WorkCalendar): CivilDate | undefined =>
  fee && later(fee.dueOn, addWorkdays(calendar, fee.noticeReceivedOn, PAYMENT_WORKDAYS));

/** 答复期限逐日的计算 — none while the clock is stopped, and none where the date was set instead of counted. */
export const replyProof = (
  { state, clock, consultations }: Pick<Application, 'state' | 'clock' | 'consultations'>,
  calendar: WorkCalendar,
): Period | undefined => {
  const { startOn, extendedWorkdays, fixedOn, stoppedFor } = clock;
  if (!isOpen(state) || !startOn || fixedOn || stoppedFor) return undefined;
  return workdayPeriod(calendar, {
    name: '答复',
    startOn,
    milestones: { due: { after: REPLY_WORKDAYS + extendedWorkdays, label: '答复期限届满日' } },
    exclusions: consultations.map((consultation) => exclusionOf(consultation, calendar)),
  });
};

/** Undefined while nothing is counted. */
export const replyDueOn = (application: Application, calendar: WorkCalendar): CivilDate | undefined => {
  const clock = replyClock(application, calendar);
  return clock.runs ? clock.dueOn : undefined;
};

/** The due date that still stands to be met: none once a reply is out. */
export const unansweredDueOn = (application: Application, calendar: WorkCalendar): CivilDate | undefined =>
  application.repliedOn === undefined ? replyDueOn(application, calendar) : undefined;

/** Working days after `today` up to `dueOn`; 0 on the day itself, negative when overdue. */
export const workdaysLeft = (today: CivilDate, dueOn: CivilDate, calendar: WorkCalendar): number =>
  countWorkdays(calendar, today, dueOn);
