import type { Attachment } from '../attachment-rules.ts';
import type { ReleasedFile } from '../outgoing/released-file.ts';
import type { Actor } from '../procedure.ts';
import type { CivilDate } from '../work-calendar.ts';
import type { Challenge, Consultation, DeliveryWay, FEE_SCHEMES, PersonalField, Requested, Wait } from './facts.ts';
import type { Outcome, Statement } from './outcomes.ts';
import type { Role } from './roles.ts';

/** Free words that explain a step; required where the law wants reasons. */
interface Because {
  readonly reason: string;
}

/** What each step is told, before the decision adds what the server knows. */
export interface StepData {
  readonly submit: Requested;
  readonly confirmReceipt: { readonly confirmedOn?: CivilDate; readonly reason?: string };
  readonly register: Record<never, never>;
  readonly askSupplement: { readonly what: string; readonly workdays: number };
  readonly supplement: {
    readonly receivedOn?: CivilDate;
    readonly description: string;
    readonly attachments: readonly Attachment[];
  };
  readonly flagSupplementLapse: Record<never, never>;
  readonly lapseSupplement: Because;
  readonly transfer: { readonly lead: string; readonly assisting: readonly string[] };
  readonly return: Because;
  readonly assist: { readonly opinion: string };
  readonly consultThirdParty: { readonly id: string; readonly sentOn?: CivilDate };
  readonly consultAgency: { readonly id: string; readonly agency: string; readonly sentOn?: CivilDate };
  readonly noteLetterReceived: { readonly id: string; readonly receivedOn: CivilDate };
  readonly receiveOpinion: {
    readonly id: string;
    readonly opinion: Exclude<NonNullable<Consultation['opinion']>, 'silent'>;
    readonly receivedOn?: CivilDate;
    readonly content: string;
  };
  readonly applySilence: { readonly id: string };
  readonly tellThirdParty: { readonly id: string } & Because;
  readonly proposeExtension: { readonly workdays: number } & Because;
  readonly approveExtension: Record<never, never>;
  readonly refuseExtension: Because;
  readonly tellExtension: Record<never, never>;
  readonly askReasons: Because;
  readonly giveReasons: Because & { readonly attachments?: readonly Attachment[] };
  readonly noteNoReasons: Because;
  readonly setDelay: { readonly dueOn: CivilDate } & Because;
  /** The reason says why amount or frequency is clearly beyond reason (第四十二条). */
  readonly decideFee: Because & {
    readonly scheme: keyof typeof FEE_SCHEMES;
    readonly amountYuan: number;
    readonly noticeReceivedOn: CivilDate;
  };
  readonly recordPayment: { readonly paidOn: CivilDate; readonly receiptNo: string };
  readonly flagFeeLapse: Record<never, never>;
  readonly lapseFee: Because;
  readonly submitDraft: {
    readonly outcome: Outcome;
    readonly statements: Readonly<Partial<Record<Statement, string>>>;
    /** 随答复公开的文件; none for a reply that is words alone. */
    readonly files?: readonly ReleasedFile[];
    readonly hash: string;
  };
  readonly passLegalReview: { readonly hash: string };
  readonly passSecrecyReview: { readonly hash: string };
  readonly returnDraft: Because;
  readonly sign: { readonly hash: string; readonly replyNo: string };
  readonly refuseSignature: Because;
  readonly dispatch: { readonly way: DeliveryWay; readonly sentOn?: CivilDate; readonly trackingNo?: string };
  readonly proveDelivery: { readonly provedOn: CivilDate; readonly proof: string };
  readonly noteUndelivered: { readonly on: CivilDate } & Because;
  readonly archive: { readonly fileNo: string };
  readonly withdraw: Because;
  /** Into which application of the same applicant; the server looks up whether it asks for the same and is not replied to yet. */
  readonly merge: { readonly into: string; readonly isSame: boolean } & Because;
  /** Names the lead where there was none yet, or another. */
  readonly reopen: { readonly dueOn?: CivilDate; readonly lead?: string } & Because;
  readonly noteChallenge: { readonly id: string; readonly kind: Challenge['kind']; readonly notedOn: CivilDate };
  readonly noteChallengeResult: { readonly id: string; readonly result: NonNullable<Challenge['result']> };
  /** A word among those who handle it; the applicant is not shown it. */
  readonly comment: { readonly comment: string };
  readonly unmask: { readonly fields: readonly PersonalField[] } & Because;
  readonly remind: { readonly workdaysLeft: number };
  readonly escalate: Record<never, never>;
  readonly urge: Wait;
  readonly recalculate: { readonly arrangement: string };
}

export type StepName = keyof StepData;

/** What happened: one step, with the day it is dated and what the applicant was then told. */
export type StepEvent<S extends StepName = StepName> = {
  readonly [K in S]: {
    readonly step: K;
    readonly data: StepData[K];
    readonly actor: Actor<Role>;
    /** The day in Beijing on which it was recorded. */
    readonly on: CivilDate;
    /** 告知的答复期限届满日, on steps that tell the applicant. */
    readonly toldDueOn?: CivilDate;
    /** 收到之日, fixed by the decision. */
    readonly receivedOn?: CivilDate;
    /** The last day of a period that the decision computed: to supplement, to pay. */
    readonly dueOn?: CivilDate;
  };
}[S];

export type StepCommand<S extends StepName = StepName> = {
  readonly [K in S]: { readonly step: K; readonly data: StepData[K]; readonly actor: Actor<Role> };
}[S];
