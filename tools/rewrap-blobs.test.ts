import { spawnSync } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { diskBlobs } from '#functions/adapters/blobs-disk.ts';
import { keyFile } from '#functions/adapters/keys-file.ts';
import { startDynamo } from '../tests/support/dynamo.ts';
import { sha256 } from '../tests/support/files.ts';
import { advanced, officeOn } from '../tests/support/office.ts';
import { rewrapBlobs } from './rewrap-blobs.ts';
import { ROOT } from './settings.ts';

let dataDir: string;
let dynamo: Awaited<ReturnType<typeof startDynamo>>;
beforeAll(async () => {
  dynamo = await startDynamo();
  dataDir = await mkdtemp(join(tmpdir(), 'mingbai-rewrap-'));
});
afterAll(async () => {
  dynamo.stop();
  await rm(dataDir, { recursive: true });
});

const BYTES = Buffer.from('%PDF-1.7 附件');
const ids = ['a', 'b', 'c'].map((letter) => letter.repeat(48));
const folder = () => join(dataDir, 'blobs');
const keys = () => keyFile(join(dataDir, 'keys/master.json'));
const blobs = () => diskBlobs({ folder: folder(), nowSeconds: () => 0, keys: keys() });

/** The master key that each kept file's key is wrapped under. */
const keyIds = async (): Promise<string[]> => {
  const area = join(folder(), sha256(BYTES).slice(0, 2));
  const heads = (await readdir(area)).map(async (name) => (await readFile(join(area, name), 'latin1')).split('\n')[0]);
  return (await Promise.all(heads)).map((head) => head?.split('.')[1] ?? '');
};

const rotate = (...args: string[]) => {
  const { AWS_REGION: _, ...rest } = process.env;
  const env = { ...rest, DATA_DIR: dataDir, TABLE_NAME: dynamo.table, DYNAMODB_ENDPOINT: dynamo.endpoint };
  const { status, stderr } = spawnSync(process.execPath, [join(ROOT, 'tools/rotate-keys.ts'), ...args], {
    cwd: ROOT,
    env,
    encoding: 'utf8',
  });
  return { status, stderr };
};

describe('attachments and a new master key', () => {
  it('come under it, each as it was, and nothing the second time', async () => {
    for (const id of ids) {
      await blobs().quarantine(id, BYTES);
      await blobs().keep(id, sha256(BYTES));
      await blobs().discard(id);
    }
    const fresh = await keys().rotate();
    expect(await rewrapBlobs(folder(), keys())).toEqual({ rewrapped: 3, upToDate: 0, broken: [] });
    expect(await keyIds()).toEqual([fresh, fresh, fresh]);
    for (const id of ids) expect(await blobs().read({ id, sha256: sha256(BYTES) })).toEqual(BYTES);
    expect(await rewrapBlobs(folder(), keys())).toEqual({ rewrapped: 0, upToDate: 3, broken: [] });
  });

  it('come with the applications by npm run rotate-keys, which looks once more', async () => {
    await advanced(officeOn(dynamo, keys()), 'one', 2);
    const { status, stderr } = rotate();
    expect([status, stderr.split('\n').slice(-3)]).toEqual([
      0,
      [
        '换了 1 把数据密钥、3 个附件的密钥，0 把本来就在新的主密钥下。',
        '再核对过一遍：没有数据密钥还在旧的主密钥下。',
        '',
      ],
    ]);
    expect(new Set(await keyIds())).toEqual(new Set([await keys().currentKeyId()]));
  });

  it('are named when they cannot', async () => {
    const name = `${sha256(BYTES)}.${ids[1]}`;
    await writeFile(join(folder(), sha256(BYTES).slice(0, 2), name), 'broken');
    const { status, stderr } = rotate('--resume');
    expect([status, stderr]).toEqual([1, expect.stringContaining(name)]);
    expect(stderr).not.toContain('再核对过一遍');
  });
});
