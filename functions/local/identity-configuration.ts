import { exportJWK, generateKeyPair, type JWK } from 'jose';
import { type Configuration, errors, type KoaContextWithOIDC } from 'oidc-provider';
import { identityMemory } from './identity-memory.ts';

/** Where the embedded provider lives on the site. */
export const IDENTITY_PATH = '/identity';

/** Whom the demonstration's provider vouches for. */
export interface Identified {
  readonly id: string;
  readonly name: string;
  readonly roles: readonly string[];
  readonly unit?: string | undefined;
}

export interface IdentityOptions {
  readonly issuer: string;
  readonly officers: readonly Identified[];
  /** Systems that call the API by client credentials. */
  readonly interfaces: readonly Identified[];
  /** The site as a client. */
  readonly client: { readonly id: string; readonly secret: string };
  readonly interfaceSecret: string;
  /** Whether the site may be called back at an address. */
  readonly isCallback: (address: string) => boolean;
  /** Whether whoever left may be led to an address. */
  readonly isFarewell: (address: string) => boolean;
  readonly keys: IdentityKeys;
  /** The page on which one chooses an officer, and its headers. */
  readonly page: string;
  readonly headers: Readonly<Record<string, string>>;
  /** Shown when the provider itself must refuse. */
  readonly refusal: string;
  readonly nowSeconds: () => number;
}

/** Made anew with each start: what was signed before is worth nothing after. */
export interface IdentityKeys {
  readonly signing: JWK;
  readonly cookies: readonly string[];
}

export const newIdentityKeys = async (): Promise<IdentityKeys> => {
  const { privateKey } = await generateKeyPair('ES256', { extractable: true });
  const random = Buffer.from(crypto.getRandomValues(new Uint8Array(32))).toString('base64url');
  return { signing: { ...(await exportJWK(privateKey)), alg: 'ES256', use: 'sig', kid: 'start' }, cookies: [random] };
};

/** 接口 — the one resource that access tokens are for (RFC 8707), and the audience it goes by. */
const RESOURCE = 'urn:mingbai:api';
export const AUDIENCE = 'mingbai';

const ALG = 'ES256' as const;
const DAY_SECONDS = 86_400;

/** Who comes from the site with its ID token has just said there that he leaves: he is not asked again. */
const leaveAtOnce = async (ctx: KoaContextWithOIDC): Promise<void> => {
  const { session, entities, params } = ctx.oidc;
  if (!entities['IdTokenHint'] || !session) throw new errors.InvalidRequest('id_token_hint is missing');
  await session.destroy();
  ctx.redirect(String(params?.['post_logout_redirect_uri']));
};

const claimsOf = ({ name, roles, unit }: Identified) => ({ name, roles, ...(unit && { unit }) });

/** How the embedded provider behaves: whom it knows, what it puts into tokens, for how long they hold. */
export const identityConfiguration = ({
  officers,
  interfaces,
  client,
  interfaceSecret,
  keys,
  headers,
  refusal,
  nowSeconds,
}: IdentityOptions): Configuration => {
  const known = (id: string | undefined): Identified | undefined =>
    [...officers, ...interfaces].find((one) => one.id === id);
  return {
    adapter: identityMemory(nowSeconds),
    jwks: { keys: [keys.signing as never] },
    cookies: { keys: [...keys.cookies], long: { path: IDENTITY_PATH, httpOnly: true, sameSite: 'lax', signed: true } },
    clients: [
      {
        client_id: client.id,
        client_secret: client.secret,
        redirect_uris: ['https://office.invalid/office/callback'],
        id_token_signed_response_alg: ALG,
        grant_types: ['authorization_code'],
        response_types: ['code'],
      },
      ...interfaces.map(({ id }) => ({
        client_id: id,
        client_secret: interfaceSecret,
        redirect_uris: [],
        response_types: [],
        id_token_signed_response_alg: ALG,
        grant_types: ['client_credentials'],
      })),
    ],
    claims: { openid: ['sub'], profile: ['name', 'roles', 'unit'] },
    conformIdTokenClaims: false,
    pkce: { required: () => true },
    features: {
      devInteractions: { enabled: false },
      rpInitiatedLogout: { enabled: true, logoutSource: leaveAtOnce },
      clientCredentials: { enabled: true },
      resourceIndicators: {
        enabled: true,
        defaultResource: () => RESOURCE,
        useGrantedResource: () => true,
        getResourceServerInfo: () => ({
          audience: AUDIENCE,
          scope: '',
          accessTokenFormat: 'jwt',
          jwt: { sign: { alg: ALG } },
        }),
      },
    },
    enabledJWA: { idTokenSigningAlgValues: [ALG] },
    extraTokenClaims: (_ctx, token) => {
      const one = known('accountId' in token ? token.accountId : token.clientId);
      return one && claimsOf(one);
    },
    findAccount: (_ctx, id) => {
      const one = officers.find((officer) => officer.id === id);
      return one && { accountId: id, claims: () => ({ sub: id, ...claimsOf(one) }) };
    },
    loadExistingGrant: async (ctx) => {
      const { client: asking, session, provider } = ctx.oidc;
      if (!asking || !session?.accountId) return undefined;
      const grant = new provider.Grant({ clientId: asking.clientId, accountId: session.accountId });
      grant.addOIDCScope('openid profile');
      await grant.save();
      return grant;
    },
    interactions: { url: (_ctx, { uid }) => `${IDENTITY_PATH}/interaction/${uid}` },
    renderError: (ctx) => {
      // Signed out on the site already; what a provider of before a restart gave is not known any more.
      if (ctx.path.endsWith('/session/end')) return ctx.redirect('/office/signed-out');
      for (const [name, value] of Object.entries(headers)) ctx.set(name, value);
      ctx.body = refusal;
    },
    ttl: {
      AccessToken: 3600,
      AuthorizationCode: 60,
      ClientCredentials: 3600,
      Grant: DAY_SECONDS,
      IdToken: 3600,
      Interaction: 600,
      Session: DAY_SECONDS,
    },
    clientBasedCORS: () => false,
  };
};
