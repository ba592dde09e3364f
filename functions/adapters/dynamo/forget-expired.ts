import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { DeleteCommand, type DynamoDBDocumentClient, ScanCommand } from '@aws-sdk/lib-dynamodb';

interface Table {
  readonly client: DynamoDBDocumentClient;
  readonly table: string;
  readonly nowSeconds: () => number;
}

/** So many at a time: what is left goes the next day. */
const MOST = 200_000;

const EXPIRED = 'expires < :now';

/**
 * 清理过期 — removes what has expired (counters of 限流, sessions, sign-ins, uploads that nobody took), where the store
 * does not do so by itself. An upload that is taken at this moment stays.
 *
 * @returns how many went
 */
export const forgetExpired = async (
  { client, table: TableName, nowSeconds }: Table,
  most: number = MOST,
): Promise<number> => {
  const ExpressionAttributeValues = { ':now': nowSeconds() };
  const forget = async (Key: Record<string, unknown>): Promise<number> => {
    try {
      await client.send(new DeleteCommand({ TableName, Key, ConditionExpression: EXPIRED, ExpressionAttributeValues }));
      return 1;
    } catch (error) {
      if (error instanceof ConditionalCheckFailedException) return 0;
      throw error;
    }
  };
  let gone = 0;
  let ExclusiveStartKey: Record<string, unknown> | undefined;
  do {
    const page = await client.send(
      new ScanCommand({
        TableName,
        FilterExpression: EXPIRED,
        ExpressionAttributeValues,
        ProjectionExpression: 'pk, sk',
        ExclusiveStartKey,
      }),
    );
    for (const { pk, sk } of (page.Items ?? []).slice(0, most - gone)) gone += await forget({ pk, sk });
    ExclusiveStartKey = page.LastEvaluatedKey;
  } while (ExclusiveStartKey && gone < most);
  return gone;
};
