import type { DynamoDBBatchResponse, DynamoDBRecord, DynamoDBStreamEvent } from 'aws-lambda';
import { numberOfSnapshot } from '../adapters/dynamo/keys.ts';
import { noticeRefOf } from '../adapters/dynamo/outbox.ts';
import { countApplication } from '../usecases/count-application.ts';
import { sendNotice } from '../usecases/send-notice.ts';
import { postWorld } from '../world-post.ts';

type StreamWorld = typeof postWorld;

const takeIn = async (world: StreamWorld, { eventName, dynamodb }: DynamoDBRecord): Promise<void> => {
  const [pk, sk] = [dynamodb?.Keys?.['pk']?.S ?? '', dynamodb?.Keys?.['sk']?.S ?? ''];
  const notice = eventName === 'INSERT' ? noticeRefOf(pk, sk) : undefined;
  if (notice) await sendNotice(world)(notice);
  const number = eventName === 'REMOVE' ? undefined : numberOfSnapshot(pk, sk);
  if (number) await countApplication(world)(number);
};

/**
 * The table's stream: every new notice is sent, every application counted. A record that fails is reported by its number,
 * and the stream comes back with it and all after it; what was done before is known as done.
 */
export const streamHandler =
  (world: StreamWorld) =>
  async ({ Records }: DynamoDBStreamEvent): Promise<DynamoDBBatchResponse> => {
    for (const record of Records) {
      try {
        await takeIn(world, record);
      } catch (error) {
        world.log({ level: 'error', keys: record.dynamodb?.Keys, error: (error as Error).stack });
        return { batchItemFailures: [{ itemIdentifier: record.dynamodb?.SequenceNumber ?? '' }] };
      }
    }
    return { batchItemFailures: [] };
  };

export const handler = streamHandler(postWorld);
