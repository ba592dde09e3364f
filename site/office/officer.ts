/** Who is signed in, for the pages of officers. */
import { readCookie, writeCookie } from '#functions/http/session-cookie.ts';
import { keepSession } from '#functions/usecases/keep-session.ts';
import type { NamedOfficer } from '#functions/usecases/ports/officer.ts';
import { world } from '#functions/world.ts';
import { newCookies } from './new-cookies.ts';

export interface SignedInOfficer {
  readonly officer: NamedOfficer;
  /** Goes into each form as the hidden field `csrf`. */
  readonly csrf: string;
}

/** To sign-in, and back to the page that was asked for; what was posted cannot come back, so its page does. */
const toSignIn = ({ url, method }: Request): Response => {
  const { pathname, search } = new URL(url);
  const to = method === 'GET' ? `${pathname}${search}` : '/office/';
  return new Response(null, {
    status: 303,
    headers: { Location: `/office/sign-in?to=${encodeURIComponent(to)}`, 'Cache-Control': 'no-store' },
  });
};

const read = async (request: Request): Promise<SignedInOfficer | Response> => {
  const { loopback } = world.signIn;
  const cookies = request.headers.get('cookie');
  const token = readCookie(cookies, 'session', loopback);
  const kept = token && (await keepSession(world)(token));
  if (!kept || 'ended' in kept) return toSignIn(request);
  const isSecure = readCookie(cookies, 'session', false) !== undefined;
  if (kept.token) newCookies.set(request, writeCookie('session', kept.token, isSecure));
  return { officer: kept.officer, csrf: kept.csrf };
};

const known = new WeakMap<Request, Promise<SignedInOfficer | Response>>();

/** The officer who sends a request; for anyone else the redirect to sign-in, which the page returns. Asked once a request. */
export const officerOf = (request: Request): Promise<SignedInOfficer | Response> => {
  const asked = known.get(request) ?? read(request);
  known.set(request, asked);
  return asked;
};
