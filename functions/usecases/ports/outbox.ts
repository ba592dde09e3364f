import type { Instant } from '../ports.ts';
import type { Notice } from './applications.ts';

/** Where a notice lies: the application's number and its place among the application's notices. */
export interface NoticeRef {
  readonly number: string;
  readonly place: string;
}

/** A notice with what became of it so far. */
export interface Kept {
  /** Undefined when what is stored is no notice. */
  readonly notice: (Notice & { readonly at: Instant }) | undefined;
  /** Tries that were begun. */
  readonly attempts: number;
  readonly state: NoticeState;
}

/** `undeliverable`: no address, or one that refuses; `setAside`: tried as often as is sensible, for a person to look at. */
export type NoticeState = 'waiting' | 'sent' | 'undeliverable' | 'setAside';

export interface Outbox {
  readonly read: (ref: NoticeRef) => Promise<Kept | undefined>;
  /** Ends a notice that still waits; one ended before stays as it is. */
  readonly settle: (
    ref: NoticeRef,
    state: Exclude<NoticeState, 'waiting'>,
    detail: string,
    at: Instant,
  ) => Promise<void>;
  /**
   * Begins a try, number `attempt`, of a notice that is due at `now`: until `until` it is due for nobody else.
   * False when it is not due, or another sender was quicker.
   */
  readonly claim: (ref: NoticeRef, attempt: number, now: Instant, until: Instant) => Promise<boolean>;
  /** Puts it off after its try number `attempt` failed. */
  readonly postpone: (ref: NoticeRef, attempt: number, next: Instant) => Promise<void>;
  /** Those that wait and are due by `now`. */
  readonly due: (now: Instant) => AsyncIterable<NoticeRef>;
}
