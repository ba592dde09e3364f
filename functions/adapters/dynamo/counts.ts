import { GetCommand } from '@aws-sdk/lib-dynamodb';
import type { AnyCell, Counted } from '#domain/annual-table.ts';
import type { Counts } from '../../usecases/ports/counts.ts';
import type { DynamoStore } from './applications.ts';
import { applicationPk, countShard, countShards } from './keys.ts';
import { queryPages } from './query.ts';
import { transact } from './transact.ts';

/** A cell as the sort key of its counter, ordered by year. */
export const cellSk = ({ year, kind, row }: AnyCell): string => `${year}#${kind}#${row}`;

const countedFrom = ({ sk, times }: { readonly sk: string; readonly times: number }): Counted => {
  const [year, kind, row] = sk.split('#') as [Counted['year'], Counted['kind'], Counted['row']];
  return { year, kind, row, times } as Counted;
};

/** Counters in shards, so that no key takes every write of a year; each mark and its count are one transaction. */
export const dynamoCounts = (store: DynamoStore): Counts => {
  const { client, table: TableName } = store;
  return {
    count: async (number, mark, cell) => {
      const marked = { pk: applicationPk(number), sk: `COUNT#${mark}` };
      // Asked at every step, counted at one: a read costs a twentieth of a transaction that fails.
      const { Item: known } = await client.send(new GetCommand({ TableName, Key: marked }));
      if (known) return;
      await transact(
        client,
        [
          {
            Put: {
              TableName,
              Item: { ...marked, cell: cellSk(cell) },
              ConditionExpression: 'attribute_not_exists(pk)',
            },
          },
          {
            Update: {
              TableName,
              Key: { pk: countShard(number), sk: cellSk(cell) },
              UpdateExpression: 'ADD #t :one',
              ExpressionAttributeNames: { '#t': 'times' },
              ExpressionAttributeValues: { ':one': 1 },
            },
          },
        ],
        store,
      );
    },
    until: async (year) => {
      const counted: Counted[] = [];
      for (const shard of countShards()) {
        const query = {
          TableName,
          KeyConditionExpression: 'pk = :shard AND sk < :after',
          ExpressionAttributeValues: { ':shard': shard, ':after': `${year}~` },
        };
        for await (const items of queryPages(client, query))
          counted.push(...items.map((item) => countedFrom(item as { sk: string; times: number })));
      }
      return counted;
    },
  };
};
