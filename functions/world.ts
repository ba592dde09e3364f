import { join } from 'node:path';
import { INDEX_FOLDER } from '#domain/search/manifest.ts';
import { dynamoArrangements } from './adapters/dynamo/arrangements.ts';
import { dynamoCounts } from './adapters/dynamo/counts.ts';
import { dynamoEntries } from './adapters/dynamo/entries.ts';
import { dynamoLooks } from './adapters/dynamo/looks.ts';
import { dynamoRates } from './adapters/dynamo/rates.ts';
import { dynamoSessions } from './adapters/dynamo/sessions.ts';
import { dynamoStaff } from './adapters/dynamo/staff.ts';
import { feedbackFile } from './adapters/feedback-file.ts';
import { jwtIdentity, remoteKeys } from './adapters/identity-jwt.ts';
import { searchIndex } from './adapters/search-index.ts';
import type { ApiWorld } from './http/world.ts';
import type { Arrangements } from './usecases/ports/arrangements.ts';
import type { Counts } from './usecases/ports/counts.ts';
import type { Incoming } from './usecases/ports/folder.ts';
import type { Looks } from './usecases/ports/looks.ts';
import type { Identity } from './usecases/ports/officer.ts';
import type { Sessions } from './usecases/ports/sessions.ts';
import type { Staff } from './usecases/ports/staff.ts';
import type { EntryStore, FaultReportStore, FeedbackStore } from './usecases/ports.ts';
import {
  applications,
  beijing,
  dataDir,
  log,
  nowSeconds,
  once,
  safe,
  setting,
  site,
  store,
  today,
} from './world-base.ts';
import { blobs, incoming, outgoingFolder, uploads } from './world-blobs.ts';
import { calendar } from './world-calendar.ts';
import { clientId, issuer, loopback, officers } from './world-identity.ts';

/** Without a provider nobody is an officer. */
const NOBODY: Identity = { officerOf: async () => undefined };

/** The audience of access tokens; an ID token, whose audience is the client, must never pass for one. */
const audience = (): string => {
  const named = setting('OIDC_AUDIENCE') ?? 'mingbai';
  if (named !== clientId()) return named;
  throw new Error(`OIDC_AUDIENCE 与 OIDC_CLIENT_ID 相同（${named}）：请给接口另取一个受众名称。`);
};

const identity = once((): Identity => {
  const named = issuer();
  if (!named) return NOBODY;
  const jwksUri = setting('OIDC_JWKS_URI') ?? `${named.replace(/\/$/, '')}/jwks`;
  return jwtIdentity({ issuer: named, audience: audience(), keys: remoteKeys(jwksUri), mapping: officers() });
});

const rates = once(() => dynamoRates(store()));
const looks = once(() => dynamoLooks(store()));
const staff = once(() => dynamoStaff(store()));
const arrangements = once(() => dynamoArrangements(store()));
const counts = once(() => dynamoCounts(store()));
const sessions = once(() => dynamoSessions(store()));

/** A file of this machine; in the table where the machine keeps none (`ENTRIES=table`). */
const entries = <Entry>(kind: 'FEEDBACK' | 'FAULT', file: string): EntryStore<Entry> =>
  setting('ENTRIES') === 'table' ? dynamoEntries(store, kind) : feedbackFile(join(dataDir, file));

export interface World extends ApiWorld {
  readonly feedback: FeedbackStore;
  readonly faultReports: FaultReportStore;
  readonly sessions: Sessions;
  readonly looks: Looks;
  readonly incoming: Incoming | undefined;
  readonly staff: Staff;
  readonly counts: Counts;
  readonly arrangements: Arrangements;
  /** 声明的对应 and, in a demonstration, who one may be. */
  readonly officers: ReturnType<typeof officers>;
  /** A demonstration's provider on this machine speaks http: then so may the browser. */
  readonly loopback: boolean;
  /** What the city is called on officers' pages outside of the workbench. */
  readonly frame: ReturnType<typeof site>;
}

/** The only wiring: environment, clock and adapters meet here and in the files `world-*.ts`, and nowhere else. */
export const world: World = {
  now: () => beijing(),
  today,
  calendar,
  rules: { feesCharged: setting('FEES_CHARGED') === 'yes' },
  feedback: entries('FEEDBACK', 'feedback.jsonl'),
  faultReports: entries('FAULT', 'fault-reports.jsonl'),
  log,
  get applications() {
    return applications();
  },
  get vault() {
    return safe();
  },
  siteSearch: searchIndex(
    setting('SEARCH_INDEX') ?? join(setting('DIST_DIR') ?? 'dist', 'client', INDEX_FOLDER),
    nowSeconds,
  ),
  get identity() {
    return identity();
  },
  get uploads() {
    return uploads();
  },
  get blobs() {
    return blobs();
  },
  get incoming() {
    return incoming();
  },
  get folder() {
    return outgoingFolder();
  },
  get rates() {
    return rates();
  },
  get looks() {
    return looks();
  },
  get staff() {
    return staff();
  },
  get arrangements() {
    return arrangements();
  },
  get counts() {
    return counts();
  },
  get officers() {
    return officers();
  },
  get sessions() {
    return sessions();
  },
  get loopback() {
    return loopback();
  },
  get frame() {
    return site();
  },
};
