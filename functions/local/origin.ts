import type { IncomingHttpHeaders } from 'node:http';
import { networkInterfaces } from 'node:os';

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

/** The addresses of this machine in its networks, as a URL writes them. */
const addresses = (): string[] =>
  Object.values(networkInterfaces()).flatMap((each = []) =>
    each.map(({ address, family }) => (family === 'IPv6' ? `[${address}]` : address)),
  );

/** Any name can be made to point here (DNS rebinding), but no address that is another's. */
const isThisMachine = (name: string): boolean => isLoopback(name) || addresses().includes(name);

/** Only these are known to be this site. */
const isOurs = (host: string, domain: string): boolean => nameOf(host) === domain || isThisMachine(nameOf(host));

/** How a browser called this machine, from the headers as they came; undefined when it was by another name. */
export const calledOrigin = (rawHeaders: readonly string[]): string | undefined => {
  const at = rawHeaders.findIndex((name, place) => place % 2 === 0 && name.toLowerCase() === 'host');
  const host = at < 0 ? '' : (rawHeaders[at + 1] ?? '');
  return isThisMachine(nameOf(host)) ? `http://${host}` : undefined;
};

/** Whether an address is a demonstration's page of this path: on this machine, or under the site's own name. */
const isPage =
  (path: string) =>
  (address: string, domain: string): boolean => {
    if (!URL.canParse(address)) return false;
    const { protocol, host, pathname, search, hash, username } = new URL(address);
    const isHere = protocol === 'http:' ? isThisMachine(nameOf(host)) : protocol === 'https:' && host === domain;
    return isHere && pathname === path && search === '' && hash === '' && username === '';
  };

/** Where sign-in may come back to. */
export const isCallback = isPage('/office/callback');

/** Where leaving may come back to. */
export const isFarewell = isPage('/office/signed-out');

/**
 * Makes the pages see the site under its configured name alone. A form sent from that name, or from the
 * address of this machine that the server was itself called by, is the site's own; Astro's origin check refuses every other.
 */
export const settleOrigin = (headers: IncomingHttpHeaders, domain: string): void => {
  const called = isOurs(headers.host ?? '', domain) ? [`http://${headers.host}`] : [];
  const own = [`https://${domain}`, `http://${domain}`, ...called];
  if (headers.origin !== undefined && own.includes(headers.origin)) headers.origin = `http://${domain}`;
  headers.host = domain;
  for (const name of FORWARDED) delete headers[name];
};
