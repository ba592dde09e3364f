/** 会话时限 — how long a sign-in holds; NIST SP 800-63B AAL2 asks for 30 minutes and 12 hours at most, ours is stricter. */
export const SESSION_LIMITS = {
  /** 30 分钟没有操作即退出. */
  idleSeconds: 30 * 60,
  /** 登录满 10 小时即退出, however busy: a working day. */
  absoluteSeconds: 10 * 3600,
  /** The secret of a session is replaced this often. */
  rotateSeconds: 15 * 60,
  /** A replaced secret still holds for requests that were under way. */
  graceSeconds: 60,
  /** Being seen is written down at most this often, so that reading a page seldom writes. */
  noteSeconds: 60,
  /** How long one may take at the provider's. */
  signInSeconds: 10 * 60,
} as const;

/** 会话 — an officer's sign-in in one browser; instants with their offset. */
export interface Session {
  readonly signedInAt: string;
  readonly seenAt: string;
  readonly rotatedAt: string;
  /** Of the officer at sign-in; 在所有设备上退出 makes it another. */
  readonly generation: number;
}

/** Which of a session's secrets a request came with. */
export type Secret = 'current' | 'former';

/** Why a session no longer holds. */
export type SessionEnd = 'idle' | 'tooLong' | 'everywhere' | 'replaced';

const secondsFrom = (earlier: string, later: string): number => (Date.parse(later) - Date.parse(earlier)) / 1000;

/** Undefined while the session holds. `generation` is the officer's now. */
export const sessionEnd = (
  { signedInAt, seenAt, rotatedAt, generation: own }: Session,
  { secret, generation, now }: { readonly secret: Secret; readonly generation: number; readonly now: string },
): SessionEnd | undefined => {
  if (own !== generation) return 'everywhere';
  if (secondsFrom(signedInAt, now) >= SESSION_LIMITS.absoluteSeconds) return 'tooLong';
  if (secondsFrom(seenAt, now) >= SESSION_LIMITS.idleSeconds) return 'idle';
  if (secret === 'former' && secondsFrom(rotatedAt, now) >= SESSION_LIMITS.graceSeconds) return 'replaced';
  return undefined;
};

/** What a request does to a session that holds: nothing, written down as seen, or given a new secret. */
export const sessionUpkeep = (session: Session, secret: Secret, now: string): 'none' | 'note' | 'rotate' => {
  if (secret === 'current' && secondsFrom(session.rotatedAt, now) >= SESSION_LIMITS.rotateSeconds) return 'rotate';
  return secondsFrom(session.seenAt, now) >= SESSION_LIMITS.noteSeconds ? 'note' : 'none';
};

/** When a session ends at the latest, in seconds since 1970; the store may forget it then. */
export const sessionExpires = ({ signedInAt }: Pick<Session, 'signedInAt'>): number =>
  Date.parse(signedInAt) / 1000 + SESSION_LIMITS.absoluteSeconds;
