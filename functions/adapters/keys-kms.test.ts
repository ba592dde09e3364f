import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { json } from 'node:stream/consumers';
import { KMSClient } from '@aws-sdk/client-kms';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { kmsStandIn } from '../../tests/support/kms.ts';
import { kmsKeys } from './keys-kms.ts';

const NUMBER = '2026-00042';
const OLD = 'arn:aws-cn:kms:cn-north-1:1:key/old';
const NEW = 'arn:aws-cn:kms:cn-north-1:1:key/new';
const MAC_OLD = 'arn:aws-cn:kms:cn-north-1:1:key/mac-old';
const MAC_NEW = 'arn:aws-cn:kms:cn-north-1:1:key/mac-new';

const kms = kmsStandIn();
let server: Server;
let client: KMSClient;
let calls: string[] = [];
let elapsed = 0;

beforeAll(async () => {
  server = createServer(async (request, response) => {
    const operation = String(request.headers['x-amz-target']).replace('TrentService.', '');
    calls.push(operation);
    const answer = kms(operation, (await json(request)) as object);
    response.writeHead('__type' in answer ? 400 : 200, { 'content-type': 'application/x-amz-json-1.1' });
    response.end(JSON.stringify(answer));
  }).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  client = new KMSClient({
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    region: 'cn-north-1',
    credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
  });
});

afterAll(() => {
  client.destroy();
  server.close();
});

beforeEach(() => {
  calls = [];
  elapsed = 0;
});

const keysUnder = (keyId = OLD, macKeyIds: readonly string[] = [MAC_OLD]) =>
  kmsKeys({ client, keyId, macKeyIds, elapsedMs: () => elapsed, cache: { entries: 2, keptMs: 1000 } });

describe('data keys in KMS', () => {
  it('unwrap for their application, and for no other', async () => {
    const keys = keysUnder();
    const { plain, wrapped } = await keys.newDataKey(NUMBER);
    expect(plain).toHaveLength(32);
    expect(Buffer.from(await keys.unwrap(wrapped, NUMBER))).toEqual(Buffer.from(plain));
    await expect(keys.unwrap(wrapped, '2026-00043')).rejects.toMatchObject({ name: 'InvalidCiphertextException' });
    await expect(keys.unwrap('f1.a.b', NUMBER)).rejects.toThrow(RangeError);
  });

  it('are remembered for a while, in copies', async () => {
    const keys = keysUnder();
    const { plain, wrapped } = await keys.newDataKey(NUMBER);
    (await keys.unwrap(wrapped, NUMBER)).fill(0);
    expect(Buffer.from(await keys.unwrap(wrapped, NUMBER))).toEqual(Buffer.from(plain));
    expect(calls).toEqual(['GenerateDataKey', 'Decrypt']);
    elapsed = 1000;
    await keys.unwrap(wrapped, NUMBER);
    expect(calls).toEqual(['GenerateDataKey', 'Decrypt', 'Decrypt']);
  });

  it('are remembered no more than so many, the oldest forgotten first', async () => {
    const keys = keysUnder();
    const wrapped = await Promise.all(['1', '2', '3'].map(async (number) => (await keys.newDataKey(number)).wrapped));
    calls = [];
    for (const at of [0, 1, 2, 2, 1, 0]) await keys.unwrap(wrapped[at] ?? '', String(at + 1));
    expect(calls).toHaveLength(4);
  });

  it('are rewrapped without ever being open here, once', async () => {
    const { plain, wrapped } = await keysUnder(OLD).newDataKey(NUMBER);
    const keys = keysUnder(NEW);
    calls = [];
    const rewrapped = await keys.rewrap(wrapped, NUMBER);
    expect(await keys.rewrap(rewrapped, NUMBER)).toBe(rewrapped);
    expect(calls).toEqual(['ReEncrypt']);
    expect(Buffer.from(await keys.unwrap(rewrapped, NUMBER))).toEqual(Buffer.from(plain));
    expect(await keys.currentKeyId()).toBe(NEW);
  });
});

describe('macs in KMS', () => {
  it('are one for each purpose and text, of any length, for one call a purpose', async () => {
    const keys = keysUnder();
    const mac = await keys.mac('queryCode', NUMBER);
    expect(await keys.mac('queryCode', NUMBER)).toEqual(mac);
    await keys.mac('queryCode', '字'.repeat(10_000));
    expect((await keys.mac('link', NUMBER)).mac).not.toBe(mac.mac);
    expect(calls).toEqual(['GenerateMac', 'GenerateMac']);
  });

  it('are still verified under their key after another took its place', async () => {
    const mac = await keysUnder().mac('auditSeal', 'head');
    const keys = keysUnder(NEW, [MAC_NEW, MAC_OLD]);
    expect((await keys.mac('auditSeal', 'head')).keyId).toBe(MAC_NEW);
    expect(await keys.mac('auditSeal', 'head', MAC_OLD)).toEqual(mac);
    expect(await keys.macKeyIds()).toEqual([MAC_NEW, MAC_OLD]);
  });

  it('are not made without a key for them', async () => {
    await expect(keysUnder(OLD, []).mac('link', 'a')).rejects.toThrow('KMS without KMS_MAC_KEY_IDS');
  });
});
