import { type SessionEnd, sessionEnd, sessionUpkeep } from '#domain/session.ts';
import type { NamedOfficer } from './ports/officer.ts';
import type { Sessions, SessionToken } from './ports/sessions.ts';
import type { Clock } from './ports.ts';

/** Who is signed in, and what the browser must know from now on. */
export interface SignedIn {
  readonly officer: NamedOfficer;
  readonly csrf: string;
  /** What the provider gave at sign-in. */
  readonly idToken?: string | undefined;
  /** The new token when it was replaced. */
  readonly token?: SessionToken;
}

interface World extends Clock {
  readonly sessions: Sessions;
}

/** 认出会话 — the officer of a token, as long as the session holds; each visit keeps it from growing idle. */
export const keepSession =
  ({ sessions, now }: World) =>
  async (token: SessionToken): Promise<SignedIn | { readonly ended: SessionEnd | 'unknown' }> => {
    const found = await sessions.read(token);
    if (!found) return { ended: 'unknown' };
    const { session, secret } = found;
    const { officer, csrf, idToken } = session;
    const at = now();
    const ended = sessionEnd(session, { secret, generation: await sessions.generation(officer.id), now: at });
    if (ended) {
      // A replaced secret may be a stolen one: it ends nothing for whoever holds the right one.
      if (ended !== 'replaced') await sessions.close(token);
      return { ended };
    }
    const upkeep = sessionUpkeep(session, secret, at);
    if (upkeep === 'note') await sessions.note(token, at);
    const fresh = upkeep === 'rotate' ? await sessions.rotate(token, at) : undefined;
    return { officer, csrf, idToken, ...(fresh && { token: fresh }) };
  };
