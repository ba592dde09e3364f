import { join } from 'node:path';
import { type DynamoDBClient, ScanCommand, type WriteRequest } from '@aws-sdk/client-dynamodb';
import { ensureTable } from '#functions/adapters/dynamo/ensure-table.ts';
import { isPassing } from '#functions/adapters/dynamo/keys.ts';
import { tableDefinition } from '#functions/adapters/dynamo/table.ts';
import { type Item, itemFromJson } from '#functions/local/attribute-json.ts';
import { Complaint } from '../terminal.ts';
import { copyBlobs, countBlobs } from './blobs.ts';
import { type Contents, type Header, readLines, verifyLines } from './file.ts';
import { type NoticeChoice, waitingNotices } from './notices.ts';
import { closeRegister, ORDER, type Rank, rankOf } from './order.ts';
import { scan } from './scan.ts';
import { BLOBS_FOLDER, ITEMS_FILE } from './take.ts';
import { writeBatches } from './write-batches.ts';

export interface PuttingBack {
  readonly client: DynamoDBClient;
  readonly table: string;
  readonly blobs: string;
  readonly from: string;
  /** Empties the table first. */
  readonly replace: boolean;
  readonly notices?: NoticeChoice | undefined;
  /** The day in Beijing. */
  readonly today: string;
}

export interface PutBack {
  readonly header: Header;
  readonly removed: number;
  readonly lines: number;
  readonly blobs: number;
}

const isEmpty = async (client: DynamoDBClient, TableName: string): Promise<boolean> =>
  ((await client.send(new ScanCommand({ TableName, Limit: 1, ConsistentRead: true }))).Items ?? []).length === 0;

const keyOf = ({ pk, sk }: Item): string => JSON.stringify([pk?.S, sk?.S]);

/** Each item as the last line about it has it. */
const lastItems = async (path: string, contents: Contents) => {
  const lastLines = new Map<string, number>();
  let place = 0;
  for await (const line of readLines(path, contents)) {
    place += 1;
    lastLines.set(keyOf(itemFromJson('put' in line ? line.put : line.delete)), place);
  }
  return async function* (rank: Rank): AsyncGenerator<Item> {
    let at = 0;
    for await (const line of readLines(path, contents)) {
      at += 1;
      const item = 'put' in line ? itemFromJson(line.put) : undefined;
      if (item && !isPassing(item['pk']?.S ?? '') && rankOf(item) === rank && lastLines.get(keyOf(item)) === at)
        yield item;
    }
  };
};

const keysIn = async function* (client: DynamoDBClient, TableName: string, isWanted: (key: Item) => boolean) {
  for await (const { pk, sk } of scan(client, { TableName, ProjectionExpression: 'pk, sk' }))
    if (pk && sk && isWanted({ pk, sk })) yield { DeleteRequest: { Key: { pk, sk } } } satisfies WriteRequest;
};

/**
 * Puts a backup into a table, after all of it has been verified. The system may run: meanwhile it takes no application,
 * and says that it is busy; afterwards it goes on by itself.
 *
 * @throws Complaint when the backup is not whole, the table holds something and is not to be emptied, or it has not been
 *   said what is to be done with notices that may have been sent since
 */
export const putBack = async ({
  client,
  table,
  blobs,
  from,
  replace,
  notices,
  today,
}: PuttingBack): Promise<PutBack> => {
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
  const items = await lastItems(path, contents);
  const noticeAsItIs = await waitingNotices(client, table, items('rest'), notices);
  const closed = new Set(await closeRegister(client, table, today));
  const isClosed = ({ pk }: Item): boolean => closed.has(pk?.S ?? '');
  // Blobs first: an item never names one that is not there.
  await copyBlobs(join(from, BLOBS_FOLDER), blobs);
  let removed = 0;
  for (const rank of ORDER.toReversed())
    removed += await writeBatches(
      client,
      table,
      keysIn(client, table, (key) => rankOf(key) === rank && !isClosed(key)),
    );
  let lines = 0;
  for (const rank of ORDER)
    lines += await writeBatches(
      client,
      table,
      (async function* () {
        for await (const Item of items(rank)) {
          if (rank === 'year') closed.delete(Item['pk']?.S ?? '');
          yield { PutRequest: { Item: noticeAsItIs(Item) } };
        }
      })(),
    );
  // Of a year that the backup has no register of.
  await writeBatches(client, table, keysIn(client, table, isClosed));
  return { header: contents.header, removed, lines, blobs: kept.files };
};
