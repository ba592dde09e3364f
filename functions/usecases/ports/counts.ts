import type { Cell, Counted } from '#domain/annual-table.ts';

/** 统计 — what the annual report counts, kept beside the applications. */
export interface Counts {
  /** Counts once: the same mark of the same application is never counted again. */
  readonly count: (number: string, mark: 'opened' | 'closed', cell: Cell) => Promise<void>;
  /** The cells of a year and of all before it. */
  readonly until: (year: string) => Promise<readonly Counted[]>;
}
