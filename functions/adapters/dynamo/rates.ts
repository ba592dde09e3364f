import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { type DynamoDBDocumentClient, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import type { RateLimiter } from '../../usecases/ports/officer.ts';

interface RateStore {
  readonly client: DynamoDBDocumentClient;
  readonly table: string;
  readonly nowSeconds: () => number;
  /** Hides who came: an address is kept by nobody. */
  readonly hide: (text: string) => Promise<string>;
}

/**
 * 限流 — one counter for each door and client, begun anew with every window; all instances count on it.
 * A window is a fixed stretch of time, so that at its turn a client may come twice as often.
 */
export const dynamoRates = ({ client, table: TableName, nowSeconds, hide }: RateStore): RateLimiter => {
  const update = async (pk: string, expression: object): Promise<number> => {
    const { Attributes } = await client.send(
      new UpdateCommand({ TableName, Key: { pk, sk: 'RATE' }, ReturnValues: 'UPDATED_NEW', ...expression }),
    );
    return Number(Attributes?.['times']);
  };
  return {
    admits: async (bucket, key, { times, seconds }) => {
      const pk = `RATE#${bucket}#${await hide(key)}`;
      const window = Math.floor(nowSeconds() / seconds) * seconds;
      const names = { '#w': 'window', '#t': 'times', '#e': 'expires' };
      try {
        const counted = await update(pk, {
          UpdateExpression: 'ADD #t :one',
          ConditionExpression: '#w = :window',
          ExpressionAttributeNames: { '#w': 'window', '#t': 'times' },
          ExpressionAttributeValues: { ':one': 1, ':window': window },
        });
        return counted <= times;
      } catch (error) {
        if (!(error instanceof ConditionalCheckFailedException)) throw error;
        await update(pk, {
          UpdateExpression: 'SET #w = :window, #t = :one, #e = :expires',
          ExpressionAttributeNames: names,
          ExpressionAttributeValues: { ':one': 1, ':window': window, ':expires': window + 2 * seconds },
        });
        return true;
      }
    },
  };
};
