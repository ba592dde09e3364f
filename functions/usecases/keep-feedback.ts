import type { Clock, FeedbackStore, Instant } from './ports.ts';

/** 这条信息有用吗 — what a reader says of a page; no name, no address is asked for or kept. */
export interface Feedback {
  /** The page's path on this site. */
  readonly page: string;
  readonly answer: 'yes' | 'no';
  /** Empty when the reader wrote nothing. */
  readonly comment: string;
}

export interface KeptFeedback extends Feedback {
  readonly at: Instant;
}

/** Keeps a reader's answer with the time it came. */
export const keepFeedback =
  ({ now, feedback }: Clock & { readonly feedback: FeedbackStore }) =>
  (given: Feedback): Promise<void> =>
    feedback.append({ at: now(), ...given });
