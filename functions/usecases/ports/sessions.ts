import type { Secret, Session } from '#domain/session.ts';
import type { Instant } from '../ports.ts';
import type { NamedOfficer } from './officer.ts';

/** 会话凭证 — what the cookie holds: `id.secret`. The id stays, the secret is replaced from time to time. */
export type SessionToken = string;

export interface KeptSession extends Session {
  readonly officer: NamedOfficer;
  /** What the provider is shown when the officer leaves, so that it asks nothing. */
  readonly idToken?: string | undefined;
  /** 防伪字段 — what each form of this session must send back. */
  readonly csrf: string;
}

/** Where sign-ins are kept; the store knows only hashes of tokens. */
export interface Sessions {
  /** Opens a session that nobody knew the id of before, and gives its token. */
  readonly open: (session: Omit<KeptSession, 'csrf'>) => Promise<SessionToken>;
  /** Undefined when there is none, or the token holds neither its secret nor the one before. */
  readonly read: (
    token: SessionToken,
  ) => Promise<{ readonly session: KeptSession; readonly secret: Secret } | undefined>;
  /** Replaces the secret; undefined when another request has just done so. */
  readonly rotate: (token: SessionToken, at: Instant) => Promise<SessionToken | undefined>;
  readonly note: (token: SessionToken, at: Instant) => Promise<void>;
  readonly close: (token: SessionToken) => Promise<void>;
  /** How often the officer has left all devices. */
  readonly generation: (officerId: string) => Promise<number>;
  /** 在所有设备上退出 — every session of the officer, those of other browsers too. */
  readonly closeAll: (officerId: string) => Promise<void>;
}
