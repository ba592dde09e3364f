/**
 * 会话 Cookie. `__Host-` holds it to this host and to https; a demonstration on this machine speaks http, where not every
 * browser keeps such a cookie, so there it has a plain name.
 */
const NAMES = { secure: '__Host-office', plain: 'office' } as const;
const SIGN_IN_NAMES = { secure: '__Host-office-sign-in', plain: 'office-sign-in' } as const;

export type CookieKind = 'session' | 'signIn';

const nameOf = (kind: CookieKind, secure: boolean): string =>
  (kind === 'session' ? NAMES : SIGN_IN_NAMES)[secure ? 'secure' : 'plain'];

const TOKEN = /^[A-Za-z0-9._-]{20,200}$/;

/** The value of the cookie of a kind; a plain one counts for nothing unless `plainToo`. */
export const readCookie = (header: string | null, kind: CookieKind, plainToo: boolean): string | undefined => {
  const kept = new Map(
    (header ?? '').split(';').map((pair): [string, string] => {
      const [name = '', ...value] = pair.trim().split('=');
      return [name, value.join('=')];
    }),
  );
  const value = kept.get(nameOf(kind, true)) ?? (plainToo ? kept.get(nameOf(kind, false)) : undefined);
  return value !== undefined && TOKEN.test(value) ? value : undefined;
};

/** A `Set-Cookie` that keeps `value` while the browser is open, or takes the cookie away. */
export const writeCookie = (kind: CookieKind, value: string | undefined, secure: boolean): string =>
  [
    `${nameOf(kind, secure)}=${value ?? ''}`,
    'Path=/',
    'HttpOnly',
    'SameSite=Lax',
    ...(secure ? ['Secure'] : []),
    ...(value === undefined ? ['Max-Age=0'] : []),
  ].join('; ');
