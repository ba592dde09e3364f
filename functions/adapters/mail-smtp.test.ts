import type { AddressInfo } from 'node:net';
import { createServer, type Server, type Socket } from 'node:net';
import { text as textOf } from 'node:stream/consumers';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';
import { afterEach, describe, expect, it } from 'vitest';
import { smtpMail } from './mail-smtp.ts';

const FROM = '某市政府信息公开 <open@example.gov.cn>';
const MESSAGE = {
  id: '2026-00042/3/0',
  to: 'applicant@example.cn',
  subject: '申请已收到（2026-00042）',
  text: '您的政府信息公开申请已收到。\n.\n第三行\n',
  kind: 'confirmReceipt',
};

interface Received {
  readonly to: readonly string[];
  readonly source: string;
}

let closing: (() => void)[] = [];

afterEach(() => {
  for (const close of closing) close();
  closing = [];
});

/** A real server, and what it was given. */
const serve = async (options: SMTPServerOptions = {}) => {
  const received: Received[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData: async (stream, { envelope }, done) => {
      received.push({ to: envelope.rcptTo.map(({ address }) => address), source: await textOf(stream) });
      done();
    },
    ...options,
  });
  server.on('error', () => undefined);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closing.push(() => void server.close());
  const { port } = server.server.address() as AddressInfo;
  return { received, mail: smtpMail({ url: `smtp://127.0.0.1:${port}`, from: FROM, timeoutMs: 2000 }) };
};

/** A server that speaks as told, or not at all. */
const serveRaw = async (answer: (socket: Socket) => void) => {
  const server: Server = createServer((socket) => {
    socket.on('error', () => undefined);
    closing.push(() => void socket.destroy());
    answer(socket);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closing.push(() => void server.close());
  const { port } = server.address() as AddressInfo;
  return smtpMail({ url: `smtp://127.0.0.1:${port}`, from: FROM, timeoutMs: 300 });
};

const failing = (responseCode: number, message: string) => Object.assign(new Error(message), { responseCode });

const headersOf = (source: string): string => source.slice(0, source.indexOf('\r\n\r\n'));

describe('mail over SMTP', () => {
  it('arrives whole at its one address', async () => {
    const { received, mail } = await serve();
    expect(await mail.send(MESSAGE)).toEqual({ state: 'sent', detail: '250' });
    const [{ to, source } = { to: [], source: '' }] = received;
    expect(to).toEqual(['applicant@example.cn']);
    expect(headersOf(source)).toContain('To: applicant@example.cn');
    expect(headersOf(source)).toContain('Auto-Submitted: auto-generated');
    const body = source.slice(source.indexOf('\r\n\r\n') + 4);
    expect(Buffer.from(body, 'base64').toString().replaceAll('\r\n', '\n')).toBe(MESSAGE.text);
  });

  it('carries the same message id each time it is sent, and another message another', async () => {
    const { received, mail } = await serve();
    await mail.send(MESSAGE);
    await mail.send(MESSAGE);
    await mail.send({ ...MESSAGE, id: '2026-00042/4/0' });
    const ids = received.map(({ source }) => /^Message-ID: (.+)$/im.exec(source)?.[1]?.trim());
    expect(ids[0]).toMatch(/^<[0-9a-f]{40}@example\.gov\.cn>$/);
    expect([ids[1] === ids[0], ids[2] === ids[0]]).toEqual([true, false]);
  });

  it('lets no subject and no kind become another header', async () => {
    const { received, mail } = await serve();
    await mail.send({ ...MESSAGE, subject: 'a\r\nBcc: evil@example.cn', kind: 'b\r\nX-Evil: 1' });
    expect(received[0]?.to).toEqual(['applicant@example.cn']);
    expect(headersOf(received[0]?.source ?? '')).not.toMatch(/^(?:Bcc|X-Evil):/im);
    expect(headersOf(received[0]?.source ?? '')).toMatch(/^Subject: a Bcc: evil@example\.cn/m);
  });

  it.each([
    'a@b.cn, c@d.cn',
    'a@b.cn\r\nBcc: c@d.cn',
    'a@b.cn> NOTIFY=NEVER',
    '<a@b.cn>',
    '"a b"@c.cn',
    'group: a@b.cn;',
    'a',
    '',
  ])('refuses %j, which is not one address, without asking the server', async (to) => {
    const { received, mail } = await serve();
    expect(await mail.send({ ...MESSAGE, to })).toEqual({ state: 'refused', detail: 'not one address' });
    expect(received).toEqual([]);
  });

  it('is tried again after greylisting', async () => {
    const { mail } = await serve({ onRcptTo: (_, __, done) => done(failing(451, '4.7.1 Greylisted')) });
    expect(await mail.send(MESSAGE)).toEqual({ state: 'failed', detail: 'RCPT TO 451 4.7.1' });
  });

  it('is refused for good by 550, and the log does not learn the address', async () => {
    const { mail } = await serve({
      onRcptTo: ({ address }, _, done) => done(failing(550, `5.1.1 <${address}>: no such user`)),
    });
    expect(await mail.send(MESSAGE)).toEqual({ state: 'refused', detail: 'RCPT TO 550 5.1.1' });
  });

  it('is refused for good when the text is not taken', async () => {
    const { mail } = await serve({
      onData: (stream, _, done) => {
        stream.resume();
        stream.on('end', () => done(failing(554, '5.7.1 rejected')));
      },
    });
    expect((await mail.send(MESSAGE)).state).toBe('refused');
  });

  it('is tried again when the server does not want us as sender: the recipient is not to blame', async () => {
    const { mail } = await serve({ onMailFrom: (_, __, done) => done(failing(553, '5.7.1 sender')) });
    expect((await mail.send(MESSAGE)).state).toBe('failed');
  });

  it('is tried again when our password is wrong', async () => {
    const { received } = await serve();
    const server = new SMTPServer({
      disabledCommands: ['STARTTLS'],
      allowInsecureAuth: true,
      onAuth: (_, __, done) => done(failing(535, '5.7.8 bad credentials')),
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    closing.push(() => void server.close());
    const { port } = server.server.address() as AddressInfo;
    const delivery = await smtpMail({ url: `smtp://user:pw@127.0.0.1:${port}`, from: FROM }).send(MESSAGE);
    expect(delivery.state).toBe('failed');
    expect(delivery.detail).toContain('535');
    expect(received).toEqual([]);
  });

  it('is tried again when nobody listens', async () => {
    const delivery = await smtpMail({ url: 'smtp://127.0.0.1:1', from: FROM, timeoutMs: 500 }).send(MESSAGE);
    expect(delivery.state).toBe('failed');
  });

  it('is given up for now when the server says nothing', async () => {
    const mail = await serveRaw(() => undefined);
    expect((await mail.send(MESSAGE)).state).toBe('failed');
  });

  it('is given up for now when the server speaks so slowly that it never ends', async () => {
    const mail = await serveRaw((socket) => {
      const timer = setInterval(() => socket.write('220-wait\r\n'), 50);
      socket.on('close', () => clearInterval(timer));
    });
    expect(await mail.send(MESSAGE)).toEqual({ state: 'failed', detail: 'ETIMEDOUT' });
  });

  it('is given up for now when the line is cut in the middle', async () => {
    const mail = await serveRaw((socket) => {
      socket.write('220 ready\r\n');
      socket.once('data', () => socket.destroy());
    });
    expect((await mail.send(MESSAGE)).state).toBe('failed');
  });
});
