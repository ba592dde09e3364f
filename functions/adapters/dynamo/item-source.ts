import { type DynamoDBDocumentClient, GetCommand, ScanCommand, type ScanCommandInput } from '@aws-sdk/lib-dynamodb';
import type { Item } from './items.ts';
import { queryPages } from './query.ts';

/** All items of one partition key, in the order of their sort keys. */
export interface Partition {
  readonly pk: string;
  readonly items: readonly Item[];
}

/** Where the items of a whole store are read from: a table, or a copy of one. */
export interface ItemSource {
  /** One after another, so that memory is bounded by the largest. */
  readonly partitions: () => AsyncIterable<Partition>;
  readonly partition: (pk: string) => Promise<readonly Item[]>;
  readonly get: (pk: string, sk: string) => Promise<Item | undefined>;
}

/** Brings items that come together by their partition key into partitions. */
export const grouped = async function* (items: AsyncIterable<Item> | Iterable<Item>): AsyncGenerator<Partition> {
  let group: Item[] = [];
  for await (const item of items) {
    const [first] = group;
    if (first && first.pk !== item.pk) {
      yield { pk: first.pk, items: group };
      group = [];
    }
    group.push(item);
  }
  const [first] = group;
  if (first) yield { pk: first.pk, items: group };
};

/** A table, read while it may be written to. */
export const tableSource = (client: DynamoDBDocumentClient, TableName: string): ItemSource => {
  const scan = async function* (): AsyncGenerator<Item> {
    let ExclusiveStartKey: ScanCommandInput['ExclusiveStartKey'];
    do {
      const page = await client.send(new ScanCommand({ TableName, ConsistentRead: true, ExclusiveStartKey }));
      yield* (page.Items ?? []) as Item[];
      ExclusiveStartKey = page.LastEvaluatedKey;
    } while (ExclusiveStartKey);
  };
  return {
    partitions: () => grouped(scan()),
    partition: async (pk) => {
      const items: Item[] = [];
      const query = {
        TableName,
        KeyConditionExpression: 'pk = :pk',
        ExpressionAttributeValues: { ':pk': pk },
        ConsistentRead: true,
      };
      for await (const page of queryPages(client, query)) items.push(...(page as Item[]));
      return items;
    },
    get: async (pk, sk) =>
      (await client.send(new GetCommand({ TableName, Key: { pk, sk }, ConsistentRead: true }))).Item as
        | Item
        | undefined,
  };
};
