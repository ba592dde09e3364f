import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import {
  CreateBucketCommand,
  DeleteObjectCommand,
  GetObjectCommand,
  HeadObjectCommand,
  ListObjectsV2Command,
  PutObjectCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import { startFauxqs } from 'fauxqs';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { forgetVersions } from './forget-versions.ts';
import { publish } from './publish.ts';

const FILES = {
  'index.html': '<!doctype html>',
  '404.html': '<!doctype html>',
  'documents/a/index.html': '<!doctype html>',
  'feeds/news.xml': '<feed/>',
  '_astro/page.abc.css': 'a{}',
  'find/abc/s/1.bin': 'x',
  'files/2020/表.pdf': '%PDF',
};

let server: Awaited<ReturnType<typeof startFauxqs>>;
let client: S3Client;
const dir = mkdtempSync(join(tmpdir(), 'mingbai-publish-'));

beforeAll(async () => {
  for (const [file, text] of Object.entries(FILES)) {
    mkdirSync(dirname(join(dir, file)), { recursive: true });
    writeFileSync(join(dir, file), text);
  }
  server = await startFauxqs({ port: 0, logger: false });
  client = new S3Client({
    endpoint: `http://127.0.0.1:${server.port}`,
    region: 'us-east-1',
    forcePathStyle: true,
    credentials: { accessKeyId: 'x', secretAccessKey: 'x' },
  });
  await client.send(new CreateBucketCommand({ Bucket: 'site' }));
});
afterAll(async () => {
  await server.stop();
  rmSync(dir, { recursive: true });
});

const upload = (version: string) => publish({ client, bucket: 'site', dir, version });
const facts = async (key: string) => {
  const { ContentType, CacheControl } = await client.send(new HeadObjectCommand({ Bucket: 'site', Key: key }));
  return [ContentType, CacheControl];
};

it('a version lies in a folder of its own, but for what all share, each page under its address, typed and kept as on one machine', async () => {
  expect(await upload('v1')).toBe(Object.keys(FILES).length);
  const { Contents = [] } = await client.send(new ListObjectsV2Command({ Bucket: 'site' }));
  expect(Contents.map(({ Key }) => Key).sort()).toEqual(
    [
      'v1/.whole',
      'v1/404.html',
      '_astro/page.abc.css',
      'v1/documents/a/',
      'v1/feeds/news.xml',
      'v1/files/2020/表.pdf',
      'v1/find/abc/s/1.bin',
      'v1/index.html',
    ].sort(),
  );
  const minute = 'public, max-age=60';
  const ever = 'public, max-age=31536000, immutable';
  expect(await facts('v1/documents/a/')).toEqual(['text/html; charset=utf-8', minute]);
  expect(await facts('v1/index.html')).toEqual(['text/html; charset=utf-8', minute]);
  expect(await facts('v1/feeds/news.xml')).toEqual(['application/atom+xml; charset=utf-8', minute]);
  expect(await facts('_astro/page.abc.css')).toEqual(['text/css; charset=utf-8', ever]);
  expect(await facts('v1/find/abc/s/1.bin')).toEqual(['application/octet-stream', ever]);
  expect(await facts('v1/files/2020/表.pdf')).toEqual(['application/pdf', minute]);
});

it('where the CDN adds no headers, each page says its own policy', async () => {
  const page = '<!doctype html><html><head><meta charset="utf-8"><title>页</title></head></html>';
  for (const file of ['index.html', '404.html', 'documents/a/index.html']) writeFileSync(join(dir, file), page);
  await publish({ client, bucket: 'site', dir, version: 'china', policyInPages: true });
  const { Body } = await client.send(new GetObjectCommand({ Bucket: 'site', Key: 'china/documents/a/' }));
  const text = (await Body?.transformToString()) ?? '';
  expect(text).toContain(
    `<meta http-equiv="Content-Security-Policy" content="default-src 'self'; script-src 'self' 'wasm-unsafe-eval';`,
  );
  expect(text).not.toContain('frame-ancestors');
  expect(text.indexOf('Content-Security-Policy')).toBeLessThan(text.indexOf('<title>'));
  writeFileSync(join(dir, '404.html'), '<!doctype html>');
  await expect(publish({ client, bucket: 'site', dir, version: 'broken', policyInPages: true })).rejects.toThrow(
    '404.html',
  );
});

it('is uploaded once; one that broke off is uploaded again', async () => {
  expect(await upload('v1')).toBe(0);
  await client.send(new DeleteObjectCommand({ Bucket: 'site', Key: 'v1/.whole' }));
  expect(await upload('v1')).toBe(Object.keys(FILES).length);
});

it('that was shown before is still whole beside a newer one, and nothing of it is uploaded again', async () => {
  const show = async (version: string): Promise<number> => {
    writeFileSync(join(dir, 'index.html'), `<!doctype html><title>${version}</title>`);
    return upload(version);
  };
  const shown = async (version: string): Promise<string | undefined> => {
    const { Body } = await client.send(new GetObjectCommand({ Bucket: 'site', Key: `${version}/index.html` }));
    return Body?.transformToString();
  };
  await show('earlier');
  await show('later');
  expect(await show('earlier')).toBe(0);
  expect(await Promise.all(['earlier', 'later'].map(shown))).toEqual([
    '<!doctype html><title>earlier</title>',
    '<!doctype html><title>later</title>',
  ]);
});

it('stays while it is one of the newest or is shown; what all share stays with it', async () => {
  const at = { client, bucket: 'versions' };
  await client.send(new CreateBucketCommand({ Bucket: 'versions' }));
  await client.send(new PutObjectCommand({ Bucket: 'versions', Key: 'broke-off/index.html', Body: '' }));
  await publish({ ...at, dir, version: 'old' });
  await pause(1_100);
  await publish({ ...at, dir, version: 'new' });
  expect(await forgetVersions({ ...at, shown: 'old', kept: 1 })).toEqual(['broke-off']);
  expect(await forgetVersions({ ...at, shown: 'new', kept: 1 })).toEqual(['old']);
  const { Contents = [] } = await client.send(new ListObjectsV2Command({ Bucket: 'versions' }));
  expect(new Set(Contents.map(({ Key = '' }) => Key.split('/', 1)[0]))).toEqual(new Set(['_astro', 'new']));
});
