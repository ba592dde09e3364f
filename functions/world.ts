import { randomInt } from 'node:crypto';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { KMSClient } from '@aws-sdk/client-kms';
import type { CivilDate } from '#domain/work-calendar.ts';
import { calendarFiles } from './adapters/calendar-files.ts';
import { dynamoApplications } from './adapters/dynamo/applications.ts';
import { dynamoClient } from './adapters/dynamo/client.ts';
import { dynamoOutbox } from './adapters/dynamo/outbox.ts';
import { dynamoRates } from './adapters/dynamo/rates.ts';
import { feedbackFile } from './adapters/feedback-file.ts';
import { jwtIdentity, remoteKeys } from './adapters/identity-jwt.ts';
import { keyFile } from './adapters/keys-file.ts';
import { kmsKeys } from './adapters/keys-kms.ts';
import { mailbox } from './adapters/mail-box.ts';
import { smtpMail } from './adapters/mail-smtp.ts';
import { siteFile } from './adapters/site-file.ts';
import { vault } from './adapters/vault.ts';
import type { ApiWorld } from './http/world.ts';
import type { KeyService } from './usecases/ports/keys.ts';
import type { Identity } from './usecases/ports/officer.ts';
import type { Outbox } from './usecases/ports/outbox.ts';
import type { Postal } from './usecases/ports/postal.ts';
import type { FeedbackStore, Instant } from './usecases/ports.ts';

/** 北京时间 — UTC+8 the year round since 1992. */
const BEIJING_OFFSET_MS = 8 * 3_600_000;

const beijing = (laterMs = 0): Instant =>
  `${new Date(Date.now() + BEIJING_OFFSET_MS + laterMs).toISOString().slice(0, 19)}+08:00`;

const today = (): CivilDate => beijing().slice(0, 10);

const random = (): number => randomInt(2 ** 32) / 2 ** 32;

const setting = (name: string): string | undefined => process.env[name] || undefined;

/** Made when first asked for: a reader of static pages needs no database. */
const once = <T>(make: () => T): (() => T) => {
  let made: { readonly it: T } | undefined;
  return () => {
    made ??= { it: make() };
    return made.it;
  };
};

/** Where a city's data are kept, and what it writes. */
const dataDir = setting('DATA_DIR') ?? '.data';
const contentDir = setting('CONTENT_DIR') ?? 'content';

const keys = once((): KeyService => {
  const keyId = setting('KMS_KEY_ID');
  if (!keyId) return keyFile(join(dataDir, 'keys/master.json'));
  const [macKeyId = '', ...older] = (setting('KMS_MAC_KEY_IDS') ?? '').split(',');
  const macKeyIds = [macKeyId, ...older] as const;
  return kmsKeys({ client: new KMSClient({}), keyId, macKeyIds, elapsedMs: () => performance.now() });
});

const store = once(() => ({
  client: dynamoClient(setting('DYNAMODB_ENDPOINT')),
  table: setting('TABLE_NAME') ?? 'mingbai',
  random,
  pause: async (milliseconds: number) => void (await pause(milliseconds)),
  nowSeconds: () => Math.floor(Date.now() / 1000),
  hide: async (text: string) => (await keys().mac('link', text)).mac,
}));

/** Without a provider nobody is an officer. */
const NOBODY: Identity = { officerOf: async () => undefined };

const identity = once((): Identity => {
  const issuer = setting('OIDC_ISSUER');
  if (!issuer) return NOBODY;
  const jwksUri = setting('OIDC_JWKS_URI') ?? `${issuer.replace(/\/$/, '')}/jwks`;
  return jwtIdentity({ issuer, audience: setting('OIDC_AUDIENCE') ?? 'mingbai', keys: remoteKeys(jwksUri) });
});

const box = once(() => mailbox(join(dataDir, 'mailbox'), { now: () => beijing() }));

const postal = once((): Postal => {
  const { name, phone, domain } = siteFile(join(contentDir, 'site.yaml'));
  const url = setting('SMTP_URL');
  return {
    mail: url ? smtpMail({ url, from: setting('MAIL_FROM') ?? `${name} <open@${domain}>` }) : box().mail,
    sms: box().sms,
    siteName: name,
    phone,
    trackLink: `https://${domain}/apply/track/`,
    deskLink: `https://${domain}/desk/`,
    deskAddress: (desk) => (url ? setting('DESK_MAIL') : `${desk}@${domain}`),
  };
});

const applications = once(() => dynamoApplications(store()));
const rates = once(() => dynamoRates(store()));
const outbox = once(() => dynamoOutbox(store()));
const safe = once(() => vault(keys()));
const calendar = once(() => calendarFiles(join(contentDir, 'calendar')));

export interface World extends ApiWorld {
  readonly feedback: FeedbackStore;
  readonly outbox: Outbox;
  readonly postal: Postal;
  readonly later: (milliseconds: number) => Instant;
  readonly random: () => number;
}

/** The only wiring: environment, clock and adapters meet here and nowhere else. */
export const world: World = {
  now: () => beijing(),
  later: beijing,
  today,
  random,
  calendar,
  rules: { feesCharged: setting('FEES_CHARGED') === 'yes' },
  feedback: feedbackFile(join(dataDir, 'feedback.jsonl')),
  log: (line) => console.error(JSON.stringify({ at: beijing(), ...line })),
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
  get outbox() {
    return outbox();
  },
  get postal() {
    return postal();
  },
};
