import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { city } from '../tests/support/city.ts';
import { prepareIdentity } from './identity.ts';

const site = readFileSync('content/site.yaml', 'utf8');
const officers = readFileSync('content/officers.yaml', 'utf8');
const real = site.replace(/^demo: true$/m, 'demo: false');

describe('the embedded identity provider', () => {
  it('is a demonstration’s, and tells the rest of the system where it is', async () => {
    const env: NodeJS.ProcessEnv = {};
    const start = await prepareIdentity(city({ 'officers.yaml': officers }), env);
    start?.('http://127.0.0.1:4321/');
    expect(env).toEqual({
      OIDC_ISSUER: 'http://127.0.0.1:4321/identity',
      OIDC_JWKS_URI: 'http://127.0.0.1:4321/identity/jwks',
      OIDC_AUDIENCE: 'mingbai',
      OIDC_CLIENT_ID: 'mingbai-office',
      OIDC_CLIENT_SECRET: expect.stringMatching(/^[\w-]{43}$/),
    });
  });

  it.each([
    ['http://0.0.0.0:4321/', 'http://127.0.0.1:4321/identity'],
    ['http://[::]:4321/', 'http://[::1]:4321/identity'],
  ])('of a site that listens at every address, %s, is %s', async (siteUrl, issuer) => {
    const env: NodeJS.ProcessEnv = {};
    const start = await prepareIdentity(city({ 'officers.yaml': officers }), env);
    start?.(siteUrl);
    expect(env['OIDC_ISSUER']).toBe(issuer);
  });

  it('never a real city’s, whatever its officers.yaml says', async () => {
    expect(real).not.toBe(site);
    expect(await prepareIdentity(city({ 'officers.yaml': officers, 'site.yaml': real }), {})).toBeUndefined();
  });

  it('never beside a provider that the city has named', async () => {
    const env = { OIDC_ISSUER: 'https://login.example' };
    expect(await prepareIdentity(city({ 'officers.yaml': officers }), env)).toBeUndefined();
    expect(env).toEqual({ OIDC_ISSUER: 'https://login.example' });
  });
});
