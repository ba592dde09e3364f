import { setTimeout as pause } from 'node:timers/promises';
import type { DynamoDBStreamsClient } from '@aws-sdk/client-dynamodb-streams';
import type { DynamoDBBatchResponse, DynamoDBRecord, DynamoDBStreamEvent } from 'aws-lambda';
import { itemToJson } from './attribute-json.ts';
import { readPosition, writePosition } from './stream-position.ts';
import { type Batch, followStream, type StreamRecord, streamOf } from './stream-shards.ts';

const LOOK_EVERY_MS = 200;
const FIRST_PAUSE_MS = 100;
const LONGEST_PAUSE_MS = 30_000;
/** As many as a Lambda gets at once unless told otherwise. */
const BATCH = 100;

export interface PumpOptions {
  readonly client: DynamoDBStreamsClient;
  readonly table: string;
  /** DATA_DIR/dynamodb, where the position is kept. */
  readonly folder: string;
  readonly handler: (event: DynamoDBStreamEvent) => Promise<DynamoDBBatchResponse | undefined>;
  readonly log: (line: Readonly<Record<string, unknown>>) => void;
}

const lambdaRecord = (arn: string, { dynamodb = {}, ...record }: StreamRecord): DynamoDBRecord => {
  const { Keys, NewImage, OldImage, ApproximateCreationDateTime, ...rest } = dynamodb;
  return {
    eventID: record.eventID,
    eventName: record.eventName,
    eventVersion: record.eventVersion,
    eventSource: record.eventSource,
    awsRegion: record.awsRegion,
    eventSourceARN: arn,
    dynamodb: {
      ...rest,
      ApproximateCreationDateTime: ApproximateCreationDateTime && ApproximateCreationDateTime.getTime() / 1000,
      ...(Keys && { Keys: itemToJson(Keys) }),
      ...(NewImage && { NewImage: itemToJson(NewImage) }),
      ...(OldImage && { OldImage: itemToJson(OldImage) }),
    },
  } as DynamoDBRecord;
};

const sequenceOf = (record: StreamRecord): string => record.dynamodb?.SequenceNumber ?? '';

/** How many records from the first were done. A number that is none of the batch's means that nothing was. */
const doneOf = (records: readonly StreamRecord[], response: DynamoDBBatchResponse | undefined): number => {
  const failed = response?.batchItemFailures ?? [];
  if (failed.length === 0) return records.length;
  const places = failed.map(({ itemIdentifier }) =>
    records.findIndex((record) => sequenceOf(record) === itemIdentifier),
  );
  return Math.max(0, Math.min(...places));
};

/**
 * Brings what is written to the table to the handler of the table's stream, as a Lambda gets it: in order, at least
 * once, from the first record that failed again and again. How far it came is kept after the handler is done.
 */
export const startPump = ({ client, table, folder, handler, log }: PumpOptions): { stop: () => Promise<void> } => {
  const quitting = new AbortController();
  const { signal } = quitting;
  let failures = 0;

  const rest = (milliseconds: number): Promise<unknown> => pause(milliseconds, undefined, { signal }).catch(() => 0);

  const failed = async (error: unknown): Promise<void> => {
    log({ level: 'error', event: 'streamFailed', failures, error: error instanceof Error ? error.stack : error });
    await rest(Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** failures));
    failures += 1;
  };

  const attempt = async (arn: string, records: readonly StreamRecord[]): Promise<number> => {
    try {
      const done = doneOf(records, await handler({ Records: records.map((record) => lambdaRecord(arn, record)) }));
      if (done < records.length) await failed(`record ${sequenceOf(records[done] as StreamRecord)}`);
      if (done > 0) failures = 0;
      return done;
    } catch (error) {
      await failed(error);
      return 0;
    }
  };

  const handle = async (arn: string, { shard, records }: Batch, shards: Record<string, string>): Promise<void> => {
    for (let left = records; left.length > 0 && !signal.aborted; ) {
      const done = await attempt(arn, left.slice(0, BATCH));
      const last = left[done - 1];
      if (!last) continue;
      shards[shard] = sequenceOf(last);
      await writePosition(folder, { arn, shards });
      left = left.slice(done);
    }
  };

  const follow = async (): Promise<void> => {
    const arn = await streamOf(client, table);
    if (!arn) throw new Error(`the table ${table} has no stream`);
    const kept = readPosition(folder);
    const shards = { ...(kept?.arn === arn && kept.shards) };
    const stream = await followStream(client, arn, (shard) => (shards[shard] ? { after: shards[shard] } : 'first'));
    while (!signal.aborted) {
      const batches = await stream.read();
      failures = 0;
      for (const batch of batches) await handle(arn, batch, shards);
      if (batches.length === 0) await rest(LOOK_EVERY_MS);
    }
  };

  const run = async (): Promise<void> => {
    while (!signal.aborted) await follow().catch(failed);
  };
  const running = run();

  return {
    stop: async () => {
      quitting.abort();
      await running;
    },
  };
};
