import { randomInt } from 'node:crypto';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { KMSClient } from '@aws-sdk/client-kms';
import type { CivilDate } from '#domain/work-calendar.ts';
import { auditSeal } from './adapters/audit-seal.ts';
import { dynamoApplications } from './adapters/dynamo/applications.ts';
import { dynamoClient } from './adapters/dynamo/client.ts';
import { newestNumber } from './adapters/dynamo/newest.ts';
import { keyFile } from './adapters/keys-file.ts';
import { kmsKeys } from './adapters/keys-kms.ts';
import { siteFile } from './adapters/site-file.ts';
import { vault } from './adapters/vault.ts';
import type { KeyService } from './usecases/ports/keys.ts';
import type { Instant } from './usecases/ports.ts';

/** 北京时间 — UTC+8 the year round since 1992. */
const BEIJING_OFFSET_MS = 8 * 3_600_000;

export const beijing = (laterMs = 0): Instant =>
  `${new Date(Date.now() + BEIJING_OFFSET_MS + laterMs).toISOString().slice(0, 19)}+08:00`;

export const today = (): CivilDate => beijing().slice(0, 10);

/** Seconds since 1970. */
export const nowSeconds = (): number => Math.floor(Date.now() / 1000);

/** From 0 to 1. */
export const random = (): number => randomInt(2 ** 32) / 2 ** 32;

export const setting = (name: string): string | undefined => process.env[name] || undefined;

/** Made when first asked for: a reader of static pages needs no database. */
export const once = <T>(make: () => T): (() => T) => {
  let made: { readonly it: T } | undefined;
  return () => {
    made ??= { it: make() };
    return made.it;
  };
};

/** Where a city's data are kept, and what it writes. */
export const dataDir = setting('DATA_DIR') ?? '.data';
export const contentDir = setting('CONTENT_DIR') ?? 'content';

export const site = once(() => siteFile(join(contentDir, 'site.yaml')));

export const keys = once((): KeyService => {
  const keyId = setting('KMS_KEY_ID');
  if (!keyId) return keyFile(join(dataDir, 'keys/master.json'), async () => !(await newestNumber(store(), today())));
  const [macKeyId = '', ...older] = (setting('KMS_MAC_KEY_IDS') ?? '').split(',');
  const macKeyIds = [macKeyId, ...older] as const;
  return kmsKeys({ client: new KMSClient({}), keyId, macKeyIds, elapsedMs: () => performance.now() });
});

export const store = once(() => ({
  client: dynamoClient(setting('DYNAMODB_ENDPOINT')),
  table: setting('TABLE_NAME') ?? 'mingbai',
  random,
  pause: async (milliseconds: number) => void (await pause(milliseconds)),
  nowSeconds,
  hide: async (text: string) => (await keys().mac('link', text)).mac,
  seal: (text: string) => auditSeal(keys()).seal(text),
}));

export const applications = once(() => dynamoApplications(store()));
export const safe = once(() => vault(keys()));

/** To standard error, one line of JSON each; what is logged names no person. */
export const log = (line: Readonly<Record<string, unknown>>): void =>
  console.error(JSON.stringify({ at: beijing(), ...line }));
