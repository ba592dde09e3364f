import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { createLocalJWKSet, exportJWK, generateKeyPair, SignJWT } from 'jose';
import type { Role } from '#domain/application/roles.ts';
import { PLAIN_CLAIMS } from '#domain/officer-claims.ts';
import { diskBlobs } from '#functions/adapters/blobs-disk.ts';
import { dynamoApplications } from '#functions/adapters/dynamo/applications.ts';
import { dynamoFolder } from '#functions/adapters/dynamo/folder.ts';
import { dynamoRates } from '#functions/adapters/dynamo/rates.ts';
import { dynamoUploads } from '#functions/adapters/dynamo/uploads.ts';
import { jwtIdentity } from '#functions/adapters/identity-jwt.ts';
import { keyFile } from '#functions/adapters/keys-file.ts';
import { searchIndex } from '#functions/adapters/search-index.ts';
import { vault } from '#functions/adapters/vault.ts';
import { createApi } from '#functions/http/api.ts';
import type { ApiWorld } from '#functions/http/world.ts';
import { CALENDAR } from './calendar.ts';
import { startDynamo } from './dynamo.ts';

const ISSUER = 'https://login.example';
const AUDIENCE = 'mingbai';

export const SUBMISSION = {
  channel: 'online',
  applicantKind: 'naturalPerson',
  idKind: 'residentId',
  personal: { name: '张三丰', idNumber: '11010519491231002X', phone: '13800001234', email: 'zhang@example.com' },
  wanted: { title: '2025年度道路养护计划', description: '市区道路养护的年度计划和资金安排' },
  carrier: 'electronic',
  obtaining: 'email',
  attachments: [],
};

/** The whole API on the real embedded engine, with keys in a folder of its own and tokens signed by a provider of its own. */
export const startApi = async () => {
  const dir = mkdtempSync(join(tmpdir(), 'mingbai-api-'));
  const dynamo = await startDynamo();
  const { publicKey, privateKey } = await generateKeyPair('ES256');
  const keys = createLocalJWKSet({ keys: [{ ...(await exportJWK(publicKey)), alg: 'ES256' }] });
  const key = keyFile(join(dir, 'keys.json'));
  const clock = { today: '2026-03-02', seconds: 0 };
  const logged: object[] = [];
  const world: ApiWorld = {
    applications: dynamoApplications({ ...dynamo, random: Math.random, pause }),
    vault: vault(key),
    uploads: dynamoUploads(dynamo),
    folder: dynamoFolder({ ...dynamo, random: Math.random, pause }),
    blobs: diskBlobs({
      folder: join(dir, 'blobs'),
      nowSeconds: () => clock.seconds,
      keys: key,
    }),
    siteSearch: searchIndex(join(dir, 'find'), () => clock.seconds),
    identity: jwtIdentity({ issuer: ISSUER, audience: AUDIENCE, keys, mapping: PLAIN_CLAIMS }),
    rates: dynamoRates({
      ...dynamo,
      nowSeconds: () => clock.seconds,
      hide: async (text) => (await key.mac('link', text)).mac,
    }),
    now: () => `${clock.today}T09:00:00+08:00`,
    today: () => clock.today,
    calendar: () => CALENDAR,
    rules: { feesCharged: false },
    log: (line) => logged.push(line),
  };
  const api = createApi(world, (surroundings) => (surroundings as { clientAddress: string }).clientAddress);
  let visitor = 0;
  /** Every call from an address of its own, so that limits stand in nobody's way but their own test's. */
  const call = async (
    method: 'GET' | 'POST',
    path: string,
    {
      body,
      headers = {},
      address = `10.0.${visitor >> 8}.${visitor++ & 255}`,
    }: { body?: unknown; headers?: Record<string, string>; address?: string } = {},
  ) => {
    const init = body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) };
    const response = await api.request(
      `/api/v1${path}`,
      { method, headers: { ...(body !== undefined && { 'content-type': 'application/json' }), ...headers }, ...init },
      { clientAddress: address },
    );
    return { status: response.status, headers: response.headers, data: await response.json() };
  };
  const token = (roles: readonly Role[], unit?: string, id: string = roles[0] ?? '', claims: object = {}) =>
    new SignJWT({ roles, unit, ...claims })
      .setProtectedHeader({ alg: 'ES256', typ: 'at+jwt' })
      .setIssuer(ISSUER)
      .setAudience(AUDIENCE)
      .setSubject(id)
      .setExpirationTime('1h')
      .sign(privateKey);
  const as = async (role: Role, unit?: string) => ({ authorization: `Bearer ${await token([role], unit)}` });
  let keyed = 0;
  const key16 = () => `test-key-${String(keyed++).padStart(10, '0')}`;
  return {
    dir,
    world,
    dynamo,
    clock,
    logged,
    call,
    token,
    as,
    key: key16,
    submit: async (body: object = SUBMISSION, key = key16()) =>
      call('POST', '/applications', { body, headers: { 'idempotency-key': key } }),
    step: async (number: string, step: string, version: number, data: object, role: Role, unit?: string) =>
      call('POST', `/applications/${number}/steps/${step}`, {
        body: { version, data },
        headers: { ...(await as(role, unit)), 'idempotency-key': key16() },
      }),
    stop: () => {
      dynamo.stop();
      rmSync(dir, { recursive: true, force: true });
    },
  };
};

export type Api = Awaited<ReturnType<typeof startApi>>;
