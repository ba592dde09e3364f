import { randomUUID } from 'node:crypto';
import { type DynamoDBDocumentClient, PutCommand } from '@aws-sdk/lib-dynamodb';
import type { EntryStore } from '../../usecases/ports.ts';

interface EntriesTable {
  readonly client: DynamoDBDocumentClient;
  readonly table: string;
}

/** What readers say, in the one table: an item each, `FEEDBACK#random` or `FAULT#random`, so that no key grows hot. */
export const dynamoEntries = <Entry>(store: () => EntriesTable, kind: 'FEEDBACK' | 'FAULT'): EntryStore<Entry> => ({
  append: async (entry) => {
    const { client, table: TableName } = store();
    const Item = { pk: `${kind}#${randomUUID()}`, sk: kind, body: JSON.stringify(entry) };
    await client.send(new PutCommand({ TableName, Item }));
  },
});
