import { createRemoteJWKSet, errors, type JWTVerifyGetKey, jwtVerify } from 'jose';
import { type ClaimMapping, officerFrom } from '#domain/officer-claims.ts';
import type { Identity } from '../usecases/ports/officer.ts';

interface Issuer {
  readonly issuer: string;
  readonly audience: string;
  readonly keys: JWTVerifyGetKey;
  readonly mapping: ClaimMapping;
}

const BEARER = /^Bearer ([A-Za-z0-9._-]{20,8000})$/;

/** Signing keys of an OpenID provider, fetched when first needed and when a new one appears. */
export const remoteKeys = (jwksUri: string): JWTVerifyGetKey => createRemoteJWKSet(new URL(jwksUri));

/**
 * Tells officers by the access tokens of an OpenID provider (RFC 9068, 4): of their type, for us, and with an end.
 * Any other token is nobody's.
 */
export const jwtIdentity = ({ issuer, audience, keys, mapping }: Issuer): Identity => ({
  officerOf: async (authorization) => {
    const [, token] = BEARER.exec(authorization ?? '') ?? [];
    if (!token) return undefined;
    try {
      const { payload } = await jwtVerify(token, keys, {
        issuer,
        audience,
        algorithms: ['RS256', 'ES256', 'PS256'],
        typ: 'at+jwt',
        requiredClaims: ['exp', 'sub'],
      });
      return officerFrom(payload, mapping);
    } catch (error) {
      if (error instanceof errors.JOSEError && error.code !== 'ERR_JWKS_TIMEOUT') return undefined;
      throw error;
    }
  },
});
