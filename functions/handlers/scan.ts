import type { S3Event } from 'aws-lambda';
import { quarantinedId } from '../adapters/blobs-s3.ts';
import { settleUpload } from '../usecases/settle-upload.ts';
import { uploadWorld } from '../world-uploads.ts';

/** 检查上传的文件, when one has come into the bucket. A scanner without an answer is asked again by the queue before it. */
export const handler = async ({ Records }: S3Event): Promise<void> => {
  for (const { s3 } of Records) {
    const id = quarantinedId(decodeURIComponent(s3.object.key.replaceAll('+', ' ')));
    const upload = id && (await settleUpload(uploadWorld)(id));
    if (upload && upload.state === 'waiting') throw new Error('the scanner gave no answer');
  }
};
