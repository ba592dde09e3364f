import { existsSync } from 'node:fs';
import { mkdir, open, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { DynamoDBStreamsClient } from '@aws-sdk/client-dynamodb-streams';
import { isPassing } from '#functions/adapters/dynamo/keys.ts';
import { itemToJson } from '#functions/local/attribute-json.ts';
import { followStream, type StreamRecord, streamOf } from '#functions/local/stream-shards.ts';
import { Complaint } from '../terminal.ts';
import { copyBlobs } from './blobs.ts';
import { type Line, writeLines } from './file.ts';
import { scan } from './scan.ts';
import { readWhole, wholeness } from './whole.ts';

/** As many records as one reading of a stream brings at most; fewer are its end. */
const FULL = 1_000;

export const ITEMS_FILE = 'items.jsonl.gz';
export const BLOBS_FOLDER = 'blobs';

export interface Taking {
  readonly client: DynamoDBClient;
  readonly streams: DynamoDBStreamsClient;
  readonly table: string;
  readonly blobs: string;
  /** The folder to be made. */
  readonly to: string;
  readonly takenAt: string;
}

export interface Taken {
  readonly items: number;
  readonly blobs: number;
  /** 受理编号 of applications whose events do not make their snapshot, backed up as they are. */
  readonly broken: readonly string[];
}

const keyOf = ({ dynamodb }: StreamRecord): string => JSON.stringify([dynamodb?.Keys?.['pk'], dynamodb?.Keys?.['sk']]);

const lineOf = ({ dynamodb: { Keys = {}, NewImage } = {} }: StreamRecord): Line =>
  NewImage ? { put: itemToJson(NewImage) } : { delete: itemToJson(Keys) };

/** Every change since it was called, in order. A table without a stream has none to show. */
const changesFrom = async (streams: DynamoDBStreamsClient, table: string) => {
  const arn = await streamOf(streams, table);
  const stream = arn ? await followStream(streams, arn, () => 'next') : undefined;
  return async function* (): AsyncGenerator<StreamRecord> {
    for (let isEnd = !stream; !isEnd; ) {
      const records = (await stream?.read())?.flatMap((batch) => batch.records) ?? [];
      yield* records;
      isEnd = records.length < FULL;
    }
  };
};

const syncFolder = async (folder: string): Promise<void> => {
  const handle = await open(folder, 'r');
  await handle.sync().finally(() => handle.close());
};

/**
 * Copies the table while it is written to: all items, then what changed meanwhile, so that the copy is of one moment;
 * an application that is not whole all the same is read again by itself. Sign-ins are left out. Blobs come last: an item never names a later one.
 */
export const takeBackup = async ({ client, streams, table, blobs, to, takenAt }: Taking): Promise<Taken> => {
  if (existsSync(to)) throw new Complaint(`${to} 已经存在：备份不覆盖任何东西，请换一个文件夹名。`);
  const unfinished = `${to}.${process.pid}.tmp`;
  await mkdir(unfinished, { recursive: true, mode: 0o700 });
  const seen = wholeness();
  const broken: string[] = [];
  let items = 0;

  const lines = async function* (): AsyncGenerator<Line> {
    const changes = await changesFrom(streams, table);
    for await (const item of scan(client, { TableName: table })) {
      if (isPassing(item['pk']?.S ?? '')) continue;
      items += 1;
      seen.see(item);
      yield { put: itemToJson(item) };
    }
    const last = new Map<string, StreamRecord>();
    for await (const record of changes()) {
      if (isPassing(record.dynamodb?.Keys?.['pk']?.S ?? '')) continue;
      seen.see(record.dynamodb?.NewImage ?? {});
      last.set(keyOf(record), record);
    }
    for (const record of last.values()) yield lineOf(record);
    for (const pk of seen.broken()) {
      const { items: all, isWhole } = await readWhole(client, table, pk);
      for (const item of all) yield { put: itemToJson(item) };
      if (!isWhole) broken.push(pk.slice(pk.indexOf('#') + 1));
    }
  };

  try {
    const copied = { files: 0 };
    await writeLines(
      join(unfinished, ITEMS_FILE),
      { format: 'mingbai-backup', version: 1, table, takenAt },
      lines(),
      async () => {
        const counted = await copyBlobs(blobs, join(unfinished, BLOBS_FOLDER));
        copied.files = counted.files;
        return counted;
      },
    );
    await syncFolder(unfinished);
    await rename(unfinished, to);
    await syncFolder(dirname(to));
    return { items, blobs: copied.files, broken };
  } catch (error) {
    await rm(unfinished, { recursive: true, force: true });
    throw error;
  }
};
