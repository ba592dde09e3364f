import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { S3Client } from '@aws-sdk/client-s3';
import { diskBlobs, keptBlobs } from '#functions/adapters/blobs-disk.ts';
import { s3Blobs } from '#functions/adapters/blobs-s3.ts';
import type { BlobSource } from '#functions/adapters/dynamo/fsck/attachments.ts';
import type { KeyService } from '#functions/usecases/ports/keys.ts';
import { BLOBS_FOLDER } from '../backup/take.ts';

/** The files beside this office's store, or in the backup `from`; undefined where there are none, or no key to open them. */
export const blobsAt = (
  dataDir: string,
  from: string | undefined,
  keys: KeyService | undefined,
): BlobSource | undefined => {
  const isBackup = from !== undefined && existsSync(from) && statSync(from).isDirectory();
  if (from && !isBackup) return undefined;
  const bucket = process.env['BLOBS_BUCKET'];
  if (bucket && !from) return { read: s3Blobs(new S3Client({}), bucket).read, kept: undefined };
  const folder = join(from ?? dataDir, BLOBS_FOLDER);
  return keys && { read: diskBlobs({ folder, nowSeconds: () => 0, keys }).read, kept: () => keptBlobs(folder) };
};
