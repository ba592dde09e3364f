import { type AttributeValue, type DynamoDBClient, QueryCommand } from '@aws-sdk/client-dynamodb';
import { applicationPk, SNAPSHOT_SK } from '#functions/adapters/dynamo/keys.ts';
import type { Item } from '#functions/local/attribute-json.ts';

const APPLICATION = applicationPk('');
const EVENT = 'EVT#';

interface Seen {
  readonly version: number;
  readonly events: number;
  readonly lastEvent: string;
}

const UNSEEN: Seen = { version: 0, events: 0, lastEvent: '' };

/** Whether each application is whole: its snapshot is of as many events as there are. Events are seen in their order. */
export const wholeness = () => {
  const applications = new Map<string, Seen>();
  return {
    see: (item: Readonly<Record<string, AttributeValue>>): void => {
      const [pk, sk] = [item['pk']?.S ?? '', item['sk']?.S ?? ''];
      if (!pk.startsWith(APPLICATION)) return;
      const seen = applications.get(pk) ?? UNSEEN;
      if (sk === SNAPSHOT_SK) applications.set(pk, { ...seen, version: Number(item['version']?.N) });
      if (sk.startsWith(EVENT) && sk > seen.lastEvent)
        applications.set(pk, { ...seen, events: seen.events + 1, lastEvent: sk });
    },
    broken: (): readonly string[] =>
      [...applications].filter(([, { version, events }]) => version !== events).map(([pk]) => pk),
  };
};

const partition = async (client: DynamoDBClient, TableName: string, pk: string): Promise<readonly Item[]> => {
  const items: Item[] = [];
  let ExclusiveStartKey: Item | undefined;
  do {
    const page = await client.send(
      new QueryCommand({
        TableName,
        KeyConditionExpression: 'pk = :pk',
        ExpressionAttributeValues: { ':pk': { S: pk } },
        ConsistentRead: true,
        ExclusiveStartKey,
      }),
    );
    items.push(...(page.Items ?? []));
    ExclusiveStartKey = page.LastEvaluatedKey;
  } while (ExclusiveStartKey);
  return items;
};

const versionOf = (items: readonly Item[]): string | undefined =>
  items.find(({ sk }) => sk?.S === SNAPSHOT_SK)?.['version']?.N;

/** An application's items, read again until no step came between; `isWhole` is false when its events are missing. */
export const readWhole = async (client: DynamoDBClient, table: string, pk: string) => {
  let before = await partition(client, table, pk);
  for (;;) {
    const items = await partition(client, table, pk);
    const seen = wholeness();
    for (const item of items) seen.see(item);
    const isWhole = seen.broken().length === 0;
    if (isWhole || versionOf(before) === versionOf(items)) return { items, isWhole };
    before = items;
  }
};
