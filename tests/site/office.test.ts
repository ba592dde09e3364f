import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SUBMISSION } from '../support/api.ts';
import { type Portal, readyUrl, startPortal } from '../support/portal.ts';

let dir: string;
const running: Portal[] = [];

const start = async (): Promise<{ portal: Portal; api: string; url: string }> => {
  const portal = startPortal({ DATA_DIR: dir });
  running.push(portal);
  const url = await readyUrl(portal);
  return { portal, url, api: `${url}api/v1` };
};

const stop = async ({ child, ended }: Portal): Promise<number | null> => {
  child.kill('SIGINT');
  return ended;
};

const post = async (address: string, body: object, key = '') => {
  const headers = { 'content-type': 'application/json', ...(key && { 'idempotency-key': key }) };
  const response = await fetch(address, { method: 'POST', headers, body: JSON.stringify(body) });
  return { status: response.status, data: (await response.json()) as Record<string, string> };
};

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'mingbai-office-'));
});
afterAll(async () => {
  for (const { child, ended } of running) {
    child.kill('SIGKILL');
    await ended;
  }
  await rm(dir, { recursive: true });
});

describe('npm start serves the procedure', () => {
  it('an application outlives the server, its receipt comes again, and the applicant is told', async () => {
    const first = await start();
    const key = 'office-test-key-0001';
    const submitted = await post(`${first.api}/applications`, SUBMISSION, key);
    expect(submitted.status).toBe(201);
    const { number, queryCode } = submitted.data;
    let mailbox = '';
    for (let tries = 0; tries < 100 && !mailbox.includes(`（${number}）`); tries += 1) {
      await pause(100);
      mailbox = await (await fetch(`${first.url}mailbox/`)).text();
    }
    expect(mailbox).toContain(`申请已收到（${number}）`);
    expect(await stop(first.portal)).toBe(0);

    const second = await start();
    expect(await post(`${second.api}/applications`, SUBMISSION, key)).toEqual(submitted);
    const tracked = await post(`${second.api}/applications/track`, { number, queryCode });
    expect(tracked).toMatchObject({ status: 200, data: { number, state: '已收到' } });
    expect(await stop(second.portal)).toBe(0);
  });
});
