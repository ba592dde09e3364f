import { join } from 'node:path';
import { calendarFiles } from './adapters/calendar-files.ts';
import { dynamoRates } from './adapters/dynamo/rates.ts';
import { dynamoSessions } from './adapters/dynamo/sessions.ts';
import { dynamoSignIns } from './adapters/dynamo/sign-ins.ts';
import { feedbackFile } from './adapters/feedback-file.ts';
import { jwtIdentity, remoteKeys } from './adapters/identity-jwt.ts';
import { oidcProvider } from './adapters/identity-oidc.ts';
import { officersFile } from './adapters/officers-file.ts';
import type { ApiWorld } from './http/world.ts';
import type { IdentityProvider } from './usecases/ports/identity-provider.ts';
import type { Identity } from './usecases/ports/officer.ts';
import type { Sessions } from './usecases/ports/sessions.ts';
import type { SignIns } from './usecases/ports/sign-ins.ts';
import type { FaultReportStore, FeedbackStore } from './usecases/ports.ts';
import {
  applications,
  beijing,
  contentDir,
  dataDir,
  log,
  once,
  safe,
  setting,
  site,
  store,
  today,
} from './world-base.ts';
import { blobs, uploads } from './world-uploads.ts';

/** Without a provider nobody is an officer. */
const NOBODY: Identity = { officerOf: async () => undefined };

const officers = once(() => officersFile(join(contentDir, 'officers.yaml')));

/** Only a demonstration's own provider, on this machine, may speak http. */
const issuer = (): string | undefined => {
  const named = setting('OIDC_ISSUER');
  if (named?.startsWith('http:') && !site().demo)
    throw new Error(`OIDC_ISSUER 应以 https:// 开头，现在是 ${named}：请改为身份认证系统的 https 地址。`);
  return named;
};

const CLIENT_ID = 'mingbai-office';

/** The audience of access tokens; an ID token, whose audience is the client, must never pass for one. */
const audience = (): string => {
  const named = setting('OIDC_AUDIENCE') ?? 'mingbai';
  if (named !== (setting('OIDC_CLIENT_ID') ?? CLIENT_ID)) return named;
  throw new Error(`OIDC_AUDIENCE 与 OIDC_CLIENT_ID 相同（${named}）：请给接口另取一个受众名称。`);
};

const identity = once((): Identity => {
  const named = issuer();
  if (!named) return NOBODY;
  const jwksUri = setting('OIDC_JWKS_URI') ?? `${named.replace(/\/$/, '')}/jwks`;
  return jwtIdentity({ issuer: named, audience: audience(), keys: remoteKeys(jwksUri), mapping: officers() });
});

const provider = once((): IdentityProvider | undefined => {
  const named = issuer();
  if (!named) return undefined;
  const [clientId, clientSecret] = [setting('OIDC_CLIENT_ID') ?? CLIENT_ID, setting('OIDC_CLIENT_SECRET') ?? ''];
  return oidcProvider({ issuer: named, clientId, clientSecret, mapping: officers(), log });
});

const rates = once(() => dynamoRates(store()));
const sessions = once(() => dynamoSessions(store()));
const signIns = once(() => dynamoSignIns(store()));
const calendar = once(() => calendarFiles(join(contentDir, 'calendar')));

/** 登录 — what the doors and pages of officers need besides sessions. */
export interface SignIn {
  readonly provider: IdentityProvider | undefined;
  readonly signIns: SignIns;
  readonly frame: { readonly city: string; readonly demo: boolean };
  /** A demonstration's provider on this machine speaks http: then so may the browser. */
  readonly loopback: boolean;
}

export interface World extends ApiWorld {
  readonly feedback: FeedbackStore;
  readonly faultReports: FaultReportStore;
  readonly sessions: Sessions;
  readonly signIn: SignIn;
}

const signIn: SignIn = {
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
    return issuer()?.startsWith('http:') ?? false;
  },
};

/** The only wiring: environment, clock and adapters meet here and in `world-post.ts`, and nowhere else. */
export const world: World = {
  now: () => beijing(),
  today,
  calendar,
  rules: { feesCharged: setting('FEES_CHARGED') === 'yes' },
  feedback: feedbackFile(join(dataDir, 'feedback.jsonl')),
  faultReports: feedbackFile(join(dataDir, 'fault-reports.jsonl')),
  log,
  get applications() {
    return applications();
  },
  get vault() {
    return safe();
  },
  get identity() {
    return identity();
  },
  get uploads() {
    return uploads();
  },
  get blobs() {
    return blobs();
  },
  get rates() {
    return rates();
  },
  get sessions() {
    return sessions();
  },
  signIn,
};
