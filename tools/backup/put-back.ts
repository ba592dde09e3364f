import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { BatchWriteItemCommand, type DynamoDBClient, ScanCommand, type WriteRequest } from '@aws-sdk/client-dynamodb';
import { ensureTable } from '#functions/adapters/dynamo/ensure-table.ts';
import { tableDefinition } from '#functions/adapters/dynamo/table.ts';
import { itemFromJson } from '#functions/local/attribute-json.ts';
import { Complaint } from '../terminal.ts';
import { copyBlobs, countBlobs } from './blobs.ts';
import { type Header, type Line, readLines, verifyLines } from './file.ts';
import { scan } from './scan.ts';
import { BLOBS_FOLDER, ITEMS_FILE } from './take.ts';

/** As many as one batch may hold. */
const BATCH = 25;
const MOST_TRIES = 12;
const FIRST_PAUSE_MS = 25;

export interface PuttingBack {
  readonly client: DynamoDBClient;
  readonly table: string;
  readonly blobs: string;
  readonly from: string;
  /** Empties the table first. */
  readonly replace: boolean;
}

export interface PutBack {
  readonly header: Header;
  readonly removed: number;
  readonly lines: number;
  readonly blobs: number;
}

const keyOf = ({ PutRequest, DeleteRequest }: WriteRequest): string => {
  const { pk, sk } = PutRequest?.Item ?? DeleteRequest?.Key ?? {};
  return JSON.stringify([pk, sk]);
};

const requestOf = (line: Line): WriteRequest =>
  'put' in line
    ? { PutRequest: { Item: itemFromJson(line.put) } }
    : { DeleteRequest: { Key: itemFromJson(line.delete) } };

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

/** In order, batch after batch; within a batch the last about an item holds, for it may name each only once. */
const writeAll = async (
  client: DynamoDBClient,
  table: string,
  requests: AsyncIterable<WriteRequest>,
): Promise<number> => {
  let count = 0;
  let batch = new Map<string, WriteRequest>();
  for await (const request of requests) {
    count += 1;
    batch.set(keyOf(request), request);
    if (batch.size < BATCH) continue;
    await writeBatch(client, table, [...batch.values()]);
    batch = new Map();
  }
  await writeBatch(client, table, [...batch.values()]);
  return count;
};

const isEmpty = async (client: DynamoDBClient, TableName: string): Promise<boolean> =>
  ((await client.send(new ScanCommand({ TableName, Limit: 1, ConsistentRead: true }))).Items ?? []).length === 0;

const removals = async function* (client: DynamoDBClient, TableName: string): AsyncGenerator<WriteRequest> {
  for await (const { pk, sk } of scan(client, { TableName, ProjectionExpression: 'pk, sk' }))
    if (pk && sk) yield { DeleteRequest: { Key: { pk, sk } } };
};

/**
 * Puts a backup into a table, after all of it has been verified.
 *
 * @throws Complaint when the backup is not whole, or the table holds something and is not to be emptied
 */
export const putBack = async ({ client, table, blobs, from, replace }: PuttingBack): Promise<PutBack> => {
  const path = join(from, ITEMS_FILE);
  const contents = await verifyLines(path);
  const kept = await countBlobs(join(from, BLOBS_FOLDER));
  if (kept.files !== contents.blobs.files || kept.sizeBytes !== contents.blobs.sizeBytes)
    throw new Complaint(
      `备份 ${from} 应有 ${contents.blobs.files} 个附件，现在有 ${kept.files} 个或大小不对，什么都没有恢复：请换一份备份。`,
    );
  await ensureTable(client, tableDefinition(table));
  const mayWrite = replace || (await isEmpty(client, table));
  if (!mayWrite) throw new Complaint(`表 ${table} 里已有数据，什么都没有恢复：要用备份代替它，请加 --replace。`);
  // Blobs first: an item never names one that is not there.
  await copyBlobs(join(from, BLOBS_FOLDER), blobs);
  const removed = replace ? await writeAll(client, table, removals(client, table)) : 0;
  const requests = async function* () {
    for await (const line of readLines(path, contents)) yield requestOf(line);
  };
  const lines = await writeAll(client, table, requests());
  return { header: contents.header, removed, lines, blobs: kept.files };
};
