import { type DynamoDBClient, UpdateItemCommand } from '@aws-sdk/client-dynamodb';
import { SNAPSHOT_SK, yearKey } from '#functions/adapters/dynamo/keys.ts';
import type { Item } from '#functions/local/attribute-json.ts';

/**
 * The order in which items come back while others work: an application takes no step before its snapshot is there, its
 * client is not told of it before that, and no number is given before all is there. They go in the opposite order.
 */
export const ORDER = ['rest', 'snapshot', 'submitKey', 'year'] as const;

export type Rank = (typeof ORDER)[number];

export const rankOf = ({ pk, sk }: Item): Rank => {
  if (sk?.S === SNAPSHOT_SK) return 'snapshot';
  if (pk?.S?.startsWith('SUBMIT#')) return 'submitKey';
  return pk?.S?.startsWith('YEAR#') ? 'year' : 'rest';
};

/** Lets no number be given until the register of the year is written anew: this year's, and next year's at its turn. */
export const closeRegister = async (
  client: DynamoDBClient,
  TableName: string,
  today: string,
): Promise<readonly string[]> => {
  const year = Number(today.slice(0, 4));
  const years = [year, year + 1].map(String);
  for (const each of years) {
    const { pk, sk } = yearKey(each);
    await client.send(
      new UpdateItemCommand({
        TableName,
        Key: { pk: { S: pk }, sk: { S: sk } },
        UpdateExpression: 'SET restoring = :yes, #last = if_not_exists(#last, :none)',
        ExpressionAttributeNames: { '#last': 'last' },
        ExpressionAttributeValues: { ':yes': { BOOL: true }, ':none': { N: '0' } },
      }),
    );
  }
  return years.map((each) => yearKey(each).pk);
};
