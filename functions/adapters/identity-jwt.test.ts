import { decodeJwt, decodeProtectedHeader, generateKeyPair, SignJWT } from 'jose';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { PLAIN_CLAIMS } from '#domain/officer-claims.ts';
import { NOBODY, REGISTRAR, startProvider, type TestProvider } from '../../tests/support/provider.ts';
import { jwtIdentity } from './identity-jwt.ts';

let provider: TestProvider;
let token: string;
beforeAll(async () => {
  provider = await startProvider();
  token = (await provider.tokensOf(REGISTRAR.id)).access_token;
});
afterAll(() => provider.stop());
afterEach(() => {
  vi.useRealTimers();
});

const officerOf = (bearer: string, more: { issuer?: string; audience?: string } = {}) =>
  jwtIdentity({
    issuer: provider.issuer,
    audience: 'mingbai',
    keys: provider.jwks,
    mapping: PLAIN_CLAIMS,
    ...more,
  }).officerOf(`Bearer ${bearer}`);

const encode = (part: object): string => Buffer.from(JSON.stringify(part)).toString('base64url');

describe('access tokens of a real provider (RFC 9068)', () => {
  it('an officer’s names him, his roles and his unit', async () => {
    expect(decodeProtectedHeader(token)).toMatchObject({ typ: 'at+jwt', alg: 'ES256' });
    expect(await officerOf(token)).toEqual(REGISTRAR);
  });

  it('a system’s own, by client credentials, names the system', async () => {
    expect(await officerOf(await provider.platformToken())).toEqual({
      id: 'platform',
      name: '平台接口',
      roles: ['registrar', 'archivist'],
    });
  });

  it('one for another audience names nobody', async () => {
    expect(await officerOf(token, { audience: 'another' })).toBeUndefined();
  });

  it('one of another issuer names nobody, though its keys are known', async () => {
    expect(await officerOf(token, { issuer: 'https://login.example' })).toBeUndefined();
  });

  it('one that another provider signed names nobody, though it says otherwise', async () => {
    const { privateKey } = await generateKeyPair('ES256');
    const forged = await new SignJWT(decodeJwt(token))
      .setProtectedHeader({ alg: 'ES256', kid: decodeProtectedHeader(token).kid ?? '' })
      .sign(privateKey);
    expect(await officerOf(forged)).toBeUndefined();
  });

  it('one without a signature names nobody', async () => {
    const [, payload = '', signature = ''] = token.split('.');
    for (const alg of ['none', 'None', 'HS256'])
      for (const sealed of ['', signature])
        expect(await officerOf(`${encode({ alg, typ: 'at+jwt' })}.${payload}.${sealed}`)).toBeUndefined();
  });

  it('one whose claims were changed names nobody', async () => {
    const [header = '', , signature = ''] = token.split('.');
    const payload = encode({ ...decodeJwt(token), roles: ['signer'] });
    expect(await officerOf(`${header}.${payload}.${signature}`)).toBeUndefined();
  });

  it('one that has expired names nobody', async () => {
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 3_590_000 });
    expect(await officerOf(token)).toEqual(REGISTRAR);
    vi.setSystemTime(Date.now() + 20_000);
    expect(await officerOf(token)).toBeUndefined();
  });

  it('an ID token is no access token', async () => {
    const { id_token } = await provider.tokensOf(REGISTRAR.id);
    expect(await officerOf(id_token)).toBeUndefined();
  });

  it('one that the provider signed without an end, a subject, an issuer or an audience names nobody', async () => {
    const claims = decodeJwt(token);
    expect(await officerOf(await provider.sign(claims, { typ: 'at+jwt' }))).toEqual(REGISTRAR);
    for (const name of ['exp', 'sub', 'iss', 'aud'])
      expect(await officerOf(await provider.sign({ ...claims, [name]: undefined }, { typ: 'at+jwt' }))).toBeUndefined();
  });

  it('one of another type names nobody: an ID token or a logout token may have our audience', async () => {
    for (const header of [{}, { typ: 'JWT' }, { typ: 'logout+jwt' }])
      expect(await officerOf(await provider.sign(decodeJwt(token), header))).toBeUndefined();
    expect(await officerOf(await provider.sign(decodeJwt(token), { typ: 'application/at+jwt' }))).toEqual(REGISTRAR);
  });

  it('who has no role of ours is no officer', async () => {
    expect(await officerOf((await provider.tokensOf(NOBODY.id)).access_token)).toBeUndefined();
  });
});
