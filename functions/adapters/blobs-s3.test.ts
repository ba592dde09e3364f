import { CreateBucketCommand, ListObjectsV2Command, S3Client } from '@aws-sdk/client-s3';
import { startFauxqs } from 'fauxqs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sha256 } from '../../tests/support/files.ts';
import { quarantinedId, s3Blobs } from './blobs-s3.ts';

const BUCKET = 'attachments';
const ID = 'abcdefghijklmnopqrstuvwx';
const BYTES = Buffer.from('%PDF-1.7 …');
const HASH = sha256(BYTES);

let server: Awaited<ReturnType<typeof startFauxqs>>;
let client: S3Client;
const connect = () =>
  new S3Client({
    endpoint: `http://127.0.0.1:${server.port}`,
    region: 'us-east-1',
    forcePathStyle: true,
    credentials: { accessKeyId: 'x', secretAccessKey: 'x' },
  });
beforeAll(async () => {
  server = await startFauxqs({ port: 0, logger: false });
  client = connect();
  await client.send(new CreateBucketCommand({ Bucket: BUCKET }));
});
afterAll(() => server.stop());

const keysOf = async (): Promise<(string | undefined)[]> =>
  ((await client.send(new ListObjectsV2Command({ Bucket: BUCKET }))).Contents ?? []).map(({ Key }) => Key);

describe('附件 in a bucket (what is called; the bucket’s own security is AWS’s)', () => {
  it('go from quarantine to where they stay', async () => {
    const blobs = s3Blobs(client, BUCKET);
    expect(await blobs.quarantined(ID)).toBeUndefined();
    await blobs.quarantine(ID, BYTES);
    expect(await blobs.quarantined(ID)).toEqual(BYTES);
    await blobs.keep(ID, HASH);
    await blobs.discard(ID);
    expect(await keysOf()).toEqual([`kept/${HASH.slice(0, 2)}/${HASH}.${ID}`]);
    expect(await blobs.read({ id: ID, sha256: HASH })).toEqual(BYTES);
    expect(await blobs.read({ id: `${ID}2`, sha256: HASH })).toBeUndefined();
  });

  it('nobody erases what is kept for as long as it is locked, and what waits is not locked', async () => {
    const asked: Readonly<Record<string, unknown>>[] = [];
    const noting = connect();
    noting.middlewareStack.add(
      (next) => (args) => {
        asked.push({ ...args.input });
        return next(args);
      },
      { step: 'initialize' },
    );
    const blobs = s3Blobs(noting, BUCKET, { days: 30, nowSeconds: () => Date.parse('2026-03-02T00:00:00Z') / 1000 });
    await blobs.quarantine(ID, BYTES);
    await blobs.keep(ID, HASH);
    expect(
      asked.map(({ ObjectLockMode, ObjectLockRetainUntilDate }) => [ObjectLockMode, ObjectLockRetainUntilDate]),
    ).toEqual([
      [undefined, undefined],
      ['GOVERNANCE', new Date('2026-04-01T00:00:00Z')],
    ]);
  });

  it('a browser’s form is bound to its key, its size, its checksum and a quarter of an hour', async () => {
    const { url, fields = {} } = await s3Blobs(client, BUCKET).uploadLink({ id: ID, sizeBytes: 10, sha256: HASH });
    expect(url).toContain(BUCKET);
    const policy = JSON.parse(Buffer.from(fields['Policy'] ?? '', 'base64').toString());
    expect(policy.conditions).toEqual(
      expect.arrayContaining([
        ['content-length-range', 10, 10],
        { key: `quarantine/${ID}` },
        { 'x-amz-checksum-sha256': Buffer.from(HASH, 'hex').toString('base64') },
      ]),
    );
    expect(Date.parse(policy.expiration) - Date.now()).toBeLessThanOrEqual(900_000);
  });

  it('a browser’s form arrives in quarantine', async () => {
    const blobs = s3Blobs(client, BUCKET);
    const { url, fields = {} } = await blobs.uploadLink({ id: ID, sizeBytes: BYTES.length, sha256: HASH });
    const form = new FormData();
    for (const [name, value] of Object.entries(fields)) form.append(name, value);
    form.append('file', new Blob([BYTES]));
    expect((await fetch(url, { method: 'POST', body: form })).status).toBeLessThan(300);
    expect(await blobs.quarantined(ID)).toEqual(BYTES);
  });

  it.each([
    [`quarantine/${ID}`, ID],
    [`kept/${ID}`, undefined],
    ['quarantine/../x', undefined],
  ])('%s is the upload %s', (key, id) => {
    expect(quarantinedId(key)).toBe(id);
  });
});
