import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { DescribeTableCommand } from '@aws-sdk/client-dynamodb';
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { dynamoClient } from '#functions/adapters/dynamo/client.ts';
import { startDynamo } from '#functions/local/dynamodb.ts';
import { AlreadyRunning } from '#functions/local/engine-error.ts';
import { readStorage } from '../settings.ts';
import { Complaint, say } from '../terminal.ts';

interface Database {
  readonly endpoint: string;
  readonly stop: () => Promise<void>;
}

/** The database given by DYNAMODB_ENDPOINT, the one of a running system, or one started for the purpose. */
export const openDatabase = async (dataDir: string, endpoint: string | undefined): Promise<Database> => {
  try {
    return await startDynamo({ dataDir, endpoint, log: (line) => say(JSON.stringify(line)) });
  } catch (error) {
    if (!(error instanceof AlreadyRunning)) throw error;
    if (!error.endpoint) throw new Complaint('系统正在启动，数据库还没有就绪：请过几秒再试。');
    return { endpoint: error.endpoint, stop: async () => undefined };
  }
};

/** @throws Complaint when there is nothing to back up */
export const refuseWithoutDatabase = (dataDir: string, endpoint: string | undefined): void => {
  if (endpoint || existsSync(join(dataDir, 'dynamodb/store.db'))) return;
  throw new Complaint(`${dataDir} 里没有数据库：请核对 DATA_DIR，或设 DYNAMODB_ENDPOINT。`);
};

/** @throws Complaint when the database does not answer or has no such table */
export const refuseWithoutTable = async (endpoint: string, table: string): Promise<void> => {
  await dynamoClient(endpoint)
    .send(new DescribeTableCommand({ TableName: table }))
    .catch((error: NodeJS.ErrnoException) => {
      throw new Complaint(
        `打不开数据库 ${endpoint} 中的表 ${table}（${error.code ?? error.name}）：请核对 DYNAMODB_ENDPOINT 和 TABLE_NAME。`,
      );
    });
};

export interface OpenedTable {
  readonly client: DynamoDBDocumentClient;
  readonly table: string;
  /** Where it answers, but in AWS. */
  readonly endpoint?: string;
  readonly stop: () => Promise<void>;
}

/** The table of this office: in AWS where a region is named and no endpoint, else of a database that runs or is started for it. */
export const openTable = async (dataDir: string, endpoint: string | undefined): Promise<OpenedTable> => {
  const { table } = readStorage();
  if (!endpoint && process.env['AWS_REGION']) return { client: dynamoClient(), table, stop: async () => undefined };
  refuseWithoutDatabase(dataDir, endpoint);
  const database = await openDatabase(dataDir, endpoint);
  await refuseWithoutTable(database.endpoint, table).catch(async (error) => {
    await database.stop();
    throw error;
  });
  return { client: dynamoClient(database.endpoint), table, ...database };
};
