import type { KeptFeedback } from './keep-feedback.ts';

/** An instant with its offset, `2026-03-02T09:12:33+08:00`. */
export type Instant = string;

export interface Clock {
  readonly now: () => Instant;
}

export interface FeedbackStore {
  /** Resolves when the entry would survive a power cut. */
  readonly append: (entry: KeptFeedback) => Promise<void>;
}
