import { BatchGetCommand, QueryCommand } from '@aws-sdk/lib-dynamodb';
import type { Looks } from '../../usecases/ports/looks.ts';
import type { DynamoStore } from './applications.ts';
import { type Link, readLink } from './chain.ts';
import { cursorOf, readCursor } from './cursor.ts';
import { applicationPk, lookKey } from './keys.ts';

type Key = Readonly<Record<'pk' | 'sk', string>>;

/** 查看个人信息的记录, found by the index that its events are in. */
export const dynamoLooks = ({ client, table }: Pick<DynamoStore, 'client' | 'table'>): Looks => {
  const read = async (keys: readonly Key[]) => {
    if (keys.length === 0) return [];
    const { Responses } = await client.send(
      new BatchGetCommand({ RequestItems: { [table]: { Keys: [...keys], ConsistentRead: true } } }),
    );
    const items = (Responses?.[table] ?? []) as (Key & Link)[];
    return keys.flatMap(({ pk, sk }) => {
      const item = items.find((each) => each.pk === pk && each.sk === sk);
      if (!item) return [];
      const { seq, at, event } = readLink(item);
      return [{ number: pk.slice(applicationPk('').length), seq, at, event }];
    });
  };

  return {
    by: async (officerId, { limit, cursor }) => {
      const of = lookKey(officerId);
      const start = cursor === undefined ? undefined : readCursor(cursor, 'watch', of);
      if (cursor !== undefined && !start) return 'badCursor';
      const { Items = [], LastEvaluatedKey } = await client.send(
        new QueryCommand({
          TableName: table,
          IndexName: 'watch',
          KeyConditionExpression: 'watch = :of',
          ExpressionAttributeValues: { ':of': of },
          ScanIndexForward: false,
          Limit: limit,
          ExclusiveStartKey: start,
        }),
      );
      const keys = Items.map(({ pk, sk }) => ({ pk, sk }));
      return { looks: await read(keys), cursor: LastEvaluatedKey && cursorOf(LastEvaluatedKey) };
    },
  };
};
