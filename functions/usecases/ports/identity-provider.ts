import type { NamedOfficer } from './officer.ts';

/** What must come back from the provider, and what proves that we asked. */
export interface PendingSignIn {
  readonly state: string;
  readonly nonce: string;
  /** PKCE (RFC 7636). */
  readonly verifier: string;
  readonly redirectUri: string;
}

/** Why the provider's answer is no sign-in. */
export type SignInFault =
  /** The person, or the provider for him, said no. */
  | 'denied'
  /** Known to the provider, but with no role of ours. */
  | 'notOfficer'
  /** The answer is not one to our question: wrong issuer, nonce, signature, code. */
  | 'refused'
  /** The provider cannot be reached. */
  | 'away';

/** 身份认证系统 — the city's OpenID provider (OpenID Connect Core 1.0, authorization code with PKCE). */
export interface IdentityProvider {
  /** The address to send a browser to, which must sign in afresh there. */
  readonly ask: (redirectUri: string) => Promise<{ readonly url: string; readonly pending: PendingSignIn } | 'away'>;
  /** Who signed in, from the query the provider sent the browser back with; the ID token proves it when he leaves. */
  readonly redeem: (
    query: URLSearchParams,
    pending: PendingSignIn,
  ) => Promise<{ readonly officer: NamedOfficer; readonly idToken: string } | { readonly fault: SignInFault }>;
  /** The address at which a browser signs out there too (RP-Initiated Logout 1.0); undefined where there is none. */
  readonly leave: (afterwards: string, idToken: string) => Promise<string | undefined>;
}
