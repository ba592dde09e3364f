import type { IncomingHttpHeaders } from 'node:http';

/** What a proxy adds and a stranger can forge; nothing here may depend on it. */
const FORWARDED = [
  'forwarded',
  'x-forwarded-for',
  'x-forwarded-host',
  'x-forwarded-port',
  'x-forwarded-proto',
] as const;

/** Any name can be made to point here (DNS rebinding); only these are known to be this site. */
const isOurs = (host: string, domain: string): boolean => {
  const name = host.replace(/:\d+$/, '').toLowerCase();
  return name === domain || name === 'localhost' || name === '[::1]' || /^127(?:\.\d{1,3}){3}$/.test(name);
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
