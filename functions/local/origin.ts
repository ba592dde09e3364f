import type { IncomingHttpHeaders } from 'node:http';

/** What a proxy adds and a stranger can forge; nothing here may depend on it. */
const FORWARDED = [
  'forwarded',
  'x-forwarded-for',
  'x-forwarded-host',
  'x-forwarded-port',
  'x-forwarded-proto',
] as const;

/**
 * Makes the pages see the site under its configured name alone. A form sent from that name, or from the address
 * this server was itself called by, is the site's own; Astro's origin check refuses every other.
 */
export const settleOrigin = (headers: IncomingHttpHeaders, domain: string): void => {
  const own = [`https://${domain}`, `http://${domain}`, `http://${headers.host}`];
  if (headers.origin !== undefined && own.includes(headers.origin)) headers.origin = `http://${domain}`;
  headers.host = domain;
  for (const name of FORWARDED) delete headers[name];
};
