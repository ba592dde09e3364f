import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, describe, expect, it, vi } from 'vitest';
import { city } from '../tests/support/city.ts';

const dataDir = mkdtempSync(join(tmpdir(), 'mingbai-post-'));
afterAll(() => rmSync(dataDir, { recursive: true }));
afterEach(() => vi.unstubAllEnvs());

const MESSAGE = { id: '2026-00001/OUT#000001#0', to: 'a@b.cn', subject: '申请已收到', text: '正文', kind: 'submit' };

/** What notices are sent by, in a city as it is set. */
const postOf = async (demo: boolean, smtpUrl: string) => {
  const contentDir = city({});
  const path = join(contentDir, 'site.yaml');
  writeFileSync(path, readFileSync(path, 'utf8').replace('demo: true', `demo: ${demo}`));
  vi.resetModules();
  vi.stubEnv('CONTENT_DIR', contentDir);
  vi.stubEnv('DATA_DIR', dataDir);
  vi.stubEnv('SMTP_URL', smtpUrl);
  const { postWorld } = await import('./world-post.ts');
  return postWorld;
};

describe('what cannot be sent is not noted as sent', () => {
  it('a real city without a mail server: mail is tried again, short messages are not', async () => {
    const { postal, mailbox } = await postOf(false, '');
    expect(await postal.mail.send(MESSAGE)).toEqual({ state: 'failed', detail: '未发送：未设置 SMTP_URL' });
    expect(await postal.sms.send(MESSAGE)).toEqual({ state: 'refused', detail: '未发送：未设置短信网关' });
    expect(mailbox).toBeUndefined();
  });

  it('a demonstration with a mail server has no gateway either', async () => {
    const { postal } = await postOf(true, 'smtp://127.0.0.1:1');
    expect((await postal.sms.send(MESSAGE)).state).toBe('refused');
    expect((await postal.mail.send(MESSAGE)).detail).not.toContain('未设置');
  });

  it('a demonstration without one shows all of it in the mailbox', async () => {
    const { postal, mailbox } = await postOf(true, '');
    expect([(await postal.mail.send(MESSAGE)).state, (await postal.sms.send(MESSAGE)).state]).toEqual(['sent', 'sent']);
    expect((await mailbox?.list(10))?.map(({ medium }) => medium).sort()).toEqual(['短信', '邮件']);
  });
});
