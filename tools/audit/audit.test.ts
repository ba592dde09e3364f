import { spawn } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DeleteCommand, PutCommand, ScanCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dynamoCounts } from '#functions/adapters/dynamo/counts.ts';
import { keyFile } from '#functions/adapters/keys-file.ts';
import { countApplication } from '#functions/usecases/count-application.ts';
import { startDynamo } from '../../tests/support/dynamo.ts';
import { advanced, officeOn } from '../../tests/support/office.ts';
import { ROOT } from '../settings.ts';

let dynamo: Awaited<ReturnType<typeof startDynamo>>;
let dataDir: string;
let table: string;
let numbers: string[];

const command = async (script: string, ...args: string[]) => {
  const { AWS_REGION: _, ...rest } = process.env;
  const env = { ...rest, DATA_DIR: dataDir, TABLE_NAME: table, DYNAMODB_ENDPOINT: dynamo.endpoint };
  const child = spawn(process.execPath, [join(ROOT, script), ...args], { cwd: ROOT, env });
  let [printed, said] = ['', ''];
  child.stdout.on('data', (chunk) => (printed += chunk));
  child.stderr.on('data', (chunk) => (said += chunk));
  const exitCode = await new Promise((resolve) => child.once('close', resolve));
  return { exitCode, printed, said };
};

const itemsOf = async (number: string) => {
  const { Items = [] } = await dynamo.client.send(new ScanCommand({ TableName: table, ConsistentRead: true }));
  return Items.filter(({ pk }) => pk === `APP#${number}`);
};

const office = () => officeOn({ client: dynamo.client, table }, keyFile(join(dataDir, 'keys/master.json')));

beforeAll(async () => {
  dynamo = await startDynamo();
  dataDir = await mkdtemp(join(tmpdir(), 'mingbai-audit-'));
  table = dynamo.table;
  numbers = [await advanced(office(), 'a', 4), await advanced(office(), 'b', 15)];
  const counts = dynamoCounts({ client: dynamo.client, table, random: Math.random, pause: async () => undefined });
  for (const number of numbers) await countApplication({ ...office().world, counts })(number);
});

afterAll(async () => {
  dynamo.stop();
  await rm(dataDir, { recursive: true });
});

describe('npm run fsck and npm run audit', () => {
  it('find nothing in a store as it was written, in a backup of it, and in a plain file of its items', async () => {
    expect(await command('tools/fsck.ts')).toEqual({ exitCode: 0, printed: '', said: '没有不符。\n' });
    const backup = join(dataDir, 'backup');
    expect((await command('tools/backup.ts', '--to', backup)).exitCode).toBe(0);
    expect(await command('tools/audit.ts', 'verify', '--from', backup)).toMatchObject({ exitCode: 0, printed: '' });
    const { Items = [] } = await dynamo.client.send(new ScanCommand({ TableName: table }));
    const lines = join(dataDir, 'items.jsonl');
    await writeFile(
      lines,
      Items.reverse()
        .map((item) => `${JSON.stringify(item)}\n`)
        .join(''),
    );
    expect(await command('tools/fsck.ts', '--from', lines)).toMatchObject({ exitCode: 0, printed: '' });
    await writeFile(lines, (await readFile(lines, 'utf8')).replace('EVT#000003', 'EVT#000033'));
    const { exitCode, printed } = await command('tools/audit.ts', 'verify', '--from', lines);
    expect(exitCode).toBe(1);
    expect(printed).toMatch(/^2026-0000\d：缺第 3 条办理记录，接着的是 EVT#000004。\n/);
    await writeFile(lines, 'hello\n');
    expect((await command('tools/audit.ts', 'verify', '--from', lines)).said).toMatch(/第 1 行不是 JSON.+\n$/);
  });

  it('find an application put back to what it once was, and one removed from the end, by the anchor', async () => {
    const [first = '', second = ''] = numbers;
    const before = await itemsOf(first);
    await office().step(first, 6, { step: 'assist', data: { opinion: '同意' }, role: 'officer', unit: 'tax' });
    expect((await command('tools/audit.ts', 'anchor')).said).toMatch(/^已把 2 件申请写进 .+ SHA-256 是 [0-9a-f]{64}/);
    expect((await command('tools/audit.ts', 'verify')).exitCode).toBe(0);

    const now = await itemsOf(first);
    const put = (Item: object) => dynamo.client.send(new PutCommand({ TableName: table, Item: Item as never }));
    const remove = ({ pk, sk }: Record<string, unknown>) =>
      dynamo.client.send(new DeleteCommand({ TableName: table, Key: { pk, sk } }));
    for (const item of now) await remove(item);
    for (const item of before) await put(item);
    expect((await command('tools/fsck.ts')).exitCode).toBe(0);
    expect(await command('tools/audit.ts', 'verify')).toMatchObject({
      exitCode: 1,
      printed: `${first}：锚记下它有 7 条办理记录，现在不到这么多：它被换成了旧的，或被删除。\n`,
    });

    for (const item of now) await put(item);
    const gone = await itemsOf(second);
    for (const item of gone) await remove(item);
    await put({ pk: 'YEAR#2026', sk: 'YEAR', last: 1 });
    expect((await command('tools/audit.ts', 'verify')).printed).toContain(`${second}：锚记下它有 17 条`);
    for (const item of gone) await put(item);
    await put({ pk: 'YEAR#2026', sk: 'YEAR', last: 2 });

    const [name = ''] = await readdir(join(dataDir, 'anchors'));
    const path = join(dataDir, 'anchors', name);
    await writeFile(path, (await readFile(path, 'utf8')).replace(',7,', ',6,'));
    expect((await command('tools/audit.ts', 'verify')).said).toMatch(/锚文件 .+ 被改动过或残缺/);
  });

  it('say one sentence without a key, and without a command', async () => {
    const all = dataDir;
    dataDir = join(all, 'elsewhere');
    expect((await command('tools/audit.ts', 'verify')).said).toMatch(/没有主密钥.+\n$/);
    expect((await command('tools/fsck.ts')).said).toMatch(/^没有找到主密钥.+\n没有不符。\n$/);
    expect((await command('tools/audit.ts')).said).toMatch(/^请写明 verify 或 anchor.+\n$/);
    dataDir = all;
  });
});
