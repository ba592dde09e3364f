import { existsSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { type ItemSource, tableSource } from '#functions/adapters/dynamo/item-source.ts';
import { openTable } from '../backup/open-database.ts';
import { ITEMS_FILE } from '../backup/take.ts';
import { Complaint } from '../terminal.ts';
import { itemsFile } from './items-file.ts';

export interface OpenSource {
  readonly source: ItemSource;
  readonly close: () => Promise<void>;
}

const openFile = async (from: string): Promise<OpenSource> => {
  if (!existsSync(from)) throw new Complaint(`没有找到 ${from}：请核对 --from。`);
  const source = await itemsFile(statSync(from).isDirectory() ? join(from, ITEMS_FILE) : from);
  return { source, close: source.close };
};

/**
 * The store of this office, running or not; or the one `from` names: an endpoint, a backup, a file of items.
 * @throws Complaint when there is none
 */
export const openSource = async (dataDir: string, from: string | undefined): Promise<OpenSource> => {
  if (from && !/^https?:\/\//.test(from)) return openFile(resolve(from));
  const { client, table, stop } = await openTable(dataDir, from || process.env['DYNAMODB_ENDPOINT'] || undefined);
  return { source: tableSource(client, table), close: stop };
};
