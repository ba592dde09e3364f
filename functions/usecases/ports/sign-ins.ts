import type { Instant } from '../ports.ts';
import type { PendingSignIn } from './identity-provider.ts';

/** 登录中 — between the way to the provider and the way back. */
export interface KeptSignIn {
  readonly pending: PendingSignIn;
  /** The browser that began it, by a value that only its cookie holds. */
  readonly browser: string;
  /** The page to go to afterwards; one of ours. */
  readonly to: string;
  readonly at: Instant;
}

export interface SignIns {
  /** A value for a browser that has none yet. */
  readonly newBrowser: () => string;
  readonly keep: (signIn: KeptSignIn) => Promise<void>;
  /** Gives what was kept under a state, once; undefined for a state that is unknown, used, or another browser's. */
  readonly take: (state: string, browser: string) => Promise<Omit<KeptSignIn, 'browser'> | undefined>;
}
