import { spawn } from 'node:child_process';
import { appendFile, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { gunzipSync, gzipSync } from 'node:zlib';
import { DeleteCommand, PutCommand, ScanCommand, TransactWriteCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { dynamoClient } from '#functions/adapters/dynamo/client.ts';
import { ensureTable } from '#functions/adapters/dynamo/ensure-table.ts';
import { applicationPk, eventSk, SNAPSHOT_SK } from '#functions/adapters/dynamo/keys.ts';
import { streamsClient } from '#functions/adapters/dynamo/streams-client.ts';
import { tableDefinition } from '#functions/adapters/dynamo/table.ts';
import { startDynamo as startEmbedded } from '#functions/local/dynamodb.ts';
import { startDynamo } from '../../tests/support/dynamo.ts';
import { ROOT } from '../settings.ts';
import { putBack } from './put-back.ts';
import { ITEMS_FILE, takeBackup } from './take.ts';

let dynamo: Awaited<ReturnType<typeof startDynamo>>;
let dir: string;
let table: string;

beforeAll(async () => {
  dynamo = await startDynamo();
});

afterAll(() => dynamo.stop());

beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'mingbai-backup-'));
  table = await dynamo.newTable();
  return () => rm(dir, { recursive: true });
});

const to = () => join(dir, 'taken');

const take = () =>
  takeBackup({
    client: dynamoClient(dynamo.endpoint),
    streams: streamsClient(dynamo.endpoint),
    table,
    blobs: join(dir, 'blobs'),
    to: to(),
    takenAt: '2026-03-02T09:00:00+08:00',
  });

const back = (target: string, replace = false) =>
  putBack({
    client: dynamoClient(dynamo.endpoint),
    table: target,
    blobs: join(dir, 'back'),
    from: to(),
    replace,
    today: '2026-03-02',
  });

type Row = Readonly<Record<string, unknown>>;

const rowsOf = async (TableName: string): Promise<readonly Row[]> => {
  const rows: Row[] = [];
  let ExclusiveStartKey: Row | undefined;
  do {
    const page = await dynamo.client.send(new ScanCommand({ TableName, ExclusiveStartKey, ConsistentRead: true }));
    rows.push(...(page.Items ?? []));
    ExclusiveStartKey = page.LastEvaluatedKey;
  } while (ExclusiveStartKey);
  return rows;
};

const put = (pk: string, sk: string, more: object = {}) =>
  dynamo.client.send(new PutCommand({ TableName: table, Item: { pk, sk, ...more } }));

/** One step of an application: its event and its snapshot in one transaction, beside a counter of all steps. */
const step = (number: string, version: number) =>
  dynamo.client.send(
    new TransactWriteCommand({
      TransactItems: [
        {
          Put: { TableName: table, Item: { pk: applicationPk(number), sk: eventSk(version), body: 'x'.repeat(3_000) } },
        },
        { Put: { TableName: table, Item: { pk: applicationPk(number), sk: SNAPSHOT_SK, version } } },
        {
          Update: {
            TableName: table,
            Key: { pk: 'ALL', sk: 'ALL' },
            UpdateExpression: 'ADD steps :one',
            ExpressionAttributeValues: { ':one': 1 },
          },
        },
      ],
    }),
  );

describe('a backup', () => {
  it('brings everything back as it was, whatever it holds', async () => {
    await put('a', '1', {
      text: '一行\n两行\u2028三行',
      bytes: new Uint8Array([0, 255]),
      more: [{ n: 1.5, no: null }],
    });
    await put('a', '2', { names: new Set(['x', 'y']), is: true });
    await mkdir(join(dir, 'blobs/ab'), { recursive: true });
    await writeFile(join(dir, 'blobs/ab/abcd'), 'blob');
    await writeFile(join(dir, 'blobs/ab/efgh.tmp'), 'half');
    expect(await take()).toEqual({ items: 2, blobs: 1, broken: [] });
    const empty = await dynamo.newTable();
    expect(await back(empty)).toMatchObject({ removed: 0, lines: 2, blobs: 1, header: { table } });
    expect(await rowsOf(empty)).toEqual(await rowsOf(table));
    expect(await readFile(join(dir, 'back/ab/abcd'), 'utf8')).toBe('blob');
  });

  it('is of one moment while others write: every application whole, every count right', async () => {
    const versions = new Map<string, number>();
    const next = async (number: string): Promise<void> => {
      const version = (versions.get(number) ?? 0) + 1;
      versions.set(number, version);
      await step(number, version).catch(() => versions.set(number, version - 1));
    };
    for (let at = 0; at < 300; at += 1) for (let times = 0; times < 3; times += 1) await next(`2026-${at}`);
    await put('gone', 'soon');
    let isOver = false;
    const writer = async (worker: number): Promise<void> => {
      for (let at = worker; !isOver; at += 4) await next(at % 3 ? `2026-${at % 300}` : `2026-new-${at}`);
    };
    const writers = [0, 1, 2, 3].map(writer);
    const before = versions.size;
    const taking = take();
    await pause(30);
    await dynamo.client.send(new DeleteCommand({ TableName: table, Key: { pk: 'gone', sk: 'soon' } }));
    const { broken } = await taking;
    isOver = true;
    await Promise.all(writers);
    expect([broken, versions.size > before]).toEqual([[], true]);

    const target = await dynamo.newTable();
    await back(target);
    const rows = await rowsOf(target);
    const snapshots = rows.filter(({ sk }) => sk === SNAPSHOT_SK);
    const events = rows.filter(({ sk }) => String(sk).startsWith('EVT#'));
    for (const { pk, version } of snapshots)
      expect(events.filter((event) => event['pk'] === pk).map(({ sk }) => sk)).toEqual(
        Array.from({ length: Number(version) }, (_, at) => eventSk(at + 1)),
      );
    expect(rows.find(({ pk }) => pk === 'ALL')).toMatchObject({ steps: events.length });
    expect(rows.some(({ pk }) => pk === 'gone')).toBe(false);
  });

  it('leaves sign-ins out: put back, they would open again what was closed since', async () => {
    await put('a', '1');
    await put('OFFICER#wang', 'OFFICER', { generation: 2 });
    await put('SESSION#hash', 'SESSION');
    await put('SIGNIN#hash', 'SIGNIN');
    await put('RATE#door#client#1', 'RATE');
    expect(await take()).toMatchObject({ items: 2 });
    const target = await dynamo.newTable();
    await back(target);
    expect((await rowsOf(target)).map(({ pk }) => pk).toSorted()).toEqual(['OFFICER#wang', 'a']);
  });

  it('names an application that lacks an event in the table itself, and is made all the same', async () => {
    await step('2026-1', 1);
    await put(applicationPk('2026-1'), SNAPSHOT_SK, { version: 2 });
    expect(await take()).toMatchObject({ broken: ['2026-1'] });
  });

  it('overwrites nothing, and leaves nothing half made', async () => {
    await put('a', '1');
    await take();
    await expect(take()).rejects.toThrow(/已经存在/);
    await rm(to(), { recursive: true });
    table = 'no-such-table';
    await expect(take()).rejects.toThrow();
    expect(await readdir(dir)).toEqual([]);
  });
});

describe('restoring', () => {
  it('refuses a table that holds something, unless it is to be replaced', async () => {
    await put('a', '1');
    await take();
    await put('b', '1');
    await expect(back(table)).rejects.toThrow(
      `表 ${table} 里已有数据，什么都没有恢复：要用备份代替它，请加 --replace。`,
    );
    expect(await back(table, true)).toMatchObject({ removed: 2, lines: 1 });
    expect(await rowsOf(table)).toEqual([{ pk: 'a', sk: '1' }]);
  });

  const path = () => join(to(), ITEMS_FILE);
  const rewrite = async (change: (text: string) => string): Promise<void> =>
    writeFile(path(), gzipSync(change(gunzipSync(await readFile(path())).toString('utf8'))));

  it.each([
    ['cut short as a file', async () => writeFile(path(), (await readFile(path())).subarray(0, -20))],
    ['cut short by its footer', () => rewrite((text) => text.replace(/[^\n]+\n$/, ''))],
    ['with a line missing', () => rewrite((text) => text.split('\n').toSpliced(2, 1).join('\n'))],
    ['with a letter changed', () => rewrite((text) => text.replace('value-7', 'value-8'))],
    ['with a line more after its footer', () => rewrite((text) => `${text}{"put":{}}\n`)],
    ['that is something else', () => writeFile(path(), 'hello')],
    ['that is empty', () => writeFile(path(), '')],
    ['with bytes after its end', () => appendFile(path(), 'rest')],
  ])('refuses a backup %s, and writes nothing', async (_, spoil) => {
    for (let at = 0; at < 10; at += 1) await put('a', String(at), { text: `value-${at}` });
    await take();
    await spoil();
    const target = await dynamo.newTable();
    await expect(back(target)).rejects.toThrow(/不完整或被改动过，什么都没有恢复/);
    expect(await rowsOf(target)).toEqual([]);
  });

  it('refuses a backup that lost a blob', async () => {
    await put('a', '1');
    await mkdir(join(dir, 'blobs'));
    await writeFile(join(dir, 'blobs/abcd'), 'blob');
    await take();
    await rm(join(to(), 'blobs/abcd'));
    await expect(back(await dynamo.newTable())).rejects.toThrow(/应有 1 个附件，现在有 0 个/);
  });
});

describe('npm run backup and npm run restore', () => {
  const command = async (script: string, dataDir: string, ...args: string[]) => {
    const { DYNAMODB_ENDPOINT: _, ...env } = process.env;
    const child = spawn(process.execPath, [join(ROOT, script), ...args], { env: { ...env, DATA_DIR: dataDir } });
    let said = '';
    child.stderr.on('data', (chunk) => (said += chunk));
    const exitCode = await new Promise((resolve) => child.once('close', resolve));
    return { exitCode, said };
  };

  it('work while the system runs, and on a machine where it does not', async () => {
    const [here, there] = [join(dir, 'here'), join(dir, 'there')];
    const running = await startEmbedded({ dataDir: here, log: () => undefined });
    const client = dynamoClient(running.endpoint);
    await ensureTable(client, tableDefinition('mingbai'));
    await client.send(new PutCommand({ TableName: 'mingbai', Item: { pk: 'a', sk: '1' } }));
    expect(await command('tools/backup.ts', here, '--to', to())).toEqual({
      exitCode: 0,
      said: `已备份 1 条数据、0 个附件到 ${to()}。主密钥请另外备份。\n`,
    });
    await running.stop();
    const restored = { exitCode: 0, said: expect.stringMatching(/^已从 2.+ 的备份恢复 1 条数据、0 个附件。\n$/) };
    expect(await command('tools/restore.ts', there, '--from', to())).toEqual(restored);
    expect((await command('tools/backup.ts', there, '--to', join(dir, 'again'))).exitCode).toBe(0);
    expect(await command('tools/restore.ts', there, '--from', to())).toEqual({
      exitCode: 1,
      said: '表 mingbai 里已有数据，什么都没有恢复：要用备份代替它，请加 --replace。\n',
    });
  });

  it('say one sentence where there is nothing', async () => {
    expect(await command('tools/backup.ts', join(dir, 'nowhere'), '--to', to())).toEqual({
      exitCode: 1,
      said: `${join(dir, 'nowhere')} 里没有数据库：请核对 DATA_DIR，或设 DYNAMODB_ENDPOINT。\n`,
    });
    expect((await command('tools/backup.ts', dir)).said).toMatch(/^请用 --to 指定.+\n$/);
    expect((await command('tools/restore.ts', dir, '--from', to())).said).toBe(
      `没有找到 ${join(to(), ITEMS_FILE)}：请核对 --from。\n`,
    );
  });
});
