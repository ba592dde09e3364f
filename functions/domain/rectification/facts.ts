import type { Role } from '../application/roles.ts';
import type { Actor } from '../procedure.ts';
import type { CivilDate } from '../work-calendar.ts';

/** 更正申请的状态. */
const RECTIFICATION_STATES = {
  submitted: '已提交',
  registered: '已登记',
  verifying: '核实中',
  awaitingEvidence: '待补充证据',
  closed: '已办结',
} as const;

export type RectificationState = keyof typeof RECTIFICATION_STATES;

/** 更正申请的结果 (第四十一条). */
const RECTIFICATION_RESULTS = {
  corrected: '已更正并告知申请人',
  declined: '核实后不予更正并告知申请人',
  forwarded: '已转送有权更正的机关并告知申请人',
  pointedOut: '已告知向有权更正的机关提出',
  withdrawn: '申请人撤回',
} as const;

export type RectificationResult = keyof typeof RECTIFICATION_RESULTS;

interface Because {
  readonly reason: string;
}

export interface RectificationData {
  readonly submit: {
    readonly number: string;
    /** The record that is said to be wrong, and where it stands. */
    readonly record: string;
    readonly wrong: string;
    readonly right: string;
    /** Uploads that prove it; the law wants evidence, not a statement. */
    readonly evidence: readonly string[];
  };
  readonly register: Record<never, never>;
  readonly assign: { readonly unit: string };
  readonly askEvidence: { readonly what: string };
  readonly giveEvidence: { readonly evidence: readonly string[] };
  readonly correct: { readonly correctedOn: CivilDate; readonly told: string };
  readonly decline: Because;
  readonly forward: { readonly agency: string } & Because;
  readonly pointOut: { readonly agency: string } & Because;
  readonly withdraw: Because;
}

export type RectificationStep = keyof RectificationData;

export type RectificationEvent<S extends RectificationStep = RectificationStep> = {
  readonly [K in S]: {
    readonly step: K;
    readonly data: RectificationData[K];
    readonly actor: Actor<Role>;
    readonly on: CivilDate;
  };
}[S];

export type RectificationCommand<S extends RectificationStep = RectificationStep> = {
  readonly [K in S]: { readonly step: K; readonly data: RectificationData[K]; readonly actor: Actor<Role> };
}[S];

/** 更正本人信息的申请 — folded from its events. */
export interface Rectification {
  readonly number: string;
  readonly state: RectificationState;
  readonly submittedOn: CivilDate;
  readonly record: string;
  readonly wrong: string;
  readonly right: string;
  readonly evidence: readonly string[];
  readonly unit?: string;
  readonly result?: RectificationResult;
  readonly closedOn?: CivilDate;
}
