import { describe, expect, it } from 'vitest';
import { calledOrigin, isCallback } from './origin.ts';

describe('how a browser called this machine', () => {
  it.each([
    [['Host', 'localhost:4321'], 'http://localhost:4321'],
    [['Accept', 'host', 'host', '127.0.0.1:4321'], 'http://127.0.0.1:4321'],
    [['HOST', '[::1]:4321'], 'http://[::1]:4321'],
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
  ])('%s', (address) => {
    expect(isCallback(address, 'city.example')).toBe(true);
  });

  it.each([
    'http://city.example/office/callback',
    'https://city.example:8443/office/callback',
    'https://evil.example/office/callback',
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
