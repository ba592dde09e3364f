import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Api, SUBMISSION, startApi } from '../support/api.ts';

let api: Api;
beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.stop());

const ORGANISATION = {
  applicantKind: 'business',
  personal: { ...SUBMISSION.personal, legalRepresentative: '李四', contact: '王五' },
};

/** Submitted, registered and passed to `roads`: its number and version. */
const handled = async () => {
  const { data } = await api.submit();
  const { number } = data;
  await api.step(number, 'register', 2, {}, 'registrar');
  const { data: moved } = await api.step(number, 'transfer', 3, { lead: 'roads', assisting: [] }, 'registrar');
  return { number, version: moved.version, code: data.queryCode };
};

describe('POST /applications 提出申请', () => {
  it('gives a receipt with number, query code and due date', async () => {
    const { status, data } = await api.submit();
    expect(status).toBe(201);
    expect(data).toMatchObject({
      arrivedOn: '2026-03-02',
      receivedOn: '2026-03-02',
      replyDueOn: '2026-03-30',
      provisional: false,
    });
    expect(data.number).toMatch(/^2026-\d{5}$/);
    expect(data.queryCode).toMatch(/^[0-9A-Z]{4}(?:-[0-9A-Z]{4}){2}$/);
  });

  it('ten times under one key is one application and one receipt', async () => {
    const key = api.key();
    const answers = await Promise.all(Array.from({ length: 10 }, () => api.submit(SUBMISSION, key)));
    expect(new Set(answers.map(({ status, data }) => `${status} ${JSON.stringify(data)}`)).size).toBe(1);
  });

  it('refuses another application under a key already used', async () => {
    const key = api.key();
    await api.submit(SUBMISSION, key);
    const { status, data } = await api.submit({ ...SUBMISSION, helpWanted: '大字版' }, key);
    expect([status, data.code]).toEqual([409, 'keyReused']);
  });

  it.each([
    [{ personal: { ...SUBMISSION.personal, name: undefined } }, 'personal.name', '没有填写'],
    [{ personal: { ...SUBMISSION.personal, email: undefined } }, 'personal.email', '没有填写'],
    [{ obtaining: 'post' }, 'personal.address', '没有填写'],
    [
      { personal: { ...SUBMISSION.personal, idNumber: '110105194912310021' } },
      'personal.idNumber',
      '末位与前面各位不符',
    ],
    [{ idKind: 'creditCode' }, 'idKind', '公民不能用统一社会信用代码'],
    [{ ...ORGANISATION, idKind: 'residentId' }, 'idKind', '单位不能用居民身份证'],
    [{ ...ORGANISATION, idKind: 'creditCode' }, 'personal.idNumber', '信用代码'],
    [{ carrier: 'paper', obtaining: 'download' }, 'obtaining', '选了“纸质”，不能选“网上下载”'],
    [{ carrier: 'disc', obtaining: 'email' }, 'obtaining', '选了“光盘”，不能选“电子邮件”'],
    [{ applicantKind: 'business' }, 'personal.legalRepresentative', '没有填写'],
    [{ wanted: { title: '', description: 'x' } }, 'wanted.title', '是空的'],
    [{ wanted: { title: 'a\u202eb', description: 'x' } }, 'wanted.title', '含有不能显示的字符'],
    [{ channel: 'pigeon' }, 'channel', '“pigeon”不在可选的值之内'],
    [{ purpose: '科研' }, '', '没有“purpose”这个字段'],
    [{ arrivedOn: '2026-02-30' }, 'arrivedOn', '日历上没有这一天'],
  ])('names the field, the fault and the remedy: %j', async (change, field, fault) => {
    const { status, data } = await api.submit({ ...SUBMISSION, ...change });
    expect([status, data.code]).toEqual([400, 'invalid']);
    const found = data.errors.find((error: { field: string }) => error.field === field);
    expect(found?.fault).toContain(fault);
    expect(found?.remedy).toMatch(/./);
  });

  it('at the counter it takes an officer', async () => {
    const counter = { ...SUBMISSION, channel: 'counter' };
    expect((await api.submit(counter)).data.code).toBe('writtenDownByStaff');
    const headers = { ...(await api.as('registrar')), 'idempotency-key': api.key() };
    expect((await api.call('POST', '/applications', { body: counter, headers })).status).toBe(201);
  });

  it('without a key is told to send one', async () => {
    expect((await api.call('POST', '/applications', { body: SUBMISSION })).data.code).toBe('noKey');
  });
});

describe('POST /applications/track 查询', () => {
  it('shows what happened and what comes next, and nothing personal', async () => {
    const { number, code } = await handled();
    const { status, data } = await api.call('POST', '/applications/track', { body: { number, queryCode: code } });
    expect(status).toBe(200);
    expect(data).toMatchObject({ number, stage: '转办', clock: { runs: true, dueOn: '2026-03-30', light: 'green' } });
    expect(data.timeline.map(({ name }: { name: string }) => name)).toEqual(['提出申请', '确认收到', '登记', '转办']);
    expect(JSON.stringify(data)).not.toMatch(/张|13800001234|zhang@/);
  });

  it('answers a wrong code and an unknown number alike', async () => {
    const { number, code } = await handled();
    const wrong = await api.call('POST', '/applications/track', { body: { number, queryCode: 'AAAA-BBBB-CCCC' } });
    const unknown = await api.call('POST', '/applications/track', { body: { number: '2026-99999', queryCode: code } });
    expect([wrong.status, wrong.data]).toEqual([unknown.status, unknown.data]);
    expect(wrong.status).toBe(404);
  });

  it('may be tried ten times in ten minutes', async () => {
    const body = { number: '2026-99999', queryCode: 'AAAA-BBBB-CCCC' };
    const once = () => api.call('POST', '/applications/track', { body, address: '192.0.2.1' });
    const answers = [];
    for (let at = 0; at < 11; at += 1) answers.push((await once()).status);
    expect(answers).toEqual([...Array(10).fill(404), 429]);
    api.clock.seconds += 600;
    expect((await once()).status).toBe(404);
  });

  it('a right code is no try: neither a look nor a step, done or refused', async () => {
    const { number, code } = await handled();
    const address = '192.0.2.4';
    const look = async (queryCode: string) =>
      (await api.call('POST', '/applications/track', { body: { number, queryCode }, address })).status;
    const withdraw = async (queryCode: string, version = 1) => {
      const body = { version, queryCode, data: { reason: '已经找到' } };
      const headers = { 'idempotency-key': api.key() };
      const path = `/applications/${number}/applicant-steps/withdraw`;
      return (await api.call('POST', path, { body, headers, address })).status;
    };
    for (let at = 0; at < 12; at += 1) expect([await look(code), await withdraw(code)]).toEqual([200, 409]);
    for (let at = 0; at < 9; at += 1) expect(await look('AAAA-BBBB-CCCC')).toBe(404);
    expect(await look(code)).toBe(200);
    expect([await look('AAAA-BBBB-CCCC'), await look('AAAA-BBBB-CCCC'), await look(code)]).toEqual([404, 429, 429]);
    for (let at = 0; at < 10; at += 1) expect(await withdraw('AAAA-BBBB-CCCC')).toBe(404);
    expect(await withdraw(code)).toBe(429);
  });

  it('of forty guesses at once, ten are judged', async () => {
    const { number } = await handled();
    const body = { number, queryCode: 'AAAA-BBBB-CCCC' };
    const once = () => api.call('POST', '/applications/track', { body, address: '192.0.2.5' });
    const statuses = (await Promise.all(Array.from({ length: 40 }, once))).map(({ status }) => status);
    expect(statuses.filter((status) => status === 404)).toHaveLength(10);
  });

  it('says how long one has to wait', async () => {
    const body = { number: '2026-99999', queryCode: 'AAAA-BBBB-CCCC' };
    const once = () => api.call('POST', '/applications/track', { body, address: '192.0.2.2' });
    for (let at = 0; at < 10; at += 1) await once();
    api.clock.seconds += 130 - (api.clock.seconds % 600);
    for (let at = 0; at < 10; at += 1) await once();
    const { status, headers, data } = await once();
    expect([status, headers.get('retry-after'), data.retryAfterSeconds]).toEqual([429, '470', 470]);
  });

  it('a refused body takes nothing from how often one may apply', async () => {
    const address = '192.0.2.3';
    const apply = async (body: unknown) =>
      (await api.call('POST', '/applications', { body, address, headers: { 'idempotency-key': api.key() } })).status;
    const wrongNumber = { ...SUBMISSION, personal: { ...SUBMISSION.personal, idNumber: '110105194912310021' } };
    for (let at = 0; at < 25; at += 1)
      expect([await apply('{'), await apply({}), await apply(wrongNumber)]).toEqual([400, 400, 400]);
    for (let at = 0; at < 20; at += 1) expect(await apply(SUBMISSION)).toBe(201);
    expect(await apply(SUBMISSION)).toBe(429);
    for (let at = 0; at < 40; at += 1) await apply('{');
    expect(await apply('{')).toBe(429);
  });

  it('lets the applicant withdraw', async () => {
    const { number, code, version } = await handled();
    const answer = await api.call('POST', `/applications/${number}/applicant-steps/withdraw`, {
      body: { version, queryCode: code, data: { reason: '不需要了' } },
      headers: { 'idempotency-key': api.key() },
    });
    expect(answer).toMatchObject({ status: 200, data: { state: 'closed' } });
  });
});

describe('officers', () => {
  it('without a token, with another provider’s or with no role of ours, are not let in', async () => {
    for (const headers of [
      {},
      { authorization: 'Bearer nonsense-that-is-long-enough' },
      { authorization: `Bearer ${await api.token([], 'x', 'x')}` },
      { authorization: `Bearer ${await api.token(['system' as never])}` },
    ])
      expect((await api.call('GET', '/applications?by=desk&of=registry', { headers: headers as never })).status).toBe(
        401,
      );
  });

  it('see personal fields masked, the clock and the steps they may take', async () => {
    const { number } = await handled();
    const { data } = await api.call('GET', `/applications/${number}`, { headers: await api.as('officer', 'roads') });
    expect(data.application.personal).toMatchObject({ name: '张**', phone: '138****1234' });
    expect(JSON.stringify(data)).not.toMatch(/张三丰|13800001234|11010519491231002X|zhang@/);
    const offered = data.steps
      .filter((each: { offered: boolean }) => each.offered)
      .map(({ step }: { step: string }) => step);
    expect(offered).toEqual(expect.arrayContaining(['submitDraft', 'consultThirdParty', 'askSupplement']));
    expect(offered).not.toContain('transfer');
  });

  it('open personal fields with a reason, which is recorded', async () => {
    const { number, version } = await handled();
    const { data } = await api.step(
      number,
      'unmask',
      version,
      { fields: ['phone'], reason: '电话核实' },
      'officer',
      'roads',
    );
    expect(data.personal).toEqual({ phone: '13800001234' });
    const [last] = (await api.world.applications.history(number)).slice(-1);
    expect(last?.event).toMatchObject({
      step: 'unmask',
      actor: { id: 'officer' },
      data: { fields: ['phone'], reason: '电话核实' },
    });
  });

  it('are merged when they are the same applicant’s for the same record, the earlier waiting for its reply', async () => {
    const wanted = { title: '内河水质监测点名录', description: '全部' };
    const other = { ...SUBMISSION.personal, idNumber: '440308199901101512' };
    const [first, again, stranger] = [
      (await api.submit({ ...SUBMISSION, wanted })).data.number,
      (await api.submit({ ...SUBMISSION, wanted })).data.number,
      (await api.submit({ ...SUBMISSION, wanted, personal: other })).data.number,
    ];
    const merge = (number: string, into: string) =>
      api.step(number, 'merge', 2, { into, reason: '同一件' }, 'registrar').then(({ data }) => data.code ?? data.state);
    expect(await merge(stranger, first)).toBe('mergesTheSame');
    expect(await merge(first, first)).toBe('mergesTheSame');
    expect(await merge(first, (await handled()).number)).toBe('mergesTheSame');
    expect(await merge(first, '2026-99999')).toBe('mergesTheSame');
    expect(await merge(again, first)).toBe('closed');
    expect(await merge(first, again)).toBe('mergesTheSame');
    const forged = await api.step(first, 'merge', 2, { into: stranger, reason: 'x', isSame: true }, 'registrar');
    expect(forged.data.errors[0].fault).toContain('isSame');
  });

  it('who come second are told what changed, and nothing of theirs is written', async () => {
    const { number, version } = await handled();
    await api.step(number, 'assist', version, { opinion: 'x' }, 'officer', 'roads');
    await api.step(number, 'return', version, { reason: '不属于本单位' }, 'officer', 'roads');
    const { status, data } = await api.step(number, 'askReasons', version, { reason: '数量大' }, 'officer', 'roads');
    expect([status, data.code, data.version]).toEqual([409, 'outrun', version + 1]);
  });

  it.each([
    ['submitDraft', 'officer', 'tax', 403, 'notYourUnit'],
    ['sign', 'signer', undefined, 409, 'stateForbids'],
    ['transfer', 'officer', 'roads', 403, 'notYourStep'],
    ['flyAway', 'officer', 'roads', 404, 'noSuchStep'],
    ['remind', 'officer', 'roads', 404, 'noSuchStep'],
  ] as const)('%s by %s of %s: %s %s', async (step, role, unit, status, code) => {
    const { number, version } = await handled();
    const data =
      {
        submitDraft: { outcome: 'granted.full', statements: { information: 'x' } },
        sign: { hash: 'a'.repeat(64), replyNo: '1' },
        transfer: { lead: 'parks' },
      }[step as string] ?? {};
    const answer = await api.step(number, step, version, data, role, unit);
    expect([answer.status, answer.data.code]).toEqual([status, code]);
  });

  it('of another unit see neither the application nor the list; the office sees both', async () => {
    const { number } = await handled();
    const read = async (role: 'officer' | 'registrar' | 'signer', unit?: string) => {
      const headers = await api.as(role, unit);
      const one = await api.call('GET', `/applications/${number}`, { headers });
      const list = await api.call('GET', '/applications?by=unit&of=roads', { headers });
      return [one.data.code ?? one.status, list.data.code ?? list.status];
    };
    expect(await read('officer', 'roads')).toEqual([200, 200]);
    expect(await read('officer', 'tax')).toEqual(['noSuchApplication', 'notYourList']);
    expect(await read('officer')).toEqual(['noSuchApplication', 'notYourList']);
    expect(await read('registrar')).toEqual([200, 200]);
    expect(await read('signer')).toEqual([200, 200]);
  });

  it('page through a list by cursor, each line once', async () => {
    for (let at = 0; at < 5; at += 1) await handled();
    const headers = await api.as('officer', 'roads');
    const seen: string[] = [];
    let cursor = '';
    for (const of of ['', '&state=handling']) {
      seen.length = 0;
      do {
        const { data } = await api.call('GET', `/applications?by=unit&of=roads&limit=2${of}${cursor}`, { headers });
        seen.push(...data.lines.map(({ number }: { number: string }) => number));
        cursor = data.cursor ? `&cursor=${data.cursor}` : '';
      } while (cursor);
      expect(seen.length).toBeGreaterThanOrEqual(5);
      expect(new Set(seen).size).toBe(seen.length);
    }
    const none = await api.call('GET', '/applications?by=unit&of=roads&state=signing', { headers });
    expect(none.data).toEqual({ lines: [] });
    expect((await api.call('GET', '/applications?by=unit&of=roads&cursor=nonsense', { headers })).data.code).toBe(
      'badCursor',
    );
  });
});

describe('POST /deadlines 计算期限', () => {
  it('counts with the proof, day by day', async () => {
    const { status, data } = await api.call('POST', '/deadlines', {
      body: { rule: 'reply.base', input: { received: '2026-02-06' } },
    });
    expect([status, data.due, data.result]).toEqual([200, '2026-03-12', { due: '2026-03-12' }]);
    expect(data.proof.length).toBeGreaterThan(30);
  });
});

describe('every answer', () => {
  it('is not kept, not guessed at, and not framed', async () => {
    const { headers } = await api.call('GET', '/workflow');
    expect(headers.get('cache-control')).toBe('no-store');
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('content-security-policy')).toContain("default-src 'none'");
  });

  it('of an unknown door is a problem in Chinese', async () => {
    const { status, data, headers } = await api.call('GET', '/nothing');
    expect([status, data.code, headers.get('content-type')]).toEqual([
      404,
      'noDoor',
      'application/problem+json; charset=utf-8',
    ]);
  });
});
