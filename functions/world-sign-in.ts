import { dynamoSignIns } from './adapters/dynamo/sign-ins.ts';
import { oidcProvider } from './adapters/identity-oidc.ts';
import type { IdentityProvider } from './usecases/ports/identity-provider.ts';
import { log, once, setting, site, store } from './world-base.ts';
import { clientId, issuer, loopback, officers } from './world-identity.ts';

const provider = once((): IdentityProvider | undefined => {
  const named = issuer();
  if (!named) return undefined;
  const clientSecret = setting('OIDC_CLIENT_SECRET') ?? '';
  return oidcProvider({ issuer: named, clientId: clientId(), clientSecret, mapping: officers(), log });
});

const signIns = once(() => dynamoSignIns(store()));

/** 登录 — what its doors need besides sessions; apart, for the client of the protocol is heavy. */
export const signInWorld = {
  get provider() {
    return provider();
  },
  get signIns() {
    return signIns();
  },
  get frame() {
    return site();
  },
  get loopback() {
    return loopback();
  },
};
