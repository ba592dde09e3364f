import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { type DynamoDBDocumentClient, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import type { RateLimiter } from '../../usecases/ports/officer.ts';
import { rateKey } from './keys.ts';

interface RateStore {
  readonly client: DynamoDBDocumentClient;
  readonly table: string;
  readonly nowSeconds: () => number;
  /** Hides who came: an address is kept by nobody. */
  readonly hide: (text: string) => Promise<string>;
}

/**
 * 限流 — a counter of its own for each door, client and window: no race at the turn of a window can begin it anew, and all
 * instances count on the same. A window is a fixed stretch of time, so that at its turn a client may come twice as often.
 * What is taken back is so in the window of that moment, and never below nothing.
 */
export const dynamoRates = ({ client, table: TableName, nowSeconds, hide }: RateStore): RateLimiter => {
  const count = async (
    [bucket, key, seconds]: readonly [string, string, number],
    by: 1 | -1,
    [ConditionExpression, limit]: readonly [string, number],
  ): Promise<boolean> => {
    const window = Math.floor(nowSeconds() / seconds);
    try {
      await client.send(
        new UpdateCommand({
          TableName,
          Key: rateKey(bucket, await hide(key), window),
          UpdateExpression: 'ADD #t :by SET expires = :expires',
          ConditionExpression,
          ExpressionAttributeNames: { '#t': 'times' },
          ExpressionAttributeValues: { ':by': by, ':limit': limit, ':expires': (window + 1) * seconds },
        }),
      );
      return true;
    } catch (error) {
      if (error instanceof ConditionalCheckFailedException) return false;
      throw error;
    }
  };
  return {
    admits: (bucket, key, { times, seconds }) =>
      count([bucket, key, seconds], 1, ['attribute_not_exists(#t) OR #t < :limit', times]),
    forgive: async (bucket, key, { seconds }) => {
      await count([bucket, key, seconds], -1, ['#t > :limit', 0]);
    },
    secondsLeft: ({ seconds }) => seconds - (nowSeconds() % seconds),
  };
};
