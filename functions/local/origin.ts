import type { IncomingHttpHeaders } from 'node:http';

/** What a proxy adds and a stranger can forge; nothing here may depend on it. */
const FORWARDED = [
  'forwarded',
  'x-forwarded-for',
  'x-forwarded-host',
  'x-forwarded-port',
  'x-forwarded-proto',
] as const;

const nameOf = (host: string): string => host.replace(/:\d+$/, '').toLowerCase();

const isLoopback = (name: string): boolean =>
  name === 'localhost' || name === '[::1]' || /^127(?:\.\d{1,3}){3}$/.test(name);

/** Any name can be made to point here (DNS rebinding); only these are known to be this site. */
const isOurs = (host: string, domain: string): boolean => nameOf(host) === domain || isLoopback(nameOf(host));

/** How a browser on this machine called us, from the headers as they came; undefined when it was by another name. */
export const calledOrigin = (rawHeaders: readonly string[]): string | undefined => {
  const at = rawHeaders.findIndex((name, place) => place % 2 === 0 && name.toLowerCase() === 'host');
  const host = at < 0 ? '' : (rawHeaders[at + 1] ?? '');
  return isLoopback(nameOf(host)) ? `http://${host}` : undefined;
};

/** A demonstration's address to come back to after sign-in: on this machine, or under the site's own name. */
export const isCallback = (address: string, domain: string): boolean => {
  if (!URL.canParse(address)) return false;
  const { protocol, host, pathname, search, hash, username } = new URL(address);
  const isHere = protocol === 'http:' ? isLoopback(nameOf(host)) : protocol === 'https:' && host === domain;
  return isHere && pathname === '/office/callback' && search === '' && hash === '' && username === '';
};

/**
 * Makes the pages see the site under its configured name alone. A form sent from that name, or from the
 * loopback address this server was itself called by, is the site's own; Astro's origin check refuses every other.
 */
export const settleOrigin = (headers: IncomingHttpHeaders, domain: string): void => {
  const called = isOurs(headers.host ?? '', domain) ? [`http://${headers.host}`] : [];
  const own = [`https://${domain}`, `http://${domain}`, ...called];
  if (headers.origin !== undefined && own.includes(headers.origin)) headers.origin = `http://${domain}`;
  headers.host = domain;
  for (const name of FORWARDED) delete headers[name];
};
