import type { AnyCell, Counted } from '#domain/annual-table.ts';

/** What of an application was counted. */
export type CountMark = 'opened' | 'closed' | 'punctual';

/** 统计 — what the annual report counts, kept beside the applications. */
export interface Counts {
  /** Counts once: the same mark of the same application is never counted again. */
  readonly count: (number: string, mark: CountMark, cell: AnyCell) => Promise<void>;
  /** The cells of a year and of all before it. */
  readonly until: (year: string) => Promise<readonly Counted[]>;
}
