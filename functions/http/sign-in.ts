import { keepSession, type SignedIn } from '../usecases/keep-session.ts';
import type { IdentityProvider } from '../usecases/ports/identity-provider.ts';
import type { RateLimiter } from '../usecases/ports/officer.ts';
import type { Sessions, SessionToken } from '../usecases/ports/sessions.ts';
import type { SignIns } from '../usecases/ports/sign-ins.ts';
import type { Clock } from '../usecases/ports.ts';
import { beginSignIn, finishSignIn, type ReturnFault } from '../usecases/sign-in.ts';
import { csrfFault } from './csrf.ts';
import { faultPage, isFault } from './fault.ts';
import { readForm } from './form.ts';
import { type OfficeFrame, officeResponse } from './office-page.ts';
import { ownPath } from './own-path.ts';
import { escapeHtml } from './plain-page.ts';
import { readCookie, writeCookie } from './session-cookie.ts';

/** What the doors of sign-in see of the world. */
export interface SignInWorld extends Clock {
  readonly sessions: Sessions;
  readonly signIns: SignIns;
  /** None before a city has named its own. */
  readonly provider: IdentityProvider | undefined;
  readonly rates: RateLimiter;
  readonly frame: OfficeFrame;
  /** The provider is a demonstration's, on this site itself: met by whatever name the browser knows the site by. */
  readonly loopback: boolean;
  readonly log: (line: Readonly<Record<string, unknown>>) => void;
}

/** A request, and what only the server knows of it. */
export interface Coming {
  readonly request: Request;
  /** What the browser calls this site by, `https://a.example`. */
  readonly origin: string;
  readonly clientAddress: string;
}

/** Many officers share one address; nobody signs in as often. */
const RATE = { times: 300, seconds: 600 };

const FORM_LIMITS = { sentBytes: 1_000, decodedBytes: 1_000 };

const SIGN_IN_PATH = '/office/sign-in';

const DOORS = [
  'GET /office/sign-in',
  'GET /office/callback',
  'POST /office/sign-out',
  'POST /office/sign-out-everywhere',
  'GET /office/signed-out',
] as const;

export type SignInDoor = (typeof DOORS)[number];

/** The door a request is for; undefined for what is none of them. */
export const signInDoor = (method: string, url: string): SignInDoor | undefined =>
  DOORS.find((door) => door === `${method} ${url.split('?', 1)[0]?.replace(/(?<=.)\/$/, '')}`);

const AGAIN = (to: string): string =>
  `<p><a class="button" href="${SIGN_IN_PATH}?to=${encodeURIComponent(to)}">重新登录</a></p>`;

/** Each refusal in words, with its remedy. */
const FAULTS: Readonly<Record<ReturnFault, { status: number; title: string; words: string }>> = {
  denied: { status: 403, title: '没有登录', words: '身份认证系统没有同意这次登录。如果是您自己取消的，可以重新登录。' },
  notOfficer: {
    status: 403,
    title: '您还没有岗位角色',
    words: '身份认证系统认识您，但是没有写明您在政府信息公开工作中的角色。请联系本单位的系统管理员。',
  },
  refused: {
    status: 400,
    title: '没有登录',
    words: '身份认证系统的回答有误，没有采用。请重新登录；仍然不行的，请联系系统管理员。',
  },
  away: { status: 503, title: '暂时不能登录', words: '身份认证系统没有应答。请过几分钟再试。' },
  unasked: {
    status: 400,
    title: '没有登录',
    words: '这次登录已经用过，或者不是从这个浏览器开始的。请重新登录。',
  },
  late: { status: 400, title: '没有登录', words: '这次登录超过了 10 分钟，已经作废。请重新登录。' },
};

const goTo = (location: string, ...cookies: readonly string[]): Response => {
  const headers = new Headers({ Location: location, 'Cache-Control': 'no-store' });
  for (const cookie of cookies) headers.append('Set-Cookie', cookie);
  return new Response(null, { status: 303, headers });
};

/** 登录 — what is behind each door. */
export const signInDoors = (world: SignInWorld) => {
  const page = (title: string, body: string, status?: number) => officeResponse(world.frame, title, body, status);
  const refuse = (fault: ReturnFault, to: string): Response => {
    const { status, title, words } = FAULTS[fault];
    return page(title, `<p>${words}</p>${AGAIN(to)}`, status);
  };
  const isSecure = (origin: string): boolean => origin.startsWith('https:');
  const cookie = ({ request, origin }: Coming, kind: 'session' | 'signIn') =>
    readCookie(request.headers.get('cookie'), kind, !isSecure(origin));

  /** The provider's address as this browser knows it. */
  const atProvider = (url: string, origin: string): string => {
    const { pathname, search } = new URL(url);
    return world.loopback ? `${origin}${pathname}${search}` : url;
  };

  const signIn = async (coming: Coming): Promise<Response> => {
    const { request, origin, clientAddress } = coming;
    if (!world.provider)
      return page('还不能登录', '<p>本网站还没有接入身份认证系统。请系统管理员按运维手册设置 OIDC_ISSUER。</p>', 503);
    if (!(await world.rates.admits('signIn', clientAddress, RATE))) {
      const refused = page('登录太频繁', '<p>请过几分钟再试。</p>', 429);
      refused.headers.set('Retry-After', String(world.rates.secondsLeft(RATE)));
      return refused;
    }
    const to = ownPath(new URL(request.url).searchParams.get('to'));
    const begun = await beginSignIn({ ...world, provider: world.provider })({
      redirectUri: `${origin}/office/callback`,
      to,
      browser: cookie(coming, 'signIn'),
    });
    if (begun === 'away') return refuse(begun, to);
    return goTo(atProvider(begun.url, origin), writeCookie('signIn', begun.browser, isSecure(origin)));
  };

  const callback = async (coming: Coming): Promise<Response> => {
    const { provider } = world;
    if (!provider) return signIn(coming);
    const finished = await finishSignIn({ ...world, provider })({
      query: new URL(coming.request.url).searchParams,
      browser: cookie(coming, 'signIn'),
      before: cookie(coming, 'session'),
    });
    if ('fault' in finished) return refuse(finished.fault, finished.to);
    return goTo(finished.to, writeCookie('session', finished.token, isSecure(coming.origin)));
  };

  /** Out here; then at the provider, by a page that leads on: a form may not, to another address (CSP `form-action`). */
  const farewell = async (origin: string, { idToken }: SignedIn): Promise<Response> => {
    const known = idToken && (await world.provider?.leave(`${origin}/office/signed-out`, idToken));
    if (!known) return goTo('/office/signed-out');
    const url = atProvider(known, origin);
    const answer = page(
      '正在退出',
      `<p>正在退出身份认证系统。</p><p><a class="button" href="${escapeHtml(url)}">继续</a></p>`,
    );
    answer.headers.set('Refresh', `0; url=${url}`);
    return answer;
  };

  /** Leaves when the form came from the officer's own page; who is out already only loses the cookie. */
  const leave =
    (close: (token: SessionToken, who: SignedIn) => Promise<void>) =>
    async (coming: Coming): Promise<Response> => {
      const token = cookie(coming, 'session');
      const kept = token && (await keepSession(world)(token));
      let answer = goTo('/office/signed-out');
      if (token && kept && 'officer' in kept) {
        const form = await readForm(coming.request, FORM_LIMITS);
        const fault = isFault(form) ? form : csrfFault(form, kept.csrf);
        if (fault) return faultPage(fault);
        await close(token, kept);
        answer = await farewell(coming.origin, kept);
      }
      answer.headers.append('Set-Cookie', writeCookie('session', undefined, isSecure(coming.origin)));
      return answer;
    };

  const doors: Readonly<Record<SignInDoor, (coming: Coming) => Response | Promise<Response>>> = {
    'GET /office/sign-in': signIn,
    'GET /office/callback': callback,
    'POST /office/sign-out': leave((token) => world.sessions.close(token)),
    'POST /office/sign-out-everywhere': leave((_, { officer }) => world.sessions.closeAll(officer.id)),
    'GET /office/signed-out': () => page('已经退出', `<p>这台设备上的登录已经结束。</p>${AGAIN('/office/')}`),
  };

  /** What nobody foresaw is logged and answered here. */
  return async (door: SignInDoor, coming: Coming): Promise<Response> => {
    try {
      return await doors[door](coming);
    } catch (error) {
      world.log({ level: 'error', door, error: (error as Error).stack });
      return page('服务器出错', `<p>没有办成。请过几分钟再试。</p>${AGAIN('/office/')}`, 500);
    }
  };
};
