import { execFile } from 'node:child_process';
import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { numberFrom, officeOn } from '../tests/support/office.ts';
import { ROOT } from './settings.ts';

let dir: string;
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'mingbai-recalculate-'));
});
afterAll(() => rm(dir, { recursive: true }));

const recalculate = async (): Promise<string> => {
  const env = { ...process.env, DATA_DIR: join(dir, 'data'), CONTENT_DIR: join(dir, 'content'), DYNAMODB_ENDPOINT: '' };
  const { stdout } = await promisify(execFile)(process.execPath, ['tools/recalculate.ts'], { cwd: ROOT, env });
  return stdout;
};

it('npm run recalculate lists what a new arrangement moves, while the office of this machine runs and when it does not', async () => {
  vi.stubEnv('DATA_DIR', join(dir, 'data'));
  vi.stubEnv('DYNAMODB_ENDPOINT', '');
  const { startOffice } = await import('./office.ts');
  const { store, keys } = await import('#functions/world-base.ts');
  const running = await startOffice();
  const office = officeOn(store(), keys() as never, { today: '2026-12-10' });
  const numbers = [numberFrom(await office.submit('first')), numberFrom(await office.submit('second'))];
  await cp('content/calendar', join(dir, 'content/calendar'), { recursive: true });
  const arrange = (...days: readonly string[]) =>
    writeFile(
      join(dir, 'content/calendar/2027.yaml'),
      JSON.stringify({ year: 2027, notices: [], days: days.map((date) => ({ date, type: 'off', name: '元旦' })) }),
    );

  await arrange('2027-01-01');
  const told = await recalculate();
  for (const number of numbers) expect(told).toContain(`${number}：2027-01-07 → 2027-01-08`);
  expect(told).toContain('共 2 件申请的答复期限推迟，已告知申请人。');
  expect(await recalculate()).toBe('没有申请的答复期限因此变化。\n');

  await running.stop();
  await arrange('2027-01-01', '2027-01-04');
  expect(await recalculate()).toContain(`${numbers[0]}：2027-01-08 → 2027-01-11`);
});
