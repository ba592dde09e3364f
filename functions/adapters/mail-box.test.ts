import { mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { mailbox } from './mail-box.ts';

const MESSAGE = { id: '2026-00042/3/0', to: 'a@b.cn', subject: '申请已收到', text: '正文', kind: 'confirmReceipt' };
let dir: string;
let minute = 0;

const now = () => {
  minute += 1;
  return `2026-03-02T09:${String(minute).padStart(2, '0')}:00+08:00`;
};

beforeEach(async () => {
  minute = 0;
  dir = join(await mkdtemp(join(tmpdir(), 'mingbai-mail-')), 'mailbox');
});

afterEach(() => rm(join(dir, '..'), { recursive: true }));

describe('本机信箱', () => {
  it('is empty before the first message', async () => {
    expect(await mailbox(dir, { now }).list(10)).toEqual([]);
  });

  it('keeps a message sent again once, also when sent at the same moment', async () => {
    const { mail, list } = mailbox(dir, { now });
    await Promise.all(Array.from({ length: 10 }, () => mail.send(MESSAGE)));
    expect(await mail.send(MESSAGE)).toEqual({ state: 'sent', detail: 'kept before' });
    expect(await list(10)).toMatchObject([{ ...MESSAGE, medium: '邮件' }]);
  });

  it('keeps no more than it may: the oldest go, and the page reads only what it shows', async () => {
    const { mail, list } = mailbox(dir, { now }, 3);
    for (let at = 1; at <= 5; at += 1) await mail.send({ ...MESSAGE, id: `2026-00042/${at}` });
    expect(await readdir(dir)).toHaveLength(3);
    expect((await list(2)).map(({ id }) => id)).toEqual(['2026-00042/5', '2026-00042/4']);
  });

  it('keeps a short message beside the mail of the same notice', async () => {
    const { mail, sms, list } = mailbox(dir, { now });
    await mail.send(MESSAGE);
    await sms.send({ id: MESSAGE.id, to: '13812341234', text: '短信正文', kind: MESSAGE.kind });
    expect((await list(10)).map(({ medium, to }) => [medium, to])).toEqual([
      ['短信', '13812341234'],
      ['邮件', 'a@b.cn'],
    ]);
  });

  it('shows the newest first, so many as asked for, and each by its key', async () => {
    const { mail, list, read } = mailbox(dir, { now });
    for (const id of ['1', '2', '3']) await mail.send({ ...MESSAGE, id });
    const [newest, second] = await list(2);
    expect([newest?.id, second?.id]).toEqual(['3', '2']);
    expect(await read(newest?.key ?? '')).toEqual(newest);
  });

  it('is for its owner’s eyes alone, and leaves nothing half-written', async () => {
    await mailbox(dir, { now }).mail.send(MESSAGE);
    const names = await readdir(dir);
    expect(names).toHaveLength(1);
    const modes = await Promise.all([dir, join(dir, names[0] ?? '')].map(async (path) => (await stat(path)).mode));
    expect(modes.map((mode) => mode & 0o777)).toEqual([0o700, 0o600]);
  });

  it('passes over what a crash left behind', async () => {
    const { mail, list } = mailbox(dir, { now });
    await mail.send(MESSAGE);
    await writeFile(join(dir, `${'a'.repeat(40)}.json.0123.tmp`), '{"half');
    expect(await list(10)).toHaveLength(1);
  });

  it.each(['', '../keys/master', 'a'.repeat(40), '%2e%2e', 'A'.repeat(40)])('has nothing under %j', async (key) => {
    expect(await mailbox(dir, { now }).read(key)).toBeUndefined();
  });
});
