import { afterEach, describe, expect, it, vi } from 'vitest';
import { world } from './world.ts';

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllEnvs();
});

describe('time in Beijing', () => {
  it('is already tomorrow when it is four in the afternoon in Greenwich', () => {
    vi.useFakeTimers({ now: new Date('2026-03-01T16:00:00Z') });
    expect([world.today(), world.now()]).toEqual(['2026-03-02', '2026-03-02T00:00:00+08:00']);
  });
});

describe('the identity provider a city names', () => {
  it('must not have the client for its audience: an ID token would pass for an access token', () => {
    vi.stubEnv('OIDC_ISSUER', 'https://login.example');
    vi.stubEnv('OIDC_AUDIENCE', 'same');
    vi.stubEnv('OIDC_CLIENT_ID', 'same');
    expect(() => world.identity).toThrow('请给接口另取一个受众名称');
  });
});
