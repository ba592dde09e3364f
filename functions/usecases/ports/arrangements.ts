import type { CivilDate } from '#domain/work-calendar.ts';
import type { Instant } from '../ports.ts';

/** 期限推迟的申请 — its last day as it was told before, and as it was told now. */
export interface MovedDay {
  readonly number: string;
  readonly from: CivilDate;
  readonly to: CivilDate;
}

/** 按新的放假安排重算 — when it was done, by which calendar, and what it moved. */
export interface CountedAgain {
  readonly calendar: string;
  readonly at: Instant;
  /** The first of them, where there are very many. */
  readonly moved: readonly MovedDay[];
  readonly movedCount: number;
}

/** 放假安排 that every open application was counted by. */
export interface Arrangements {
  /** The last time; undefined before the first. */
  readonly last: () => Promise<CountedAgain | undefined>;
  readonly keep: (counted: CountedAgain) => Promise<void>;
}
