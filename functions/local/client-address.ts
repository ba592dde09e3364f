import type { IncomingMessage } from 'node:http';
import { BlockList, isIP, isIPv6 } from 'node:net';
import { CLIENT_ADDRESS } from '../routes.ts';

const family = (address: string) => (isIPv6(address) ? 'ipv6' : 'ipv4');

/**
 * 反向代理 — addresses and networks, `127.0.0.1,10.0.0.0/8`, whose word about their client is taken.
 *
 * @throws the first that is none
 */
export const proxyList = (text: string): BlockList => {
  const list = new BlockList();
  for (const part of text.split(',').filter((each) => each.trim())) {
    const [address = '', prefix] = part.trim().split('/');
    if (isIP(address) === 0 || (prefix !== undefined && !/^\d{1,3}$/.test(prefix))) throw new RangeError(part.trim());
    if (prefix === undefined) list.addAddress(address, family(address));
    else list.addSubnet(address, Number(prefix), family(address));
  }
  return list;
};

const isProxy = (address: string, proxies: BlockList): boolean =>
  isIP(address) > 0 && proxies.check(address, family(address));

/** Writes down who sent a request: the last address in the chain that no trusted proxy has. */
export const settleClientAddress = ({ headers, socket }: IncomingMessage, proxies: BlockList): void => {
  const told = String(headers['x-forwarded-for'] ?? '')
    .split(',')
    .map((each) => each.trim());
  let address = socket.remoteAddress ?? '';
  while (isProxy(address, proxies) && isIP(told.at(-1) ?? '') > 0) address = told.pop() ?? '';
  headers[CLIENT_ADDRESS] = address;
};
