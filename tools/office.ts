import { join } from 'node:path';
import { auditSeal } from '#functions/adapters/audit-seal.ts';
import { dynamoClient } from '#functions/adapters/dynamo/client.ts';
import { ensureTable } from '#functions/adapters/dynamo/ensure-table.ts';
import { forgetExpired } from '#functions/adapters/dynamo/forget-expired.ts';
import { anchorsOf } from '#functions/adapters/dynamo/fsck/anchor.ts';
import { tableSource } from '#functions/adapters/dynamo/item-source.ts';
import { newestNumber } from '#functions/adapters/dynamo/newest.ts';
import { streamsClient } from '#functions/adapters/dynamo/streams-client.ts';
import { tableDefinition } from '#functions/adapters/dynamo/table.ts';
import { KeyFileError } from '#functions/adapters/keys-file.ts';
import { handler as post } from '#functions/handlers/post.ts';
import { handler as stream } from '#functions/handlers/stream.ts';
import { handler as sweep } from '#functions/handlers/sweep.ts';
import { sweepUploads } from '#functions/handlers/uploads.ts';
import { startDynamo } from '#functions/local/dynamodb.ts';
import { repeat } from '#functions/local/repeat.ts';
import { startPump } from '#functions/local/stream-pump.ts';
import { applications, beijing, dataDir, keys, log, store, today } from '#functions/world-base.ts';
import { anchorDay } from './audit/anchor-file.ts';
import { readStorage } from './settings.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const MINUTE_MS = 60_000;

export interface RunningOffice {
  /** Resolves, if ever, when the database is gone for good. */
  readonly lost: Promise<Error>;
  readonly stop: () => Promise<void>;
}

/** @throws KeyFileError when the newest application was sealed under a master key that is not there */
const refuseWithoutKey = async (): Promise<void> => {
  await keys().currentKeyId();
  const newest = await newestNumber(store(), today());
  const wrapped = newest && (await applications().wrappedKey(newest));
  if (!wrapped) return;
  await keys()
    .unwrap(wrapped, newest)
    .catch((error) => {
      // Any other fault is that application's own, and `npm run fsck` tells of it.
      if (error instanceof KeyFileError) throw error;
    });
};

/**
 * 依申请公开 on one machine: the database, its stream, the daily sweep (looked at every hour, so that no midnight is missed)
 * the anchor of each day, what has expired, and the notices that wait to be tried again; the same functions as in the cloud.
 *
 * @throws EngineError with the one sentence that says what to do
 */
export const startOffice = async (): Promise<RunningOffice> => {
  const { table } = readStorage();
  const dynamo = await startDynamo({ dataDir, endpoint: process.env['DYNAMODB_ENDPOINT'], log });
  process.env['DYNAMODB_ENDPOINT'] = dynamo.endpoint;
  await ensureTable(dynamoClient(dynamo.endpoint), tableDefinition(table));
  await refuseWithoutKey().catch(async (error) => {
    await dynamo.stop();
    throw error;
  });
  const client = streamsClient(dynamo.endpoint);
  const source = tableSource(dynamoClient(dynamo.endpoint), table);
  const parts = [
    repeat(HOUR_MS, sweep, log),
    repeat(
      HOUR_MS,
      () => anchorDay(join(dataDir, 'anchors'), beijing(), () => anchorsOf(source), auditSeal(keys())),
      log,
    ),
    repeat(MINUTE_MS, post, log),
    repeat(HOUR_MS, sweepUploads, log),
    repeat(DAY_MS, async () => void (await forgetExpired(store())), log),
    startPump({ client, table, folder: join(dataDir, 'dynamodb'), handler: stream, log }),
  ];
  return {
    lost: dynamo.lost,
    stop: async () => {
      await Promise.all(parts.map((part) => part.stop()));
      await dynamo.stop();
    },
  };
};
