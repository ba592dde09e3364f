import type { MiddlewareHandler } from 'astro';
import { newCookies } from './office/new-cookies.ts';

/** Pages of officers: kept by nobody, found by nobody, no script but our own. */
const HEADERS = {
  'Cache-Control': 'no-store',
  'X-Robots-Tag': 'noindex, nofollow',
  'Content-Security-Policy':
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'",
} as const;

/** What every answer below `/office/` carries, the session's new cookie among it. */
export const onRequest: MiddlewareHandler = async ({ request, url, isPrerendered }, next) => {
  const response = await next();
  if (isPrerendered || !/^\/office(?:\/|$)/.test(url.pathname)) return response;
  for (const [name, value] of Object.entries(HEADERS))
    if (!response.headers.has(name)) response.headers.set(name, value);
  const cookie = newCookies.get(request);
  if (cookie) response.headers.append('Set-Cookie', cookie);
  return response;
};
