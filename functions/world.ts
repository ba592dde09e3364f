import { join } from 'node:path';
import { calendarFiles } from './adapters/calendar-files.ts';
import { dynamoRates } from './adapters/dynamo/rates.ts';
import { dynamoSessions } from './adapters/dynamo/sessions.ts';
import { feedbackFile } from './adapters/feedback-file.ts';
import { jwtIdentity, remoteKeys } from './adapters/identity-jwt.ts';
import type { ApiWorld } from './http/world.ts';
import type { Identity } from './usecases/ports/officer.ts';
import type { Sessions } from './usecases/ports/sessions.ts';
import type { FaultReportStore, FeedbackStore } from './usecases/ports.ts';
import { applications, beijing, contentDir, dataDir, log, once, safe, setting, store, today } from './world-base.ts';

/** Without a provider nobody is an officer. */
const NOBODY: Identity = { officerOf: async () => undefined };

const identity = once((): Identity => {
  const issuer = setting('OIDC_ISSUER');
  if (!issuer) return NOBODY;
  const jwksUri = setting('OIDC_JWKS_URI') ?? `${issuer.replace(/\/$/, '')}/jwks`;
  return jwtIdentity({ issuer, audience: setting('OIDC_AUDIENCE') ?? 'mingbai', keys: remoteKeys(jwksUri) });
});

const rates = once(() => dynamoRates(store()));
const sessions = once(() => dynamoSessions(store()));
const calendar = once(() => calendarFiles(join(contentDir, 'calendar')));

/** 登录 — what the doors and pages of officers must know of where they run. */
export interface SignIn {
  /** A demonstration's provider on this machine speaks http: then so may the browser. */
  readonly loopback: boolean;
}

export interface World extends ApiWorld {
  readonly feedback: FeedbackStore;
  readonly faultReports: FaultReportStore;
  readonly sessions: Sessions;
  readonly signIn: SignIn;
}

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
  get rates() {
    return rates();
  },
  get sessions() {
    return sessions();
  },
  get signIn() {
    return { loopback: setting('OIDC_ISSUER')?.startsWith('http:') ?? false };
  },
};
