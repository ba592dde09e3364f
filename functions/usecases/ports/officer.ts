import type { Role } from '#domain/application/roles.ts';

/** A signed-in officer: who, which 角色, of which unit. */
export interface Officer {
  readonly id: string;
  readonly roles: readonly Role[];
  readonly unit?: string | undefined;
}

/** An officer as pages address him. */
export interface NamedOfficer extends Officer {
  readonly name: string;
}

/** Tells who sends a request; undefined when nobody that this city knows. */
export interface Identity {
  readonly officerOf: (authorization: string | undefined) => Promise<Officer | undefined>;
}

/** So often in so long. */
interface Rate {
  readonly times: number;
  readonly seconds: number;
}

/** 限流 — counted for all instances together. */
export interface RateLimiter {
  /** False when `key` has come more than `times` in `seconds`. */
  readonly admits: (bucket: string, key: string, rate: Rate) => Promise<boolean>;
  /** Takes one admission back: it was none of those that are limited. */
  readonly forgive: (bucket: string, key: string, rate: Rate) => Promise<void>;
  /** Until whoever came too often is admitted again; never 0. */
  readonly secondsLeft: (rate: Rate) => number;
}
