import * as client from 'openid-client';
import { type ClaimMapping, officerFrom } from '#domain/officer-claims.ts';
import type { IdentityProvider } from '../usecases/ports/identity-provider.ts';

interface Registration {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly mapping: ClaimMapping;
  readonly log: (line: Readonly<Record<string, unknown>>) => void;
}

/** What fails when nobody answers, rather than when the answer is wrong. */
const isAway = (error: unknown): boolean => {
  const { code, cause, name } = error as Error & { code?: string };
  return (
    name === 'TimeoutError' ||
    code === 'OAUTH_TIMEOUT' ||
    (error instanceof TypeError && cause instanceof Error && error.message === 'fetch failed') ||
    (cause !== undefined && isAway(cause))
  );
};

/** Of a failed answer, what may be logged: no code, no token. */
const loggable = (error: unknown) => {
  const { name, code, message } = error as Error & { code?: string };
  return { level: 'error', event: 'signInFailed', name, code, message };
};

/** 身份认证系统 by OpenID Connect: code with PKCE, state and nonce; the ID token's signature is checked too. */
export const oidcProvider = ({ issuer, clientId, clientSecret, mapping, log }: Registration): IdentityProvider => {
  const isPlain = new URL(issuer).protocol === 'http:';
  let discovered: client.Configuration | undefined;
  const configuration = async (): Promise<client.Configuration> => {
    discovered ??= await client.discovery(new URL(issuer), clientId, clientSecret, undefined, {
      execute: [client.enableNonRepudiationChecks, ...(isPlain ? [client.allowInsecureRequests] : [])],
    });
    return discovered;
  };

  return {
    ask: async (redirectUri) => {
      const pending = {
        state: client.randomState(),
        nonce: client.randomNonce(),
        verifier: client.randomPKCECodeVerifier(),
        redirectUri,
      };
      try {
        const { href } = client.buildAuthorizationUrl(await configuration(), {
          redirect_uri: redirectUri,
          scope: 'openid profile',
          state: pending.state,
          nonce: pending.nonce,
          code_challenge: await client.calculatePKCECodeChallenge(pending.verifier),
          code_challenge_method: 'S256',
          // A session of ours that grew idle must not come back without its officer.
          prompt: 'login',
        });
        return { url: href, pending };
      } catch (error) {
        log(loggable(error));
        return 'away';
      }
    },

    redeem: async (query, { state, nonce, verifier, redirectUri }) => {
      const url = new URL(redirectUri);
      url.search = query.toString();
      try {
        const tokens = await client.authorizationCodeGrant(await configuration(), url, {
          expectedState: state,
          expectedNonce: nonce,
          pkceCodeVerifier: verifier,
          idTokenExpected: true,
        });
        const officer = officerFrom(tokens.claims() ?? {}, mapping);
        return officer ? { officer, idToken: tokens.id_token ?? '' } : { fault: 'notOfficer' };
      } catch (error) {
        if (error instanceof client.AuthorizationResponseError) return { fault: 'denied' };
        log(loggable(error));
        return { fault: isAway(error) ? 'away' : 'refused' };
      }
    },

    leave: async (afterwards, idToken) => {
      try {
        const known = await configuration();
        if (!known.serverMetadata().end_session_endpoint) return undefined;
        return client.buildEndSessionUrl(known, { post_logout_redirect_uri: afterwards, id_token_hint: idToken }).href;
      } catch (error) {
        log(loggable(error));
        return undefined;
      }
    },
  };
};
