import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { HeadObjectCommand, PutObjectCommand, type S3Client } from '@aws-sdk/client-s3';
import { lookup } from 'mrmime';
import { cacheControlOf, contentTypeOf, SECURITY_HEADERS } from '../functions/headers.ts';

interface Publication {
  readonly client: S3Client;
  readonly bucket: string;
  /** `client/` of a built site. */
  readonly dir: string;
  /** 版本 — the folder of the bucket; never written to again once it is whole. */
  readonly version: string;
  /** Where the CDN adds no headers (CloudFront in China), each page says its own policy. */
  readonly policyInPages?: boolean;
}

const AT_ONCE = 16;

/** What pages are made with, named by what is in it: a page of one version may be open while another is shown, so all share it. */
export const OF_ALL_VERSIONS = '_astro/';

/** Written last: a version without it was not uploaded to its end. */
export const WHOLE = '.whole';

/** A page lies under its address, `documents/a/`; the first one under the name that the CDN asks for. */
const keyOf = (file: string): string => (file === 'index.html' ? file : file.replace(/(^|\/)index\.html$/, '$1'));

const typeOf = (path: string): string =>
  contentTypeOf(path) ??
  (/(\/|\.html)$/.test(path) ? 'text/html; charset=utf-8' : (lookup(path) ?? 'application/octet-stream'));

/** A page may not say who frames it: only a header can. */
const POLICY = (SECURITY_HEADERS['Content-Security-Policy'] ?? '').replace(/; frame-ancestors [^;]+/, '');
const META = `<meta http-equiv="Content-Security-Policy" content="${POLICY}"><meta name="referrer" content="${SECURITY_HEADERS['Referrer-Policy']}">`;

/** @throws Error for a page without the place where its policy belongs */
const withPolicy = (html: string, file: string): string => {
  const page = html.replace(/<meta charset="utf-8" ?\/?>/i, (charset) => charset + META);
  if (page === html) throw new Error(`${file} 没有 <meta charset="utf-8">，写不进安全策略。`);
  return page;
};

const isThere = async ({ client, bucket: Bucket, version }: Publication): Promise<boolean> => {
  try {
    await client.send(new HeadObjectCommand({ Bucket, Key: `${version}/${WHOLE}` }));
    return true;
  } catch (error) {
    if ((error as Error).name === 'NotFound') return false;
    throw error;
  }
};

/** Uploads a version of the site, each file with its type and how long it is kept. @returns how many files; 0 when it is there already */
export const publish = async (publication: Publication): Promise<number> => {
  if (await isThere(publication)) return 0;
  const { client, bucket: Bucket, dir, version, policyInPages = false } = publication;
  const files = globSync('**/*', { cwd: dir, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(dir.length + 1));
  const upload = async (file: string): Promise<void> => {
    const key = keyOf(file);
    const path = `/${key}`;
    const facts = { ContentType: typeOf(path), CacheControl: cacheControlOf(path) };
    const bytes = readFileSync(join(dir, file));
    const Body = policyInPages && file.endsWith('.html') ? withPolicy(bytes.toString('utf8'), file) : bytes;
    const Key = key.startsWith(OF_ALL_VERSIONS) ? key : `${version}${path}`;
    await client.send(new PutObjectCommand({ Bucket, Key, Body, ...facts }));
  };
  for (let at = 0; at < files.length; at += AT_ONCE) await Promise.all(files.slice(at, at + AT_ONCE).map(upload));
  await client.send(new PutObjectCommand({ Bucket, Key: `${version}/${WHOLE}`, Body: '' }));
  return files.length;
};
