import { createRemoteJWKSet, errors, type JWTPayload, type JWTVerifyGetKey, jwtVerify } from 'jose';
import { ROLES, type Role } from '#domain/application/roles.ts';
import type { Identity, Officer } from '../usecases/ports/officer.ts';

interface Issuer {
  readonly issuer: string;
  readonly audience: string;
  readonly keys: JWTVerifyGetKey;
}

/** No token makes an applicant or the system. */
const OFFICERS: ReadonlySet<string> = new Set(
  Object.keys(ROLES).filter((role) => role !== 'applicant' && role !== 'system'),
);

const isRole = (role: unknown): role is Role => typeof role === 'string' && OFFICERS.has(role);

/** The claims `sub`, `roles` and `unit` of a token as an officer; none when it names no role that we know. */
const officerFrom = ({ sub, roles, unit }: JWTPayload): Officer | undefined => {
  const known = Array.isArray(roles) ? roles.filter(isRole) : [];
  if (!sub || known.length === 0) return undefined;
  return { id: sub, roles: known, ...(typeof unit === 'string' && unit && { unit }) };
};

const BEARER = /^Bearer ([A-Za-z0-9._-]{20,8000})$/;

/** Signing keys of an OpenID provider, fetched when first needed and when a new one appears. */
export const remoteKeys = (jwksUri: string): JWTVerifyGetKey => createRemoteJWKSet(new URL(jwksUri));

/** Tells officers by the access tokens of an OpenID provider (RFC 9068); any token it did not sign is nobody's. */
export const jwtIdentity = ({ issuer, audience, keys }: Issuer): Identity => ({
  officerOf: async (authorization) => {
    const [, token] = BEARER.exec(authorization ?? '') ?? [];
    if (!token) return undefined;
    try {
      const { payload } = await jwtVerify(token, keys, { issuer, audience, algorithms: ['RS256', 'ES256', 'PS256'] });
      return officerFrom(payload);
    } catch (error) {
      if (error instanceof errors.JOSEError && error.code !== 'ERR_JWKS_TIMEOUT') return undefined;
      throw error;
    }
  },
});
