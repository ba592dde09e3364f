import { keepSession } from '../usecases/keep-session.ts';
import type { NamedOfficer } from '../usecases/ports/officer.ts';
import type { Sessions } from '../usecases/ports/sessions.ts';
import type { Clock } from '../usecases/ports.ts';
import { lapsedPage } from './lapsed-page.ts';
import type { OfficeFrame } from './office-page.ts';
import { readCookie, writeCookie } from './session-cookie.ts';

export interface SessionWorld extends Clock {
  readonly sessions: Sessions;
  /** A demonstration's cookie may be a plain one. */
  readonly loopback: boolean;
  readonly frame: OfficeFrame;
}

export interface SignedInOfficer {
  readonly officer: NamedOfficer;
  /** Goes into each form as the hidden field `csrf`. */
  readonly csrf: string;
  /** `Set-Cookie` of the answer when the session's token was replaced: without it the officer is out a minute later. */
  readonly cookie?: string;
}

/** To sign-in, and back to the page that was asked for. */
const toSignIn = (url: string): Response => {
  const { pathname, search } = new URL(url);
  return new Response(null, {
    status: 303,
    headers: { Location: `/office/sign-in?to=${encodeURIComponent(pathname + search)}`, 'Cache-Control': 'no-store' },
  });
};

/** The officer who sends a request; for anyone else the redirect to sign-in, and for a form the page that keeps what was written. */
export const signedInOfficer = async (world: SessionWorld, request: Request): Promise<SignedInOfficer | Response> => {
  const cookies = request.headers.get('cookie');
  const token = readCookie(cookies, 'session', world.loopback);
  const kept = token && (await keepSession(world)(token));
  if (!kept || 'ended' in kept)
    return request.method === 'POST' ? lapsedPage(world.frame, request) : toSignIn(request.url);
  const isSecure = readCookie(cookies, 'session', false) !== undefined;
  const { officer, csrf } = kept;
  return { officer, csrf, ...(kept.token && { cookie: writeCookie('session', kept.token, isSecure) }) };
};

/** What a door answers an officer, with the cookie that keeps the session; anyone else is sent to sign in. */
export const forOfficer = async (
  world: SessionWorld,
  request: Request,
  answer: (officer: NamedOfficer, csrf: string) => Promise<Response>,
): Promise<Response> => {
  const signedIn = await signedInOfficer(world, request);
  if (signedIn instanceof Response) return signedIn;
  const response = await answer(signedIn.officer, signedIn.csrf);
  if (signedIn.cookie) response.headers.append('Set-Cookie', signedIn.cookie);
  return response;
};
