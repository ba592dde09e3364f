import { isIPv6 } from 'node:net';
import { CLIENT_ADDRESS } from '../routes.ts';

/** What runs the API hands over beside a request: API Gateway's context, or the message on one machine. */
interface Surroundings {
  readonly requestContext?: { readonly http: { readonly sourceIp: string } };
  readonly incoming?: { readonly headers: Readonly<Record<string, unknown>> };
}

/** The client's address as whoever runs the API knows it, never as the client says. */
export const addressOf = (surroundings: unknown): string => {
  const { requestContext, incoming } = surroundings as Surroundings;
  return requestContext?.http.sourceIp ?? String(incoming?.headers[CLIENT_ADDRESS] ?? '');
};

/** The client of a page, as whoever runs it wrote down. */
export const clientOfPage = ({ headers }: Request): string => clientOf(headers.get(CLIENT_ADDRESS) ?? '');

/** The first four groups, written out. */
const network64 = (address: string): string => {
  const [head = '', tail] = address.toLowerCase().split('::');
  const groups = head === '' ? [] : head.split(':');
  const end = tail ? tail.split(':') : [];
  const gap = tail === undefined ? [] : Array<string>(Math.max(0, 8 - groups.length - end.length)).fill('0');
  return `${[...groups, ...gap, ...end].slice(0, 4).join(':')}::/64`;
};

/** What counts as one client: an IPv4 address, or the network that one IPv6 subscriber is given. */
export const clientOf = (address: string): string => {
  const plain = address.replace(/^::ffff:(?=\d+\.)/i, '');
  return isIPv6(plain) ? network64(plain) : plain;
};
