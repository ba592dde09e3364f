import { SESSION_LIMITS } from '#domain/session.ts';
import type { IdentityProvider, SignInFault } from './ports/identity-provider.ts';
import type { Sessions, SessionToken } from './ports/sessions.ts';
import type { SignIns } from './ports/sign-ins.ts';
import type { Clock } from './ports.ts';

interface World extends Clock {
  readonly provider: IdentityProvider;
  readonly signIns: SignIns;
  readonly sessions: Sessions;
}

/** Sends a browser to the provider; `browser` is what its cookie holds, or must hold from now on. */
export const beginSignIn =
  ({ provider, signIns, now }: World) =>
  async ({
    redirectUri,
    to,
    browser = signIns.newBrowser(),
  }: {
    readonly redirectUri: string;
    readonly to: string;
    readonly browser?: string | undefined;
  }): Promise<{ readonly url: string; readonly browser: string } | 'away'> => {
    const asked = await provider.ask(redirectUri);
    if (asked === 'away') return asked;
    await signIns.keep({ pending: asked.pending, browser, to, at: now() });
    return { url: asked.url, browser };
  };

/** What a browser came back from the provider with. */
export interface Return {
  readonly query: URLSearchParams;
  readonly browser: string | undefined;
  /** The session this browser has already, which the new one replaces. */
  readonly before: SessionToken | undefined;
}

/** `unasked`: we did not send this browser to the provider, or the answer was used already. */
export type ReturnFault = SignInFault | 'unasked' | 'late';

/** 登录 — opens a session for whom the provider says it is; each answer counts once, in the browser that asked, for ten minutes. */
export const finishSignIn =
  ({ provider, signIns, sessions, now }: World) =>
  async ({
    query,
    browser,
    before,
  }: Return): Promise<
    { readonly token: SessionToken; readonly to: string } | { readonly fault: ReturnFault; readonly to: string }
  > => {
    const taken = browser && (await signIns.take(query.get('state') ?? '', browser));
    if (!taken) return { fault: 'unasked', to: '/office/' };
    const { pending, to, at: askedAt } = taken;
    const at = now();
    if (Date.parse(at) - Date.parse(askedAt) >= SESSION_LIMITS.signInSeconds * 1000) return { fault: 'late', to };
    const redeemed = await provider.redeem(query, pending);
    if ('fault' in redeemed) return { ...redeemed, to };
    const { officer, idToken } = redeemed;
    if (before) await sessions.close(before);
    const generation = await sessions.generation(officer.id);
    return {
      token: await sessions.open({ officer, idToken, signedInAt: at, seenAt: at, rotatedAt: at, generation }),
      to,
    };
  };
