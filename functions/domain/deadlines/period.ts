import type { CivilDate, WorkCalendar } from '../work-calendar.ts';
import { type ProofDay, proofDay } from './proof.ts';

export type Unit = 'workday' | 'day' | 'month';

/** A date that a count leads to: after how many days or months, and what it is called. */
export interface Milestone {
  readonly after: number;
  readonly label: string;
}

export type Milestones<Key extends string = string> = Readonly<Record<Key, Milestone>>;

export interface PeriodInput<Key extends string> {
  /** 期限的名称 */
  readonly name: string;
  readonly startOn: CivilDate;
  readonly milestones: Milestones<Key>;
}

/** One count with its proof. */
export interface Period<Key extends string = string> {
  readonly name: string;
  readonly unit: Unit;
  /** Null while a consultation without an end stops the count before that date. */
  readonly dates: Readonly<Record<Key, CivilDate | null>>;
  readonly days: readonly ProofDay[];
  readonly provisional: boolean;
}

/** The day a count starts from, which is not counted itself (《民法典》第二百零一条). */
export const startDay = (calendar: WorkCalendar, date: CivilDate): ProofDay =>
  proofDay(calendar, { date, kind: 'start', why: '起算之日不计入' });

/** After how many days or months the last milestone comes. */
export const furthest = (milestones: Milestones): number =>
  Math.max(...Object.values(milestones).map(({ after }) => after));

/** Every date of a period, from its milestones. */
export const datesOf = <Key extends string>(
  milestones: Milestones<Key>,
  dateOf: (after: number) => CivilDate | null,
): Record<Key, CivilDate | null> =>
  Object.fromEntries(Object.entries<Milestone>(milestones).map(([key, { after }]) => [key, dateOf(after)])) as Record<
    Key,
    CivilDate | null
  >;

/** The days with the names of what ends on them. */
export const withEnds = (
  days: readonly ProofDay[],
  milestones: Milestones,
  dates: Readonly<Record<string, CivilDate | null>>,
): ProofDay[] => {
  const endings = Map.groupBy(Object.entries(milestones), ([key]) => dates[key] ?? null);
  return days.map((day) => {
    const labels = new Set(endings.get(day.date)?.map(([, { label }]) => label));
    return labels.size > 0 ? { ...day, ends: [...labels].join('、') } : day;
  });
};
