import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { officeOn } from '../tests/support/office.ts';

let dataDir: string;
beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'mingbai-office-'));
});
afterAll(() => rm(dataDir, { recursive: true }));
afterEach(() => vi.unstubAllEnvs());

/** The office of one machine as a new process has it: its own wiring, read from its own environment. */
const start = async () => {
  vi.resetModules();
  vi.stubEnv('DATA_DIR', dataDir);
  vi.stubEnv('DYNAMODB_ENDPOINT', '');
  const { startOffice } = await import('./office.ts');
  const base = await import('#functions/world-base.ts');
  return { running: await startOffice(), base };
};

describe('a lost key file', () => {
  const keys = (): string => join(dataDir, 'keys');
  const away = (): string => join(dataDir, 'away');

  it('is made for a store without applications, and never beside any: the start says what to do', async () => {
    const { running, base } = await start();
    await officeOn({ ...base.store() }, base.keys() as never).submit('a-first-application');
    await running.stop();

    await cp(keys(), away(), { recursive: true });
    await rm(keys(), { recursive: true });
    await expect(start()).rejects.toThrow(
      `密钥文件 ${join(keys(), 'master.json')} 不见了，已登记的个人信息要用它才能打开：请从备份恢复它，然后重试。`,
    );

    const { keyFile } = await import('#functions/adapters/keys-file.ts');
    await keyFile(join(keys(), 'master.json')).currentKeyId();
    await expect(start()).rejects.toThrow('请从备份恢复含有它的密钥文件。');

    await rm(keys(), { recursive: true });
    await cp(away(), keys(), { recursive: true });
    await (await start()).running.stop();
  });
});
