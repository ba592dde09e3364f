import { setTimeout as pause } from 'node:timers/promises';
import { BatchWriteItemCommand, type DynamoDBClient, type WriteRequest } from '@aws-sdk/client-dynamodb';

/** As many as one batch may hold. */
const BATCH = 25;
const MOST_TRIES = 12;
const FIRST_PAUSE_MS = 25;

/** Writes a batch to its last item, also where the table takes only some of it at a time. */
const writeBatch = async (client: DynamoDBClient, table: string, requests: readonly WriteRequest[]): Promise<void> => {
  let left: readonly WriteRequest[] = requests;
  for (let tries = 0; left.length > 0; tries += 1) {
    if (tries === MOST_TRIES) throw new Error(`the table ${table} does not take ${left.length} items`);
    if (tries > 0) await pause(FIRST_PAUSE_MS * 2 ** tries);
    const { UnprocessedItems } = await client.send(new BatchWriteItemCommand({ RequestItems: { [table]: [...left] } }));
    left = UnprocessedItems?.[table] ?? [];
  }
};

/** Writes in order, batch after batch; each item may be named only once. Gives how many there were. */
export const writeBatches = async (
  client: DynamoDBClient,
  table: string,
  requests: AsyncIterable<WriteRequest>,
): Promise<number> => {
  let count = 0;
  let batch: WriteRequest[] = [];
  for await (const request of requests) {
    count += 1;
    batch.push(request);
    if (batch.length < BATCH) continue;
    await writeBatch(client, table, batch);
    batch = [];
  }
  await writeBatch(client, table, batch);
  return count;
};
