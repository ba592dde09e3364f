import { existsSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { dynamoClient } from '#functions/adapters/dynamo/client.ts';
import { type ItemSource, tableSource } from '#functions/adapters/dynamo/item-source.ts';
import { openDatabase, refuseWithoutDatabase, refuseWithoutTable } from '../backup/open-database.ts';
import { ITEMS_FILE } from '../backup/take.ts';
import { readStorage } from '../settings.ts';
import { Complaint } from '../terminal.ts';
import { itemsFile } from './items-file.ts';

export interface OpenSource {
  readonly source: ItemSource;
  readonly close: () => Promise<void>;
}

const openTable = async (dataDir: string, endpoint: string | undefined): Promise<OpenSource> => {
  const { table } = readStorage();
  if (!endpoint && process.env['AWS_REGION'])
    return { source: tableSource(dynamoClient(), table), close: async () => undefined };
  refuseWithoutDatabase(dataDir, endpoint);
  const database = await openDatabase(dataDir, endpoint);
  await refuseWithoutTable(database.endpoint, table).catch(async (error) => {
    await database.stop();
    throw error;
  });
  return { source: tableSource(dynamoClient(database.endpoint), table), close: database.stop };
};

const openFile = async (from: string): Promise<OpenSource> => {
  if (!existsSync(from)) throw new Complaint(`没有找到 ${from}：请核对 --from。`);
  const source = await itemsFile(statSync(from).isDirectory() ? join(from, ITEMS_FILE) : from);
  return { source, close: source.close };
};

/**
 * The store of this office, running or not; or the one `from` names: an endpoint, a backup, a file of items.
 * @throws Complaint when there is none
 */
export const openSource = (dataDir: string, from: string | undefined): Promise<OpenSource> => {
  if (from && !/^https?:\/\//.test(from)) return openFile(resolve(from));
  return openTable(dataDir, from || process.env['DYNAMODB_ENDPOINT'] || undefined);
};
