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
 * 限流 — a counter of its own for each door, client and window, which only ever counts on: no race at the turn of a window
 * can begin it anew, and all instances count on the same. A window is a fixed stretch of time, so that at its turn a
 * client may come twice as often, and never more.
 */
export const dynamoRates = ({ client, table: TableName, nowSeconds, hide }: RateStore): RateLimiter => ({
  admits: async (bucket, key, { times, seconds }) => {
    const window = Math.floor(nowSeconds() / seconds);
    try {
      await client.send(
        new UpdateCommand({
          TableName,
          Key: rateKey(bucket, await hide(key), window),
          UpdateExpression: 'ADD #t :one SET expires = :expires',
          ConditionExpression: 'attribute_not_exists(#t) OR #t < :most',
          ExpressionAttributeNames: { '#t': 'times' },
          ExpressionAttributeValues: { ':one': 1, ':most': times, ':expires': (window + 1) * seconds },
        }),
      );
      return true;
    } catch (error) {
      if (error instanceof ConditionalCheckFailedException) return false;
      throw error;
    }
  },
  secondsLeft: ({ seconds }) => seconds - (nowSeconds() % seconds),
});
