import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, inject, it } from 'vitest';
import { ROOT } from '../tools/settings.ts';
import { city } from './support/city.ts';
import { type Portal, readyUrl, startPortal, TEST_DIST } from './support/portal.ts';

let dir: string;
const running: Portal[] = [];

/** A portal that is stopped after the test, whatever becomes of it. */
const start = (env: Readonly<Record<string, string>> = {}): Portal => {
  const portal = startPortal({ DATA_DIR: join(dir, 'data'), ...env });
  running.push(portal);
  return portal;
};

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'mingbai-start-'));
});

afterEach(async () => {
  for (const { child, ended } of running.splice(0)) {
    child.kill('SIGKILL');
    await ended;
  }
});

afterAll(() => rm(dir, { recursive: true }));

const stamp = () => readFile(join(ROOT, TEST_DIST, 'fingerprint.txt'), 'utf8');

describe('npm start with something amiss says one sentence', () => {
  const complaint = async (env: Readonly<Record<string, string>>) => {
    const portal = start(env);
    return { exitCode: await portal.ended, said: portal.output() };
  };

  it('for a port that is taken, before it builds anything', async () => {
    const other: Server = createServer();
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
    const { port } = other.address() as AddressInfo;
    const { exitCode, said } = await complaint({ PORT: String(port), DIST_DIR: join(dir, 'never-built') });
    other.close();
    expect([exitCode, said]).toEqual([
      1,
      `端口 ${port} 已被别的程序占用：请先停掉那个程序，或换一个端口，例如 PORT=${port + 1} npm start。\n`,
    ]);
  });

  it('for a content folder that is not there', async () => {
    const contentDir = join(dir, 'nowhere');
    expect(await complaint({ CONTENT_DIR: contentDir })).toEqual({
      exitCode: 1,
      said: `找不到内容文件夹 ${contentDir}：请建好文件夹，或改正 CONTENT_DIR。\n`,
    });
  });

  it('for a broken content file, and leaves the built site as it was', async () => {
    const contentDir = city({ 'agencies/general-office.md': '---\nname: 市政府办公厅\norder: 1\n---\n' });
    const before = await stamp();
    const { exitCode, said } = await complaint({ CONTENT_DIR: contentDir });
    expect(exitCode).toBe(1);
    expect(said).toContain('错误 agencies/general-office.md：“机构简称”（shortName）');
    expect(said).toContain('改法：');
    expect(said).not.toMatch(/^\s+at /m);
    expect(await stamp()).toBe(before);
  });
});

describe('npm start on the demonstration site', () => {
  it('ends with the ready line, alone, when nothing is out of date', async () => {
    const portal = start();
    const url = await readyUrl(portal);
    expect(portal.output()).toBe(`Mingbai is ready: ${url}\n`);
  });

  it.each(['SIGINT', 'SIGTERM'] as const)('stops cleanly on %s', async (signal) => {
    const portal = start();
    await readyUrl(portal);
    portal.child.kill(signal);
    expect(await portal.ended).toBe(0);
  });

  it('answers GET /healthz', async () => {
    const res = await fetch(`${inject('baseURL')}/healthz`);
    expect([res.status, await res.text()]).toEqual([200, '{"status":"ok"}']);
  });

  it('shows the home page, and a page that helps where there is none', async () => {
    const home = await fetch(`${inject('baseURL')}/`);
    expect([home.status, await home.text()]).toEqual([200, expect.stringContaining('<html lang="zh-Hans"')]);
    const missing = await fetch(`${inject('baseURL')}/documents/no-such-document/`);
    expect([missing.status, await missing.text()]).toEqual([404, expect.stringContaining('<html lang="zh-Hans"')]);
  });
});

describe('这条信息有用吗', () => {
  const send = (url: string, fields: Readonly<Record<string, string>>, origin = url.replace(/\/$/, '')) =>
    fetch(new URL('/feedback', url), {
      method: 'POST',
      body: new URLSearchParams(fields),
      headers: { origin },
      redirect: 'manual',
    });

  it('is kept in DATA_DIR with the time in Beijing, and thanked for', async () => {
    const url = await readyUrl(start());
    const res = await send(url, { page: '/documents/a/', answer: 'no', comment: '看不懂第三条' });
    expect([res.status, res.headers.get('location')]).toEqual([303, '/feedback/thanks/']);
    const lines = (await readFile(join(dir, 'data/feedback.jsonl'), 'utf8')).trimEnd().split('\n');
    expect(lines.map((line) => JSON.parse(line))).toEqual([
      {
        at: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\+08:00$/),
        page: '/documents/a/',
        answer: 'no',
        comment: '看不懂第三条',
      },
    ]);
    expect((await fetch(new URL('/feedback/thanks/', url))).status).toBe(200);
  });

  it('is not taken without end from one address', async () => {
    const url = await readyUrl(start());
    const statuses = [];
    // Twice the limit and more, so that the turn of the hour in between changes nothing.
    for (let at = 0; at < 45; at += 1)
      statuses.push((await send(url, { page: '/documents/a/', answer: 'yes' })).status);
    expect([...new Set(statuses)].sort()).toEqual([303, 429]);
  });

  it('says field, fault and remedy when it cannot be taken', async () => {
    const res = await send(inject('baseURL'), { page: '/documents/a/' });
    expect([res.status, res.headers.get('content-type')]).toEqual([400, 'text/html; charset=utf-8']);
    const html = await res.text();
    expect(html).toContain('“是否有用”没有选择。');
    expect(html).toContain('请选择“有用”或“没有用”后重新提交。');
  });

  it('is refused from another site', async () => {
    const fields = { page: '/documents/a/', answer: 'yes' };
    expect((await send(inject('baseURL'), fields, 'https://evil.example')).status).toBe(403);
  });

  it('is cut off when it is too long to be one', async () => {
    const res = await send(inject('baseURL'), { page: '/a/', answer: 'yes', comment: 'a'.repeat(5_000_000) });
    expect(res.status).toBe(413);
  });
});
