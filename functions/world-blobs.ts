import { join } from 'node:path';
import { diskBlobs } from './adapters/blobs-disk.ts';
import { dynamoFolder } from './adapters/dynamo/folder.ts';
import { dynamoUploads } from './adapters/dynamo/uploads.ts';
import type { Incoming } from './usecases/ports/folder.ts';
import type { Blobs } from './usecases/ports/uploads.ts';
import { dataDir, keys, nowSeconds, once, setting, store } from './world-base.ts';

export const uploads = once(() => dynamoUploads(store()));

export const outgoingFolder = once(() => dynamoFolder(store()));

export const folder = join(dataDir, 'blobs');

export const disk = once(() => diskBlobs({ folder, nowSeconds, keys: keys() }));

/** A bucket, whose SDK is loaded when the first file is asked for: few requests bring one. */
const bucketBlobs = (bucket: string): Blobs => {
  const opened = once(async () => {
    const [{ S3Client }, { s3Blobs }] = await Promise.all([
      import('@aws-sdk/client-s3'),
      import('./adapters/blobs-s3.ts'),
    ]);
    const days = Number(setting('BLOBS_LOCKED_DAYS') ?? 0);
    return s3Blobs(new S3Client({}), bucket, days > 0 ? { days, nowSeconds } : undefined);
  });
  return {
    uploadLink: async (upload) => (await opened()).uploadLink(upload),
    quarantine: async (id, bytes) => (await opened()).quarantine(id, bytes),
    quarantined: async (id) => (await opened()).quarantined(id),
    keep: async (id, sha256) => (await opened()).keep(id, sha256),
    discard: async (id) => (await opened()).discard(id),
    read: async (attachment) => (await opened()).read(attachment),
    give: async (attachment, name) => (await opened()).give(attachment, name),
  };
};

/** A bucket when the city names one (`BLOBS_BUCKET`), or else a folder of DATA_DIR. */
export const blobs = once(() => {
  const bucket = setting('BLOBS_BUCKET');
  return bucket ? bucketBlobs(bucket) : disk();
});

/** Undefined where officers' files come to this machine. */
export const incoming = once((): Incoming | undefined => {
  const bucket = setting('BLOBS_BUCKET');
  if (!bucket) return undefined;
  const opened = once(async () => {
    const [{ S3Client }, { s3Incoming }] = await Promise.all([
      import('@aws-sdk/client-s3'),
      import('./adapters/incoming-s3.ts'),
    ]);
    return s3Incoming(new S3Client({}), bucket);
  });
  return {
    form: async (place, next) => (await opened()).form(place, next),
    take: async (key) => (await opened()).take(key),
    discard: async (key) => (await opened()).discard(key),
  };
});
