import type { AddressInfo } from 'node:net';
import { createServer, type Server } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { inspectUpload } from '#functions/adapters/inspection/inspect-upload.ts';
import { clamavScanner } from '#functions/adapters/scanner-clamav.ts';
import { embeddedScanner } from '#functions/adapters/scanner-embedded.ts';
import type { Scanner } from '#functions/usecases/ports/scanner.ts';
import { settleUpload } from '#functions/usecases/settle-upload.ts';
import { type Api, SUBMISSION, startApi } from '../support/api.ts';
import { EICAR, pdfOf, sha256 } from '../support/files.ts';

let api: Api;
beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.stop());

const announce = (bytes: Buffer, name = '证明.pdf') =>
  api.call('POST', '/uploads', { body: { name, sizeBytes: bytes.length, sha256: sha256(bytes) } });

const settle = (id: string, scanner: Scanner = embeddedScanner) =>
  settleUpload({ uploads: api.world.uploads, blobs: api.world.blobs, inspect: inspectUpload, scanner })(id);

/** An upload as far as its verdict. */
const uploaded = async (bytes: Buffer, scanner?: Scanner, name?: string): Promise<string> => {
  const { data } = await announce(bytes, name);
  await api.world.blobs.quarantine(data.id, bytes);
  await settle(data.id, scanner);
  return data.id;
};

let made = 0;
/** A file like no other. */
const fresh = (): Buffer => {
  made += 1;
  return pdfOf(`% ${made}`);
};

const submitWith = (attachments: readonly string[], key?: string) => api.submit({ ...SUBMISSION, attachments }, key);

describe('POST /uploads 申请上传', () => {
  it('gives an id nobody can guess and a link that says how big', async () => {
    const { status, data } = await announce(fresh());
    expect(status).toBe(201);
    expect(data.id).toMatch(/^[0-9a-f]{48}$/);
    expect(data.link.url).toContain(`/uploads/${data.id}?`);
  });

  it.each([
    ['病毒.exe', 10, '不是可以上传的类型'],
    ['没有扩展名', 10, '不是可以上传的类型'],
    ['图.svg', 10, '不是可以上传的类型'],
    ['a.pdf', 0, '是空的'],
    ['a.pdf', 21 * 1024 * 1024, '超过 20 MB'],
  ])('%s of %i bytes is refused: %s', async (name, sizeBytes, fault) => {
    const { status, data } = await api.call('POST', '/uploads', {
      body: { name, sizeBytes, sha256: '0'.repeat(64) },
    });
    expect([status, data.errors[0].fault]).toEqual([400, fault]);
    expect(data.errors[0].remedy).toMatch(/./);
  });

  it('tells what became of it, and of an unknown one nothing', async () => {
    const id = await uploaded(fresh());
    expect((await api.call('GET', `/uploads/${id}`)).data).toEqual({ id, state: 'clean' });
    const bad = await uploaded(pdfOf('4 0 obj\n<< /S /JavaScript >>\nendobj'));
    expect((await api.call('GET', `/uploads/${bad}`)).data).toMatchObject({
      state: 'refused',
      fault: '没有通过安全检查',
    });
    expect((await api.call('GET', '/uploads/nothing')).status).toBe(404);
  });
});

describe('quarantine', () => {
  it('holds what no scanner has judged; when it answers, the file goes on', async () => {
    const down: Scanner = { scan: async () => 'unavailable' };
    const bytes = fresh();
    const id = await uploaded(bytes, down);
    expect((await submitWith([id])).data.errors[0]).toMatchObject({ field: 'attachments', fault: '还没有检查完' });
    expect(await api.world.blobs.read({ id, sha256: sha256(bytes) })).toBeUndefined();
    await settle(id);
    expect((await submitWith([id])).status).toBe(201);
  });

  it('is emptied when the file is refused, and the file is nowhere', async () => {
    const bytes = Buffer.from(EICAR);
    const id = await uploaded(bytes, undefined, '说明.txt');
    expect(await api.world.blobs.quarantined(id)).toBeUndefined();
    expect(await api.world.blobs.read({ id, sha256: sha256(bytes) })).toBeUndefined();
  });

  it.each(['keep', 'settle', 'discard'] as const)('a process that dies at %s is taken up by the next', async (at) => {
    const bytes = fresh();
    const { data } = await announce(bytes);
    await api.world.blobs.quarantine(data.id, bytes);
    const die = async (): Promise<never> => {
      throw new Error('died');
    };
    const { uploads, blobs } = api.world;
    const dying = {
      uploads: at === 'settle' ? { ...uploads, settle: die } : uploads,
      blobs: at === 'settle' ? blobs : { ...blobs, [at]: die },
      inspect: inspectUpload,
      scanner: embeddedScanner,
    };
    await expect(settleUpload(dying)(data.id)).rejects.toThrow('died');
    expect(await settle(data.id)).toMatchObject({ state: 'clean' });
    expect(await blobs.read({ id: data.id, sha256: sha256(bytes) })).toEqual(bytes);
  });
});

describe('附件 of an application', () => {
  it('belong to one alone; the same submission gets the same receipt', async () => {
    const id = await uploaded(fresh());
    const key = api.key();
    const [first, again] = [await submitWith([id], key), await submitWith([id], key)];
    expect([first.status, again.data]).toEqual([201, first.data]);
    expect((await submitWith([id])).data.errors[0].fault).toBe('已经用在另一件申请');
    const { data } = await api.call('GET', `/applications/${first.data.number}`, {
      headers: await api.as('registrar'),
    });
    expect(data.application.attachments).toEqual([expect.objectContaining({ id, type: 'pdf' })]);
    expect(JSON.stringify(data)).not.toContain('证明');
  });

  it('of two submissions at once one gets it, and no number is lost', async () => {
    const id = await uploaded(fresh());
    const both = await Promise.all([submitWith([id]), submitWith([id])]);
    expect(both.map(({ status }) => status).sort()).toEqual([201, 400]);
  });

  it.each([
    [['nothing-of-the-kind-is-here'], '没有这个附件'],
    [['x'.repeat(70)], '不是合法的编号'],
  ])('%j: %s', async (ids, fault) => {
    const { status, data } = await submitWith(ids);
    expect([status, data.errors[0].fault]).toEqual([400, expect.stringContaining(fault)]);
  });

  it('come with a supplement too', async () => {
    const { data: receipt } = await api.submit();
    await api.step(receipt.number, 'register', 2, {}, 'registrar');
    await api.step(receipt.number, 'askSupplement', 3, { what: '证明', workdays: 10 }, 'registrar');
    const id = await uploaded(fresh());
    const supplement = (key: string) =>
      api.call('POST', `/applications/${receipt.number}/applicant-steps/supplement`, {
        body: { version: 4, queryCode: receipt.queryCode, data: { description: '见附件', attachments: [id] } },
        headers: { 'idempotency-key': key },
      });
    const key = api.key();
    expect((await supplement(key)).data).toMatchObject({ state: 'registered' });
    expect((await supplement(key)).data).toMatchObject({ state: 'registered', version: 5 });
    const stored = await api.world.applications.load(receipt.number);
    expect(stored?.application.attachments.map((each) => each.id)).toEqual([id]);
  });
});

describe('ClamAV (INSTREAM)', () => {
  const servers: Server[] = [];
  afterAll(() => servers.map((server) => server.close()));

  /** clamd, as far as INSTREAM goes: answers when the chunk without bytes has come. */
  const clamd = async (answer: (bytes: Buffer) => string | undefined): Promise<string> => {
    const server = createServer((socket) => {
      const parts: Buffer[] = [];
      socket.on('error', () => undefined);
      socket.on('data', (data) => {
        parts.push(data);
        const all = Buffer.concat(parts);
        if (!all.subarray(-4).equals(Buffer.alloc(4))) return;
        const said = answer(all);
        if (said === undefined) socket.destroy();
        else if (said) socket.end(said);
      });
    });
    servers.push(server);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return `127.0.0.1:${(server.address() as AddressInfo).port}`;
  };

  it('hands over every byte, and believes OK and FOUND', async () => {
    const bytes = Buffer.alloc(200_000, 'x');
    let seen = 0;
    const address = await clamd((all) => {
      seen = all.filter((byte) => byte === 0x78).length;
      return 'stream: OK\0';
    });
    expect(await clamavScanner(address).scan(bytes)).toBe('clean');
    expect(seen).toBeGreaterThanOrEqual(200_000);
    const found = await clamd(() => 'stream: Eicar-Signature FOUND\0');
    expect(await clamavScanner(found).scan(bytes)).toEqual({ forbidden: 'Eicar-Signature' });
  });

  it.each([
    ['an error', () => 'INSTREAM size limit exceeded. ERROR\0'],
    ['nonsense', () => 'HTTP/1.1 200 OK\n'],
    ['a line cut off', () => undefined],
    ['silence', () => ''],
  ])('%s is no answer: nothing is let through', async (_, answer) => {
    expect(await clamavScanner(await clamd(answer), 300).scan(Buffer.from('x'))).toBe('unavailable');
  });

  it('nobody there is no answer', async () => {
    expect(await clamavScanner('127.0.0.1:1', 300).scan(Buffer.from('x'))).toBe('unavailable');
    expect(await clamavScanner('/nowhere/clamd.sock', 300).scan(Buffer.from('x'))).toBe('unavailable');
  });
});
