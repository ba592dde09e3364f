import { createHash } from 'node:crypto';
import {
  CopyObjectCommand,
  DeleteObjectCommand,
  GetObjectCommand,
  PutObjectCommand,
  type S3Client,
} from '@aws-sdk/client-s3';
import { createPresignedPost } from '@aws-sdk/s3-presigned-post';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import { ATTACHMENT_TYPES, dispositionOf } from '#domain/attachment-rules.ts';
import type { Blobs } from '../usecases/ports/uploads.ts';
import { isAbsent } from './absent-object.ts';

const LINK_SECONDS = 900;
/** Long enough to follow a redirect. */
const FETCH_SECONDS = 60;
const A_DAY_SECONDS = 86_400;

const base64 = (hex: string): string => Buffer.from(hex, 'hex').toString('base64');

/** The upload whose bytes an object of the bucket is; undefined for one that is not in quarantine. */
export const quarantinedId = (key: string): string | undefined => /^quarantine\/([A-Za-z0-9_-]{20,60})$/.exec(key)?.[1];

/** So long nobody erases what is kept, not even an administrator without leave; the bucket must have Object Lock. */
export interface Lock {
  readonly days: number;
  readonly nowSeconds: () => number;
}

const lockedUntil = ({ days, nowSeconds }: Lock) => ({
  ObjectLockMode: 'GOVERNANCE' as const,
  ObjectLockRetainUntilDate: new Date((nowSeconds() + days * A_DAY_SECONDS) * 1000),
});

/**
 * 附件 in a bucket: a browser sends them straight into quarantine, of the size and with the checksum that were announced; the
 * bucket keeps versions. What nobody takes out of quarantine goes by the bucket's own rule.
 */
export const s3Blobs = (client: S3Client, Bucket: string, lock?: Lock): Blobs => {
  const waiting = (id: string): string => `quarantine/${id}`;
  const kept = (id: string, sha256: string): string => `kept/${sha256.slice(0, 2)}/${sha256}.${id}`;
  const read = async (Key: string): Promise<Buffer | undefined> => {
    try {
      const { Body } = await client.send(new GetObjectCommand({ Bucket, Key }));
      return Body && Buffer.from(await Body.transformToByteArray());
    } catch (error) {
      if (isAbsent(error)) return undefined;
      throw error;
    }
  };
  return {
    uploadLink: async ({ id, sizeBytes, sha256 }) => {
      const Fields = { 'x-amz-checksum-algorithm': 'SHA256', 'x-amz-checksum-sha256': base64(sha256) };
      const { url, fields } = await createPresignedPost(client, {
        Bucket,
        Key: waiting(id),
        Fields,
        Conditions: [
          ['content-length-range', sizeBytes, sizeBytes],
          ...Object.entries(Fields).map((pair) => Object.fromEntries([pair])),
        ],
        Expires: LINK_SECONDS,
      });
      return { url, fields };
    },
    quarantine: async (id, bytes) => {
      const ChecksumSHA256 = createHash('sha256').update(bytes).digest('base64');
      await client.send(new PutObjectCommand({ Bucket, Key: waiting(id), Body: bytes, ChecksumSHA256 }));
    },
    quarantined: (id) => read(waiting(id)),
    keep: async (id, sha256) => {
      const CopySource = `${Bucket}/${waiting(id)}`;
      await client.send(
        new CopyObjectCommand({
          Bucket,
          Key: kept(id, sha256),
          CopySource,
          ChecksumAlgorithm: 'SHA256',
          ...(lock && lockedUntil(lock)),
        }),
      );
    },
    discard: async (id) => void (await client.send(new DeleteObjectCommand({ Bucket, Key: waiting(id) }))),
    read: async ({ id, sha256 }) => {
      const bytes = await read(kept(id, sha256));
      if (bytes && createHash('sha256').update(bytes).digest('hex') !== sha256)
        throw new Error(`the bytes of upload ${id} are not those that were kept`);
      return bytes;
    },
    give: async ({ id, sha256, type }, name) => {
      const command = new GetObjectCommand({
        Bucket,
        Key: kept(id, sha256),
        ResponseContentType: ATTACHMENT_TYPES[type].media,
        ResponseContentDisposition: dispositionOf(name, type),
        ResponseCacheControl: 'no-store',
      });
      return new URL(await getSignedUrl(client, command, { expiresIn: FETCH_SECONDS }));
    },
  };
};
