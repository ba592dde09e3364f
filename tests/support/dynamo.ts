import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { DynamoDBClient, ListTablesCommand } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { ensureTable } from '#functions/adapters/dynamo/ensure-table.ts';
import { tableDefinition } from '#functions/adapters/dynamo/table.ts';
import { ROOT } from '../../tools/settings.ts';

const BINARY = join(ROOT, 'node_modules/@dynoxide/linux-x64/dynoxide');

const freePort = (): Promise<number> =>
  new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number };
      server.close(() => resolve(port));
    });
  });

export const documentClient = (endpoint: string): { raw: DynamoDBClient; client: DynamoDBDocumentClient } => {
  const raw = new DynamoDBClient({
    endpoint,
    region: 'local',
    credentials: { accessKeyId: 'x', secretAccessKey: 'x' },
  });
  return { raw, client: DynamoDBDocumentClient.from(raw, { marshallOptions: { removeUndefinedValues: true } }) };
};

const answers = async (raw: DynamoDBClient): Promise<void> => {
  for (let tries = 0; tries < 100; tries += 1) {
    const up = await raw.send(new ListTablesCommand({})).then(
      () => true,
      () => false,
    );
    if (up) return;
    await pause(20);
  }
  throw new Error('the embedded DynamoDB does not answer');
};

/** The real embedded engine, in memory or in `path`, with a table of its own; or the one at DYNAMODB_ENDPOINT. */
export const startDynamo = async (path?: string) => {
  const given = process.env['DYNAMODB_ENDPOINT'];
  const port = given ? 0 : await freePort();
  const endpoint = given ?? `http://127.0.0.1:${port}`;
  const engine = given
    ? undefined
    : spawn(BINARY, ['--port', String(port), ...(path ? ['--db-path', path] : [])], { stdio: 'ignore' });
  const { raw, client } = documentClient(endpoint);
  await answers(raw);
  const newTable = async (definition = tableDefinition): Promise<string> => {
    const table = `t-${randomUUID()}`;
    await ensureTable(raw, definition(table));
    return table;
  };
  return { endpoint, raw, client, table: await newTable(), newTable, stop: () => void engine?.kill('SIGKILL'), engine };
};
