import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as pause } from 'node:timers/promises';
import { GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { dynamoClient } from '#functions/adapters/dynamo/client.ts';
import { ensureTable } from '#functions/adapters/dynamo/ensure-table.ts';
import { streamsClient } from '#functions/adapters/dynamo/streams-client.ts';
import { tableDefinition } from '#functions/adapters/dynamo/table.ts';
import { type Dynamo, type DynamoOptions, startDynamo } from './dynamodb.ts';
import { writePosition } from './stream-position.ts';
import { streamOf } from './stream-shards.ts';

let dataDir: string;
let logged: object[];
const running: Dynamo[] = [];

beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'mingbai-dynamodb-'));
  logged = [];
});

afterEach(async () => {
  for (const dynamo of running.splice(0)) await dynamo.stop();
  await rm(dataDir, { recursive: true });
});

const start = async (options: Partial<DynamoOptions> = {}): Promise<Dynamo> => {
  const dynamo = await startDynamo({ dataDir, log: (line) => logged.push(line), ...options });
  running.push(dynamo);
  return dynamo;
};

const until = async (isSo: () => boolean | Promise<boolean>): Promise<void> => {
  for (let tries = 0; tries < 500; tries += 1) {
    if (await isSo()) return;
    await pause(20);
  }
  throw new Error('it never came to be so');
};

const isAlive = (pid: number | undefined): boolean => pid !== undefined && existsSync(`/proc/${pid}`);

const answers = (endpoint: string): Promise<boolean> =>
  fetch(endpoint).then(
    ({ ok }) => ok,
    () => false,
  );

const TABLE = 'mingbai';

const open = async ({ endpoint }: Dynamo) => {
  const client = dynamoClient(endpoint);
  await ensureTable(client, tableDefinition(TABLE));
  return client;
};

const put = (client: ReturnType<typeof dynamoClient>, pk: string) =>
  client.send(new PutCommand({ TableName: TABLE, Item: { pk, sk: 'a' } }));

describe('the embedded DynamoDB', () => {
  it('keeps its data for the next start, for its owner alone', async () => {
    const first = await start();
    await put(await open(first), 'kept');
    expect(await readFile(join(dataDir, 'dynamodb/endpoint'), 'utf8')).toBe(`${first.endpoint}\n`);
    expect((await stat(join(dataDir, 'dynamodb/endpoint'))).mode & 0o777).toBe(0o600);
    expect((await stat(join(dataDir, 'dynamodb'))).mode & 0o777).toBe(0o700);
    const pid = first.pid();
    await first.stop();
    expect([isAlive(pid), existsSync(join(dataDir, 'dynamodb/endpoint'))]).toEqual([false, false]);
    const client = await open(await start());
    const { Item } = await client.send(new GetCommand({ TableName: TABLE, Key: { pk: 'kept', sk: 'a' } }));
    expect(Item).toEqual({ pk: 'kept', sk: 'a' });
  });

  it('is refused a second time on the same folder, with one sentence', async () => {
    const { endpoint } = await start();
    await expect(start()).rejects.toMatchObject({
      name: 'EngineError',
      endpoint,
      message: `${join(dataDir, 'dynamodb')} 里的数据库正由另一个明白系统使用：请先停掉它，或给这一个设另外的 DATA_DIR。`,
    });
  });

  it('starts nothing where another DynamoDB is given', async () => {
    const dynamo = await start({ endpoint: 'https://dynamodb.cn-north-1.amazonaws.com.cn' });
    expect([dynamo.endpoint, dynamo.pid()]).toEqual(['https://dynamodb.cn-north-1.amazonaws.com.cn', undefined]);
    expect(existsSync(join(dataDir, 'dynamodb'))).toBe(false);
  });

  it('comes back on the same port when it has crashed, with all it had acknowledged', async () => {
    const dynamo = await start();
    const client = await open(dynamo);
    await put(client, 'before');
    const crashed = dynamo.pid();
    process.kill(crashed ?? 0, 'SIGKILL');
    await until(() => !isAlive(crashed));
    await until(() => answers(dynamo.endpoint));
    const { Item } = await client.send(new GetCommand({ TableName: TABLE, Key: { pk: 'before', sk: 'a' } }));
    expect(Item).toBeDefined();
    expect(logged).toEqual([{ level: 'error', event: 'databaseEnded', said: 'Killed' }]);
  });

  it('is given up with one sentence when it crashes again and again', async () => {
    const binary = join(dataDir, 'crashing');
    const real = join(import.meta.dirname, '../../node_modules/@dynoxide/linux-x64/dynoxide');
    await writeFile(binary, `#!/bin/sh\n[ -e ${dataDir}/broken ] && exit 3\nexec ${real} "$@"\n`, { mode: 0o755 });
    const dynamo = await start({ binary });
    await writeFile(join(dataDir, 'broken'), '');
    process.kill(dynamo.pid() ?? 0, 'SIGKILL');
    expect((await dynamo.lost).message).toMatch(/^内置数据库接连退出了 6 次，不再重启：请检查 .+，然后重新启动。$/);
  });

  it('says what it said when it cannot start at all', async () => {
    await expect(start({ binary: '/bin/false' })).rejects.toThrow(/^内置数据库没有启动（exit 1）：请检查/);
    expect((await start()).pid()).toBeDefined();
  });

  it('leaves no orphan when the process that started it is killed, and starts again at once', async () => {
    const script = `import { startDynamo } from '${import.meta.dirname}/dynamodb.ts';
      const dynamo = await startDynamo({ dataDir: '${dataDir}', log: console.error });
      console.log(dynamo.pid());`;
    const child = spawn(process.execPath, ['--input-type=module', '-e', script], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const pid = await new Promise<number>((resolve) => child.stdout.once('data', (line) => resolve(Number(line))));
    expect(isAlive(pid)).toBe(true);
    child.kill('SIGKILL');
    await new Promise((resolve) => child.once('close', resolve));
    const next = await start();
    await until(() => !isAlive(pid));
    expect(await answers(next.endpoint)).toBe(true);
  });
});

describe('its stream', () => {
  it('loses at the next start what has been handled, but never its last record', async () => {
    const dynamo = await start();
    const client = await open(dynamo);
    for (let at = 1; at <= 12; at += 1) await put(client, `item-${at}`);
    const arn = (await streamOf(streamsClient(dynamo.endpoint), TABLE)) ?? '';
    await dynamo.stop();
    const kept = (): unknown[] => {
      const database = new DatabaseSync(join(dataDir, 'dynamodb/store.db'), { readOnly: true });
      const rows = database.prepare('SELECT sequence_number AS n FROM _stream_records ORDER BY id').all();
      database.close();
      return rows.map(({ n }) => n);
    };
    await writePosition(join(dataDir, 'dynamodb'), { arn, shards: { [`shardId-00000001-${TABLE}`]: '10' } });
    await (await start()).stop();
    expect(kept()).toEqual(['11', '12']);
    await writePosition(join(dataDir, 'dynamodb'), { arn, shards: { [`shardId-00000001-${TABLE}`]: '12' } });
    const last = await start();
    await put(await open(last), 'item-13');
    expect(kept()).toEqual(['12', '13']);
  });

  it('is written and read by an index: the engine asks for all of a table otherwise', async () => {
    await (await start()).stop();
    const database = new DatabaseSync(join(dataDir, 'dynamodb/store.db'), { readOnly: true });
    const plan = (question: string) =>
      database
        .prepare(`EXPLAIN QUERY PLAN ${question}`)
        .all()
        .map(({ detail }) => detail);
    const number = 'CAST(sequence_number AS INTEGER)';
    expect(plan(`SELECT COALESCE(MAX(${number}), 0) + 1 FROM _stream_records WHERE table_name = ?1`)).toEqual([
      expect.stringContaining('mingbai_stream_last'),
    ]);
    expect(
      plan(
        `SELECT event_name FROM _stream_records WHERE table_name = ?1 AND shard_id = ?2 AND ${number} > ?3 ORDER BY ${number} ASC LIMIT ?4`,
      ),
    ).toEqual([expect.stringContaining('mingbai_stream_next')]);
    database.close();
  });
});
