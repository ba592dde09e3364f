import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { readPosition } from './stream-position.ts';

/**
 * dynoxide 1.2.1 reads all of a table's stream records for each write, and never removes one: at 50,000 records a put
 * took 49 ms instead of 3. These are the two questions it asks, with an index each.
 */
const INDICES = `
CREATE INDEX IF NOT EXISTS mingbai_stream_last ON _stream_records (table_name, CAST(sequence_number AS INTEGER));
CREATE INDEX IF NOT EXISTS mingbai_stream_next ON _stream_records (table_name, shard_id, CAST(sequence_number AS INTEGER));`;

/** The last record stays whatever has been handled: the engine counts on from it. */
const TRIM = `
DELETE FROM _stream_records
WHERE table_name = :table AND shard_id = :shard AND CAST(sequence_number AS INTEGER) <= CAST(:handled AS INTEGER)
  AND CAST(sequence_number AS INTEGER) < (
    SELECT MAX(CAST(sequence_number AS INTEGER)) FROM _stream_records WHERE table_name = :table)`;

const tableOf = (arn: string): string => arn.split('/')[1] ?? '';

/** Makes the engine's stream quick to write and read, and removes what has been handled; before anyone uses the engine. */
export const keepStreamQuick = (folder: string, log: (line: Readonly<Record<string, unknown>>) => void): void => {
  const database = new DatabaseSync(join(folder, 'store.db'), { timeout: 5_000 });
  try {
    database.exec(INDICES);
    const { arn = '', shards = {} } = readPosition(folder) ?? {};
    const trim = database.prepare(TRIM);
    for (const [shard, handled] of Object.entries(shards)) trim.run({ table: tableOf(arn), shard, handled });
  } catch (error) {
    // Another version of the engine may keep its records otherwise: then it is slow, not wrong.
    log({ level: 'error', event: 'streamUpkeepFailed', error: (error as Error).message });
  } finally {
    database.close();
  }
};
