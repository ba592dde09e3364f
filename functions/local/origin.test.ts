import { networkInterfaces } from 'node:os';
import { describe, expect, it } from 'vitest';
import { calledOrigin, isCallback, isFarewell, settleOrigin } from './origin.ts';

/** An address by which others in the network reach this machine. */
const OWN =
  Object.values(networkInterfaces())
    .flatMap((each = []) => each)
    .find(({ family, internal }) => family === 'IPv4' && !internal)?.address ?? '127.0.0.1';
/** Of the range that is nobody's (RFC 5737). */
const FOREIGN = '192.0.2.7';

describe('how a browser called this machine', () => {
  it.each([
    [['Host', 'localhost:4321'], 'http://localhost:4321'],
    [['Accept', 'host', 'host', '127.0.0.1:4321'], 'http://127.0.0.1:4321'],
    [['HOST', '[::1]:4321'], 'http://[::1]:4321'],
    [['Host', `${OWN}:4321`], `http://${OWN}:4321`],
    [['Host', `${FOREIGN}:4321`], undefined],
    [['Host', 'city.example'], undefined],
    [['Host', 'localhost.evil.example'], undefined],
    [['X-Forwarded-Host', 'localhost'], undefined],
    [[], undefined],
  ])('%j is %s', (rawHeaders, origin) => {
    expect(calledOrigin(rawHeaders)).toBe(origin);
  });
});

describe('where a demonstration may come back to', () => {
  it.each([
    'https://city.example/office/callback',
    'http://localhost:4321/office/callback',
    'http://127.0.0.1:1/office/callback',
    `http://${OWN}:4321/office/callback`,
  ])('%s', (address) => {
    expect(isCallback(address, 'city.example')).toBe(true);
  });

  it.each([
    'http://city.example/office/callback',
    'https://city.example:8443/office/callback',
    'https://evil.example/office/callback',
    `http://${FOREIGN}:4321/office/callback`,
    'https://city.example.evil.example/office/callback',
    'https://city.example@evil.example/office/callback',
    'https://evil@city.example/office/callback',
    'https://city.example/office/callback?to=x',
    'https://city.example/office/callback#x',
    'https://city.example/office/../callback',
    'https://localhost/office/callback',
    'javascript://localhost/office/callback',
    'office/callback',
  ])('never %s', (address) => {
    expect(isCallback(address, 'city.example')).toBe(false);
  });
});

describe('where a demonstration leads whoever left', () => {
  it('is its own farewell and nothing else', () => {
    const told = ['signed-out', 'callback'].map((page) =>
      isFarewell(`http://localhost:1/office/${page}`, 'city.example'),
    );
    expect(told).toEqual([true, false]);
  });
});

describe('a form’s origin', () => {
  it.each([
    [OWN, `http://${OWN}:4321`, 'http://city.example'],
    [OWN, `http://${FOREIGN}:4321`, `http://${FOREIGN}:4321`],
    [FOREIGN, `http://${FOREIGN}:4321`, `http://${FOREIGN}:4321`],
  ])('of a machine called %s, sent from %s, is %s', (host, origin, settled) => {
    const headers = { host: `${host}:4321`, origin };
    settleOrigin(headers, 'city.example');
    expect(headers).toEqual({ host: 'city.example', origin: settled });
  });
});
