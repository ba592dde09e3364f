import { DeleteObjectCommand, GetObjectCommand, type S3Client } from '@aws-sdk/client-s3';
import { createPresignedPost } from '@aws-sdk/s3-presigned-post';
import { ATTACHMENT_LIMITS } from '#domain/attachment-rules.ts';
import type { Incoming } from '../usecases/ports/folder.ts';
import { isAbsent } from './absent-object.ts';

/** A session that nobody used is over sooner. */
const FORM_SECONDS = 3600;

/** Files that pages bring to a bucket; what nobody takes in goes by the bucket's own rule. A file too large is told so in words, up to what all may have. */
export const s3Incoming = (client: S3Client, Bucket: string): Incoming => ({
  form: async (Key, next) => {
    const { url, fields } = await createPresignedPost(client, {
      Bucket,
      Key,
      Fields: { success_action_redirect: next },
      Conditions: [['content-length-range', 0, ATTACHMENT_LIMITS.allBytes], { success_action_redirect: next }],
      Expires: FORM_SECONDS,
    });
    return { url, fields };
  },
  take: async (Key) => {
    try {
      const { Body } = await client.send(new GetObjectCommand({ Bucket, Key }));
      return await Body?.transformToByteArray();
    } catch (error) {
      if (isAbsent(error)) return undefined;
      throw error;
    }
  },
  discard: async (Key) => void (await client.send(new DeleteObjectCommand({ Bucket, Key }))),
});
