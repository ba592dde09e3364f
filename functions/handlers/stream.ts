import type { DynamoDBBatchResponse, DynamoDBStreamEvent } from 'aws-lambda';
import { noticeRefOf } from '../adapters/dynamo/outbox.ts';
import { sendNotice } from '../usecases/send-notice.ts';
import { postWorld } from '../world-post.ts';

/**
 * The table's stream: every new notice is sent. A record that fails is reported by its number, and the stream comes
 * back with it and all after it; those already done are known as done.
 */
export const handler = async ({ Records }: DynamoDBStreamEvent): Promise<DynamoDBBatchResponse> => {
  for (const { eventName, dynamodb } of Records) {
    const { pk, sk } = dynamodb?.Keys ?? {};
    const ref = eventName === 'INSERT' && pk?.S && sk?.S ? noticeRefOf(pk.S, sk.S) : undefined;
    try {
      if (ref) await sendNotice(postWorld)(ref);
    } catch (error) {
      postWorld.log({ level: 'error', ...ref, error: (error as Error).stack });
      return { batchItemFailures: [{ itemIdentifier: dynamodb?.SequenceNumber ?? '' }] };
    }
  }
  return { batchItemFailures: [] };
};
