import type { CivilDate, WorkCalendar } from '../work-calendar.ts';
import type { Period } from './period.ts';

/** 征求意见 — the days after `from` up to `to` are not counted; without `to` it has not ended. */
export interface Suspension {
  readonly from: CivilDate;
  readonly to?: CivilDate | null | undefined;
  readonly kind?: SuspensionKind | undefined;
}

/** Whose opinion is waited for (第三十二条、第三十四条). */
export const SUSPENSION_KINDS = { thirdParty: '征求第三方意见', otherOrgan: '征求其他机关意见' } as const;
export type SuspensionKind = keyof typeof SUSPENSION_KINDS;

interface FieldBase {
  readonly label: string;
  /** Other names by which callers know it. */
  readonly also?: readonly string[];
}

export interface DateField extends FieldBase {
  readonly type: 'date';
  /** The date fields that this one cannot precede. */
  readonly notBefore?: readonly string[];
}

export interface CountField extends FieldBase {
  readonly type: 'count';
  readonly most: number;
}

export interface SuspensionsField extends FieldBase {
  readonly type: 'suspensions';
}

export type RuleField = (DateField | CountField | SuspensionsField) & { readonly optional?: true };
export type RuleFields = Readonly<Record<string, RuleField>>;

type ValueOf<F extends RuleField> = F extends DateField
  ? CivilDate
  : F extends CountField
    ? number
    : readonly Suspension[];

/** What a rule is given, from its fields. */
export type RuleInput<F extends RuleFields> = {
  readonly [K in keyof F as F[K] extends { readonly optional: true } ? never : K]: ValueOf<F[K]>;
} & {
  readonly [K in keyof F as F[K] extends { readonly optional: true } ? K : never]?: ValueOf<F[K]> | undefined;
};

export type ResultValue = CivilDate | number | boolean | null;

/** What a rule answers: its dates and facts, and the counts they rest on. */
export interface Deadline {
  readonly results: Readonly<Record<string, ResultValue>>;
  readonly periods: readonly Period[];
}

/** 期限规则 — one statutory period: its law, what it is computed from, what it yields. */
export interface Rule<F extends RuleFields> {
  readonly id: string;
  /** Other names by which callers know it. */
  readonly also?: readonly string[];
  readonly name: string;
  readonly law: string;
  /** What a reader should know beside the date. */
  readonly note?: string;
  readonly fields: F;
  /** What the results are called. */
  readonly results: Readonly<Record<string, string>>;
  readonly compute: (calendar: WorkCalendar, input: RuleInput<F>) => Deadline;
}

/** A rule whose input has been checked against its fields. */
export type DeadlineRule = Omit<Rule<RuleFields>, 'compute'> & {
  readonly compute: (calendar: WorkCalendar, input: Readonly<Record<string, unknown>>) => Deadline;
};

/** A row of the table; what it computes is checked against its own fields. */
export const rule = <const F extends RuleFields>(row: Rule<F>): DeadlineRule => row as unknown as DeadlineRule;

/** 暂定 — whether a day rests on a year whose holidays are not announced yet. */
export const isProvisional = ({ periods }: Deadline): boolean => periods.some(({ provisional }) => provisional);
