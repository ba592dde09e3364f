import type { IncomingMessage } from 'node:http';
import { expect, it } from 'vitest';
import { CLIENT_ADDRESS } from '../routes.ts';
import { proxyList, settleClientAddress } from './client-address.ts';

const settled = (
  remoteAddress: string,
  forwarded: string | undefined,
  proxies = '127.0.0.1,10.0.0.0/8,2001:db8::/32',
) => {
  const headers = { 'x-forwarded-for': forwarded, [CLIENT_ADDRESS]: 'forged' };
  settleClientAddress({ headers, socket: { remoteAddress } } as unknown as IncomingMessage, proxyList(proxies));
  return headers[CLIENT_ADDRESS];
};

it.each([
  ['198.51.100.7', '203.0.113.9', '198.51.100.7'],
  ['127.0.0.1', '203.0.113.9', '203.0.113.9'],
  ['127.0.0.1', '1.1.1.1, 203.0.113.9, 10.2.3.4', '203.0.113.9'],
  ['127.0.0.1', undefined, '127.0.0.1'],
  ['127.0.0.1', 'unknown', '127.0.0.1'],
  ['::ffff:127.0.0.1', '203.0.113.9', '203.0.113.9'],
  ['2001:db8::1', '2400:3200::1', '2400:3200::1'],
])('from %s, forwarded for %s: %s', (peer, forwarded, client) => {
  expect(settled(peer, forwarded)).toBe(client);
});

it('without a proxy of its own believes nobody', () => {
  expect(settled('127.0.0.1', '203.0.113.9', '')).toBe('127.0.0.1');
});

it.each(['proxy.example', '10.0.0.0/x', '10.0.0.0/33'])('%s is no network', (text) => {
  expect(() => proxyList(text)).toThrow(RangeError);
});
