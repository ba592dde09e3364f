import { createServer } from 'node:http';
import { createRemoteJWKSet, importJWK, type JWK, type JWTPayload, SignJWT } from 'jose';
import type { Role } from '#domain/application/roles.ts';
import { identityProvider } from '#functions/local/identity.ts';
import { IDENTITY_PATH, newIdentityKeys } from '#functions/local/identity-configuration.ts';

export interface Person {
  readonly id: string;
  readonly name: string;
  readonly roles: readonly (Role | (string & {}))[];
  readonly unit?: string;
}

export const REGISTRAR: Person = { id: 'wang', name: '王登记', roles: ['registrar'], unit: 'general-office' };
export const NOBODY: Person = { id: 'guest', name: '无岗位', roles: ['visitor'] };
const PLATFORM: Person = { id: 'platform', name: '平台接口', roles: ['registrar', 'archivist'] };

export const CLIENT = { id: 'mingbai-office', secret: 'secret-of-the-test-client' };
const INTERFACE_SECRET = 'secret-of-the-interface';
export const CALLBACK = 'http://127.0.0.1:9/office/callback';

const basic = (id: string, secret: string) => ({
  authorization: `Basic ${Buffer.from(`${id}:${secret}`).toString('base64')}`,
});

/** A browser that keeps cookies by name and follows no redirect by itself. */
export const cookieJar = () => {
  const kept = new Map<string, string>();
  return async (url: string, init: RequestInit = {}): Promise<Response> => {
    const cookie = [...kept].map((pair) => pair.join('=')).join('; ');
    const response = await fetch(url, { redirect: 'manual', ...init, headers: { ...init.headers, cookie } });
    for (const set of response.headers.getSetCookie()) {
      const [name = '', value = ''] = set.split(';', 1)[0]?.split('=') ?? [];
      kept.set(name, value);
    }
    return response;
  };
};

/** The real provider on a port of its own. */
export const startProvider = async (callback = CALLBACK, officers = [REGISTRAR, NOBODY]) => {
  const keys = await newIdentityKeys();
  let provider: ReturnType<typeof identityProvider> | undefined;
  const server = createServer((req, res) => void provider?.(req, res));
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as { port: number };
  const issuer = `http://127.0.0.1:${port}${IDENTITY_PATH}`;
  provider = identityProvider({
    issuer,
    officers,
    interfaces: [PLATFORM],
    client: CLIENT,
    interfaceSecret: INTERFACE_SECRET,
    isCallback: (address) => address === callback,
    isFarewell: (address) => address === callback.replace('callback', 'signed-out'),
    keys,
    page: 'choose',
    headers: { 'Content-Type': 'text/plain' },
    refusal: 'refused',
    nowSeconds: () => Math.floor(Date.now() / 1000),
  });

  /** Goes where the site sends a browser, chooses an officer, and gives the address it is sent back to. */
  const choose = async (url: string, officer: string, go = cookieJar()): Promise<URL> => {
    const locationOf = (response: Response): string =>
      new URL(response.headers.get('location') ?? 'about:nowhere', url).href;
    const interaction = locationOf(await go(url));
    const form = { method: 'POST', body: new URLSearchParams({ officer }) };
    const resume = locationOf(await go(interaction, form));
    return new URL(locationOf(await go(resume)));
  };

  const tokens = async (body: Record<string, string>, [id, secret]: readonly [string, string]) => {
    const request = { method: 'POST', headers: basic(id, secret), body: new URLSearchParams(body) };
    return (await (await fetch(`${issuer}/token`, request)).json()) as { access_token: string; id_token: string };
  };

  return {
    issuer,
    jwks: createRemoteJWKSet(new URL(`${issuer}/jwks`)),
    choose,
    /** The tokens an officer's own program gets. */
    tokensOf: async (officer: string) => {
      const verifier = 'v'.repeat(43);
      const challenge = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(verifier));
      const query = new URLSearchParams({
        client_id: CLIENT.id,
        response_type: 'code',
        scope: 'openid profile',
        redirect_uri: CALLBACK,
        code_challenge: Buffer.from(challenge).toString('base64url'),
        code_challenge_method: 'S256',
      });
      const back = await choose(`${issuer}/auth?${query}`, officer);
      const code = back.searchParams.get('code') ?? '';
      const grant = { grant_type: 'authorization_code', code, redirect_uri: CALLBACK, code_verifier: verifier };
      return tokens(grant, [CLIENT.id, CLIENT.secret]);
    },
    /** The token of a system that calls the API for itself. */
    platformToken: async () =>
      (await tokens({ grant_type: 'client_credentials' }, [PLATFORM.id, INTERFACE_SECRET])).access_token,
    /** A token that says whatever it is told to, under the provider's own key. */
    sign: async (claims: JWTPayload, header: { readonly typ?: string }) =>
      new SignJWT(claims)
        .setProtectedHeader({ alg: 'ES256', kid: 'start', ...header })
        .sign(await importJWK(keys.signing as JWK, 'ES256')),
    stop: () => void server.close(),
  };
};

export type TestProvider = Awaited<ReturnType<typeof startProvider>>;
