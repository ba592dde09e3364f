import type { KeptFaultReport } from './keep-fault-report.ts';
import type { KeptFeedback } from './keep-feedback.ts';

/** An instant with its offset, `2026-03-02T09:12:33+08:00`. */
export type Instant = string;

export interface Clock {
  readonly now: () => Instant;
}

/** Where what readers say of the site is kept. */
export interface EntryStore<Entry> {
  /** Resolves when the entry would survive a power cut. */
  readonly append: (entry: Entry) => Promise<void>;
}

export type FeedbackStore = EntryStore<KeptFeedback>;
export type FaultReportStore = EntryStore<KeptFaultReport>;
