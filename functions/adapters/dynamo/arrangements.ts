import { GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import type { Arrangements, CountedAgain } from '../../usecases/ports/arrangements.ts';
import type { DynamoStore } from './applications.ts';
import { CALENDAR_KEY } from './keys.ts';

/** 上一次按新的放假安排重算, one item of the table. */
export const dynamoArrangements = ({
  client,
  table: TableName,
}: Pick<DynamoStore, 'client' | 'table'>): Arrangements => ({
  last: async () => {
    const { Item } = await client.send(new GetCommand({ TableName, Key: CALENDAR_KEY, ConsistentRead: true }));
    return Item?.['counted'] as CountedAgain | undefined;
  },
  keep: async (counted) => {
    await client.send(new PutCommand({ TableName, Item: { ...CALENDAR_KEY, counted } }));
  },
});
