import type { DynamoDBBatchResponse, DynamoDBRecord, DynamoDBStreamEvent } from 'aws-lambda';
import { numberOfSnapshot } from '../adapters/dynamo/keys.ts';
import { noticeRefOf } from '../adapters/dynamo/outbox.ts';
import { countApplication } from '../usecases/count-application.ts';
import { deliver } from '../usecases/send-notice.ts';
import { type PostWorld, postWorld } from '../world-post.ts';

/** What cannot be read now never can be: `npm run fsck` tells what is missing in the count. */
const isUnreadable = (error: unknown): boolean =>
  error instanceof SyntaxError || error instanceof TypeError || error instanceof RangeError;

const count = async (world: PostWorld, number: string): Promise<void> => {
  try {
    await countApplication(world)(number);
  } catch (error) {
    if (!isUnreadable(error)) throw error;
    world.log({ level: 'error', number, event: 'notCounted', error: (error as Error).name });
  }
};

const takeIn = async (world: PostWorld, { eventName, dynamodb }: DynamoDBRecord): Promise<void> => {
  const [pk, sk] = [dynamodb?.Keys?.['pk']?.S ?? '', dynamodb?.Keys?.['sk']?.S ?? ''];
  const notice = eventName === 'INSERT' ? noticeRefOf(pk, sk) : undefined;
  if (notice) await deliver(world)(notice);
  const number = eventName === 'REMOVE' ? undefined : numberOfSnapshot(pk, sk);
  if (number) await count(world, number);
};

/**
 * The table's stream: every new notice is sent, every application counted. A notice that fails waits for the post. When the
 * store fails, the record is reported by its number, and the stream comes back with it and all after it; what was done
 * before is known as done.
 */
export const streamHandler =
  (world: PostWorld) =>
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
