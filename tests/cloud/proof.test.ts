import { createHash } from 'node:crypto';
import { GetCommand, PutCommand, ScanCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Role } from '#domain/application/roles.ts';
import { SITE_FAULT_KINDS } from '#domain/site-fault-kinds.ts';
import { hashOf, sessionKey } from '#functions/adapters/dynamo/keys.ts';
import { GRANTS, type GrantName } from '#functions/grants.ts';
import { DEADLINE_EXAMPLE } from '#functions/http/examples.ts';
import { SUBMISSION } from '../support/api.ts';
import { ANSWERS } from '../support/apply.ts';
import { type Asked, bucketEvent, streamRecords } from '../support/cloud/events.ts';
import { type Answered, type CloudHouse, startHouse } from '../support/cloud/house.ts';
import { judge, nameOf, permissionsIn } from '../support/cloud/policy.ts';
import { pdfOf } from '../support/files.ts';
import { textOf } from '../support/pdf.ts';
import { pdf, words } from '../support/pdf-sample.ts';

const FUNCTIONS = Object.keys(GRANTS) as GrantName[];

const DOMAIN = 'https://qingdao.mingbai.example';
const CALLBACK = `${DOMAIN}/office/callback`;
const PDF = pdfOf('% proof');
const WITH_NUMBER = pdf({ pages: [{ content: words('open 13800138000', 100, 700) }] });

let house: CloudHouse;
let keyed = 0;
const fresh = () => {
  keyed += 1;
  return `proof-key-${String(keyed).padStart(10, '0')}`;
};

const json = ({ body }: Answered) => JSON.parse(body);

const tokenOf = (role: Role, unit?: string): Promise<string> =>
  house.provider.sign(
    {
      iss: house.provider.issuer,
      aud: 'mingbai',
      sub: role,
      exp: Math.floor(Date.now() / 1000) + 600,
      roles: [role],
      ...(unit && { unit }),
    },
    { typ: 'at+jwt' },
  );

const api = async (
  method: 'GET' | 'POST',
  path: string,
  body?: object,
  role?: Role,
  unit?: string,
): Promise<Answered> => {
  const [pathname = '', query = ''] = path.split('?');
  return house.ask('api', {
    method,
    path: `/api/v1${pathname}`,
    query,
    headers: {
      ...(body && { 'content-type': 'application/json', 'idempotency-key': fresh() }),
      ...(role && { authorization: `Bearer ${await tokenOf(role, unit)}` }),
    },
    ...(body && { body: JSON.stringify(body) }),
  });
};

const versionOf = async (number: string) => json(await api('GET', `/applications/${number}`, undefined, 'registrar'));

const take = async (number: string, step: string, data: object, role: Role, unit?: string): Promise<void> => {
  const { version, application } = await versionOf(number);
  const whole = /^(?:pass|sign$)/.test(step) ? { ...data, hash: application.draft.hash } : data;
  const answered = await api('POST', `/applications/${number}/steps/${step}`, { version, data: whole }, role, unit);
  if (answered.statusCode !== 200) throw new Error(`${step}: ${answered.body}`);
  await stream();
};

/** What the table's stream brings since the last time, to the function that hears it. */
const stream = async (): Promise<void> => {
  for (const event of await records()) expect(await house.invoke('stream', event)).toEqual({ batchItemFailures: [] });
};
let records: () => Promise<object[]>;

const today = () => new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10);

let number: string;
let queryCode: string;
let attachment: string;
let released: string;

/** A browser's cookies after an answer. */
const cookiesOf = ({ cookies = [] }: Answered): string[] => cookies.map((cookie) => cookie.split(';', 1)[0] ?? '');

const receiptPath = () => `/office/applications/${number}/receipt.pdf`;
const filePath = () => `/office/applications/${number}/attachments/${attachment}`;

const formOf = (fields: Readonly<Record<string, string>>) => ({
  headers: { 'content-type': 'application/x-www-form-urlencoded' },
  body: new URLSearchParams(fields).toString(),
});

/** A page's form with a file. */
const formWith = async (fields: Readonly<Record<string, string>>, name: string, bytes: Uint8Array) => {
  const form = new FormData();
  for (const [field, value] of Object.entries(fields)) form.append(field, value);
  form.append('file', new Blob([new Uint8Array(bytes)], { type: 'application/pdf' }), name);
  const sent = new Request(DOMAIN, { method: 'POST', body: form });
  return {
    headers: { 'content-type': sent.headers.get('content-type') ?? '', origin: DOMAIN },
    body: new Uint8Array(await sent.arrayBuffer()),
  };
};

/** What a browser has when it follows the link of the bucket. */
const fetched = async ({ statusCode, headers }: Answered): Promise<Buffer> => {
  expect(statusCode).toBe(303);
  const response = await fetch(headers['location'] ?? '');
  expect(response.status).toBe(200);
  return Buffer.from(await response.arrayBuffer());
};

/** The fields of a page that go with the file to the bucket. */
const fieldsFor = (page: string, mark: RegExp): Record<string, string> =>
  Object.fromEntries(
    Array.from(page.matchAll(/<input [^>]*type="hidden"[^>]*>/g), ([input]) => input)
      .filter((input) => mark.test(input))
      .map((input) => ['name', 'value'].map((of) => plainText(new RegExp(`${of}="([^"]*)"`).exec(input)?.[1] ?? ''))),
  );

/** Sends a form with a file to the bucket, as a browser does; where it leads. */
const sendTo = async (name: GrantName, fields: Readonly<Record<string, string>>, file: File): Promise<URL> => {
  const { headers, body } = await formWith(fields, file.name, new Uint8Array(await file.arrayBuffer()));
  const sent = await fetch(new URL(`/${house.bucket}`, house.s3), {
    method: 'POST',
    headers: { 'content-type': headers['content-type'] },
    body,
    redirect: 'manual',
  });
  const next = new URL(sent.headers.get('location') ?? '');
  // A browser sent it; whoever signed the form must be allowed to.
  house
    .calls(name)
    .push({ action: 's3:PutObject', resource: `arn:aws:s3:::${house.bucket}/${next.searchParams.get('key')}` });
  return next;
};

const plainText = (html: string): string =>
  html.replaceAll('&#38;', '&').replaceAll('&amp;', '&').replaceAll('&#34;', '"').replaceAll('&quot;', '"');

const folderOf = () => `/office/applications/${number}/files`;

/** Brings a file as the officer's page says: to the bucket, and on to where it leads. */
const bring = async (name: string, bytes: Uint8Array, cookies: readonly string[]): Promise<Answered> => {
  const page = await house.ask('pages', { path: `${folderOf()}/`, cookies });
  expect(page.headers['content-security-policy']).toContain(`form-action 'self' https://${house.bucket}.s3.`);
  const [, form = ''] = /<form[^>]*multipart[^>]*>([\s\S]*?)<\/form>/.exec(page.body) ?? [];
  const { pathname, search } = await sendTo('pages', fieldsFor(form, /name=/), new File([new Uint8Array(bytes)], name));
  expect(pathname).toBe(`${folderOf()}/arrived`);
  const asked = { path: pathname, query: search.slice(1), cookies };
  const arrived = await house.ask('folder', asked);
  expect((await house.ask('folder', asked)).headers['location']).toBe(`${folderOf()}/`);
  return arrived;
};

/** 随答复公开的文件: brought, looked at, a number removed from it; what is left is given out. */
const makeReleased = async (): Promise<string> => {
  const session = await signIn('head');
  const csrf = await csrfOf(session);
  const idIn = ({ headers }: Answered): string => /\?file=([0-9a-f]{48})$/.exec(headers['location'] ?? '')?.[1] ?? '';
  const post = async (path: string, form: Pick<Asked, 'headers' | 'body'>): Promise<string> =>
    idIn(await house.ask('folder', { method: 'POST', path: folderOf() + path, cookies: session, ...form }));
  const first = idIn(await bring('水质.pdf', WITH_NUMBER, session));
  expect(first).not.toBe('');
  const picture = await house.ask('folder', { path: `${folderOf()}/${first}/pages/1`, cookies: session });
  expect(Buffer.from(picture.body, 'base64').subarray(1, 4).toString()).toBe('PNG');
  const redacted = await post(`/${first}/redact`, formOf({ csrf, words: '13800138000', law: 'thirdParty' }));
  expect(redacted).not.toBe('');
  expect(await post(`/${first}/confirm`, formOf({ csrf, reason: '公开的服务电话' }))).toBe(first);
  expect(await post(`/${first}/remove`, formOf({ csrf }))).toBe(first);
  const bytes = await fetched(await house.ask('folder', { path: `${folderOf()}/${redacted}`, cookies: session }));
  expect(await textOf(bytes)).toContain('open');
  expect(await textOf(bytes)).not.toContain('13800138000');
  return redacted;
};

const signIn = async (officer = 'wang'): Promise<string[]> => {
  const begun = await house.ask('sign-in', { path: '/office/sign-in', query: 'to=/office/' });
  // A provider that speaks http is met under the site's own name: here it is elsewhere.
  const { pathname, search } = new URL(begun.headers['location'] ?? '');
  const back = await house.provider.choose(new URL(pathname + search, house.provider.issuer).href, officer);
  const finished = await house.ask('sign-in', {
    path: '/office/callback',
    query: back.search.slice(1),
    cookies: cookiesOf(begun),
  });
  expect(finished.headers['location']).toBe('/office/');
  return cookiesOf(finished);
};

/** Lets every session stand so many minutes. */
const aged = async (minutes: number): Promise<void> => {
  const seenAt = new Date(Date.now() - minutes * 60_000).toISOString().replace(/\..*/, '+00:00');
  const { client } = house.dynamo;
  const { Items = [] } = await client.send(
    new ScanCommand({
      TableName: house.table,
      FilterExpression: 'begins_with(pk, :session)',
      ExpressionAttributeValues: { ':session': 'SESSION#' },
    }),
  );
  for (const item of Items) await client.send(new PutCommand({ TableName: house.table, Item: { ...item, seenAt } }));
};

/** The 防伪字段 of a session, as its pages have it. */
const csrfOf = async (session: readonly string[]): Promise<string> => {
  const [, id = ''] = /__Host-office=([^.]+)\./.exec(session.join('; ')) ?? [];
  const { Item } = await house.dynamo.client.send(
    new GetCommand({ TableName: house.table, Key: sessionKey(hashOf(id)) }),
  );
  return String(Item?.['csrf'] ?? '');
};

/** A document, or the way to the bucket; not the way to the sign-in. */
const isGiven = ({ statusCode, headers }: Answered): boolean =>
  statusCode === 200 || (headers['location'] ?? '').includes(house.bucket);

beforeAll(async () => {
  house = await startHouse(CALLBACK, { sweep: 60 });
  records = streamRecords(house.dynamo.raw, house.table, house.streamArn);
}, 120_000);
afterAll(() => house.stop());

describe('the packed functions, on the table and in the environment of the template', () => {
  it('take a file by a signed form, look into it when the bucket has it, and keep it', async () => {
    const sha256 = createHash('sha256').update(PDF).digest('hex');
    const link = json(await api('POST', '/uploads', { name: '材料.pdf', sizeBytes: PDF.length, sha256 }));
    const form = new FormData();
    for (const [name, value] of Object.entries(link.link.fields as Record<string, string>)) form.append(name, value);
    form.append('file', new Blob([new Uint8Array(PDF)]));
    const sent = await fetch(new URL(`/${house.bucket}`, house.s3), { method: 'POST', body: form });
    expect(sent.status).toBeLessThan(300);
    // A browser sends the form; whoever signed it must be allowed to.
    house
      .calls('api')
      .push({ action: 's3:PutObject', resource: `arn:aws:s3:::${house.bucket}/${link.link.fields.key}` });
    attachment = link.id;
    const arrived = bucketEvent(house.bucket, link.link.fields.key, PDF.length);
    await house.invoke('scan', arrived);
    // S3 tells at least once.
    await house.invoke('scan', arrived);
    expect(json(await api('GET', `/uploads/${attachment}`)).state).toBe('clean');
  });

  it('carry an application through all six stages, and tell the applicant by mail', async () => {
    const submitted = json(await api('POST', '/applications', { ...SUBMISSION, attachments: [attachment] }));
    ({ number, queryCode } = submitted);
    await stream();
    await take(number, 'register', {}, 'registrar');
    await take(number, 'transfer', { lead: 'transport', assisting: ['finance'] }, 'registrar');
    const unknownFile = { outcome: 'granted.full', statements: { information: '见附件' }, files: ['0'.repeat(48)] };
    await expect(take(number, 'submitDraft', unknownFile, 'officer', 'transport')).rejects.toThrow('submitDraft');
    released = await makeReleased();
    await take(
      number,
      'submitDraft',
      { outcome: 'granted.full', statements: { information: '见附件' }, files: [released] },
      'officer',
      'transport',
    );
    await take(number, 'passLegalReview', {}, 'legalReviewer');
    await take(number, 'passSecrecyReview', {}, 'secrecyReviewer');
    await take(number, 'sign', { replyNo: '青公开复〔2026〕1号' }, 'signer');
    await take(number, 'dispatch', { way: 'email' }, 'registrar');
    await take(number, 'proveDelivery', { provedOn: today(), proof: '邮件送达回执' }, 'registrar');
    await take(number, 'archive', { fileNo: '2026-YSQ-00001' }, 'archivist');
    const tracked = json(await api('POST', '/applications/track', { number, queryCode }));
    expect(JSON.stringify(tracked)).toContain('归档');
    expect(house.mails.length).toBeGreaterThan(1);
    expect(house.mails.join('')).not.toContain(SUBMISSION.personal.name);
  });

  it('list what waits, urge what is overdue, and post again what was not sent', async () => {
    const late = json(await api('POST', '/applications', SUBMISSION)).number;
    const before = house.mails.length;
    await house.invoke('post', house.scheduled('post'));
    expect(house.mails.length).toBeGreaterThan(before);
    expect(json(await api('GET', '/applications?by=desk&of=registry', undefined, 'registrar')).lines).toHaveLength(1);
    expect((await api('GET', '/applications?by=unit&of=transport', undefined, 'officer', 'transport')).statusCode).toBe(
      200,
    );
    await house.invoke('sweep', house.scheduled('sweep'));
    const { history } = json(await api('GET', `/applications/${late}`, undefined, 'registrar'));
    expect(history.map(({ step }: { step: string }) => step)).toContain('escalate');
  });

  it('answer whoever has no account: days, the procedure, what became of a file, and a step of the applicant', async () => {
    const { number, queryCode } = json(await api('POST', '/applications', SUBMISSION));
    const { version } = await versionOf(number);
    const withdrawn = { queryCode, version, data: { reason: '不需要了' } };
    const answers = [
      await api('POST', '/deadlines', DEADLINE_EXAMPLE),
      await api('GET', '/workflow'),
      await api('GET', `/uploads/${attachment}`),
      await api('POST', `/applications/${number}/applicant-steps/withdraw`, withdrawn),
      await api('GET', '/docs'),
    ];
    expect(answers.map(({ statusCode }) => statusCode)).toEqual([200, 200, 200, 200, 200]);
    const { total, results } = json(await api('GET', `/search?q=${encodeURIComponent('公开')}`));
    expect([total > 0, results.length > 0]).toEqual([true, true]);
  });

  it('sign an officer in, and give letters and files to whom they belong', async () => {
    const session = await signIn();
    const receipt = await house.ask('letters', { path: receiptPath(), cookies: session });
    expect([receipt.statusCode, receipt.headers['content-type'], receipt.isBase64Encoded]).toEqual([
      200,
      'application/pdf',
      true,
    ]);
    const reply = await house.ask('letters', { path: receiptPath().replace('receipt', 'reply'), cookies: session });
    expect(reply.headers['content-type']).toBe('application/pdf');
    const own = await house.ask('letters', {
      method: 'POST',
      path: '/apply/letter',
      ...formOf({ letter: 'reply', number, queryCode }),
    });
    expect(own.statusCode).toBe(200);
    expect(await fetched(await house.ask('uploads', { path: filePath(), cookies: session }))).toEqual(PDF);
    const form = formOf({ number, queryCode, file: released });
    const given = await house.ask('folder', { method: 'POST', path: '/apply/file', ...form });
    expect(await textOf(await fetched(given))).toContain('open');
    const stranger = formOf({ number, queryCode: 'AAAA-BBBB-CCCC', file: released });
    expect((await house.ask('folder', { method: 'POST', path: '/apply/file', ...stranger })).statusCode).toBe(404);
  });

  it.each([
    ['letters', () => ({ path: receiptPath() })],
    ['uploads', () => ({ path: filePath() })],
    ['folder', () => ({ path: `${folderOf()}/${released}` })],
  ] as const)('%s keep a session fresh, and end one that was left', async (name, asked) => {
    const session = await signIn();
    await aged(2);
    expect(isGiven(await house.ask(name, { ...asked(), cookies: session }))).toBe(true);
    await aged(40);
    expect(isGiven(await house.ask(name, { ...asked(), cookies: session }))).toBe(false);
  });

  it('sign an officer out, here and everywhere', async () => {
    for (const door of ['sign-out', 'sign-out-everywhere']) {
      const session = await signIn();
      await aged(2);
      const csrf = await csrfOf(session);
      const out = await house.ask('sign-in', {
        method: 'POST',
        path: `/office/${door}`,
        cookies: session,
        ...formOf({ csrf }),
      });
      expect(out.headers['refresh']).toContain(encodeURIComponent('/office/signed-out'));
      expect((await house.ask('sign-in', { path: '/office/signed-out' })).body).toContain('<h1>');
    }
  });
});

/** The words of a page, for whoever may see it. */
const pageOf = async (path: string, cookies: readonly string[] = []): Promise<string> => {
  const [pathname = '', query = ''] = path.split('?');
  const answered = await house.ask('pages', { path: pathname, query, cookies });
  if (answered.statusCode !== 200) throw new Error(`${path}: ${answered.statusCode} ${answered.body.slice(0, 300)}`);
  return answered.body;
};

const submitTo = async (path: string, fields: Readonly<Record<string, string>>, cookies: readonly string[] = []) =>
  house.ask('pages', {
    method: 'POST',
    path,
    cookies,
    ...formOf(fields),
    headers: { ...formOf({}).headers, origin: DOMAIN },
  });

const hidden = (page: string, name: string): string =>
  new RegExp(`name="${name}" value="([^"]*)"|value="([^"]*)" name="${name}"`).exec(page)?.[1] ?? '';

describe('the pages made on demand, packed for Lambda', () => {
  let session: string[];
  let own: string;
  let ownCode: string;

  it('take an application with a file, and what readers say', async () => {
    const filling = { ...ANSWERS, from: 'how', key: fresh() };
    const { body: page, headers } = await submitTo('/apply/new/files/', filling);
    expect(headers['content-security-policy']).toContain(`form-action 'self' https://${house.bucket}.s3.`);
    expect(page).toMatch(new RegExp(`<form id="hall"[^>]*action="[^"]*${house.bucket}"[^>]*target="_blank"`));
    const hall = hidden(page, 'hall');
    const big = new Uint8Array(pdfOf(`% ${'0'.repeat(7 * 1024 * 1024)}`));
    const arrived = await sendTo('pages', fieldsFor(page, /form="hall"/), new File([big], '孟的委托书.pdf'));
    expect(arrived.pathname).toBe('/apply/arrived/');
    for (const secret of [hall, '孟', '%E5%AD%9F']) expect(arrived.href).not.toContain(secret);
    const taken = (await submitTo('/apply/new/files/', { ...filling, from: 'files', hall, upload: '1' })).body;
    expect(taken).toContain('附件 1.pdf');
    expect(taken).toContain('已通过检查');
    const absent = await submitTo('/apply/new/files/', {
      ...filling,
      from: 'files',
      hall: '0'.repeat(48),
      upload: '1',
    });
    expect([absent.statusCode, hidden(absent.body, 'attachments')]).toEqual([200, '']);
    const fields = {
      ...filling,
      from: 'files',
      upload: '1',
      attachments: hidden(taken, 'attachments'),
      attachmentNames: '附件 1.pdf',
    };
    const filed = await house.ask('pages', {
      method: 'POST',
      path: '/apply/new/files/',
      ...(await formWith(fields, 'a.pdf', pdfOf('% pages'))),
    });
    expect(filed.headers['content-security-policy']).toContain(`connect-src 'self' https://${house.bucket}.s3.`);
    expect(filed.headers['x-content-type-options']).toBe('nosniff');
    const attachments = hidden(filed.body, 'attachments');
    expect(attachments).toMatch(/^[0-9a-f]{48} [0-9a-f]{48}$/);
    const sent = await submitTo('/apply/new/receipt/', {
      ...ANSWERS,
      attachments,
      attachmentNames: '附件 1.pdf\na.pdf',
      from: 'review',
      key: fresh(),
    });
    [own = '', ownCode = ''] = /(\d{4}-\d{5})[\s\S]*?([A-Z0-9]{4}(?:-[A-Z0-9]{4})+)/.exec(sent.body)?.slice(1) ?? [];
    expect(own).toMatch(/^\d{4}-\d{5}$/);
    expect((await submitTo('/feedback', { page: '/policies/', answer: 'yes', comment: '' })).statusCode).toBeLessThan(
      400,
    );
    const fault = {
      page: '/find-fault/',
      address: '/policies/',
      kind: Object.keys(SITE_FAULT_KINDS)[0] ?? '',
      words: '打不开',
      contact: '',
    };
    expect((await submitTo('/fault-reports', fault)).statusCode).toBeLessThan(400);
  });

  it('take a supplement with a file past the function, the query code in no address', async () => {
    const { number, queryCode } = json(await api('POST', '/applications', SUBMISSION));
    await take(number, 'askSupplement', { what: '请写明年度', workdays: 10 }, 'registrar');
    const track = async (fields: Readonly<Record<string, string>> = {}) =>
      (await submitTo('/apply/track/', { number, queryCode, ...fields })).body;
    const page = await track();
    const arrived = await sendTo('pages', fieldsFor(page, /form="hall"/), new File(['2025 年度'], '补正.txt'));
    for (const secret of [queryCode, number, hidden(page, 'hall')]) expect(arrived.href).not.toContain(secret);
    const step = { step: 'supplement', version: hidden(page, 'version'), key: fresh(), text: '2025 年度' };
    const taken = await track({ ...step, hall: hidden(page, 'hall'), upload: '1' });
    expect(taken).toContain('附件 1.txt');
    const done = await track({ ...step, attachments: hidden(taken, 'attachments'), attachmentNames: '附件 1.txt' });
    expect(done).toContain('补正已经收到');
    const { application } = json(await api('GET', `/applications/${number}`, undefined, 'registrar'));
    expect(application.attachments).toHaveLength(1);
  });

  it('lead to an address with its slash, and say in words what is not there', async () => {
    const led = await house.ask('pages', { path: '/policies' });
    expect([led.statusCode, led.headers['location']]).toEqual([308, `${DOMAIN}/policies/`]);
    expect((await house.ask('pages', { path: '//elsewhere.example/x' })).headers['location']).toMatch(`${DOMAIN}//`);
    for (const path of ['/nothing/', '/_astro/nothing.css']) {
      const missed = await house.ask('pages', { path });
      expect([missed.statusCode, missed.body.includes('没有找到这个网页')]).toEqual([404, true]);
    }
  });

  it('let an officer read, take steps, look at personal fields, and release the unit that assisted', async () => {
    session = await signIn('head');
    const csrf = await csrfOf(session);
    const casePath = `/office/applications/${own}/`;
    const step = async (name: string, data: Readonly<Record<string, string>>) => {
      const { version } = await versionOf(own);
      const taken = await submitTo(
        casePath,
        { csrf, step: name, confirmed: 'yes', version: String(version), key: fresh(), ...data },
        session,
      );
      expect([name, taken.statusCode]).toEqual([name, name === 'unmask' ? 200 : 303]);
    };
    expect(await pageOf('/office/?by=desk&of=registry', session)).toContain(own);
    await step('register', {});
    await step('transfer', { lead: 'transport', assisting: 'finance' });
    expect(await pageOf('/office/?by=unit&of=transport', session)).toContain(own);
    await step('unmask', { fields: 'phone', reason: '核实' });
    expect(await pageOf(casePath, session)).toContain('孟主任');
    expect(await pageOf(`${casePath}files/`, session)).toContain('随答复公开的文件');
    const tracked = await submitTo('/apply/track/', { number: own, queryCode: ownCode });
    expect(tracked.body).toContain('办理');
    const withdrawn = await submitTo('/apply/track/', {
      number: own,
      queryCode: ownCode,
      step: 'withdraw',
      text: '不需要了',
      version: hidden(tracked.body, 'version'),
      key: fresh(),
    });
    expect(withdrawn.body).toContain('撤回');
  });

  it('show the head of the office what presses, who did what, and what a new arrangement moves', async () => {
    for (const path of ['deadlines/', 'load/', 'officers/', 'audit/?officer=head', `audit/?number=${number}`])
      expect(await pageOf(`/office/manage/${path}`, session)).toContain('<h1>');
    const year = today().slice(0, 4);
    const tried = await submitTo(
      '/office/manage/calendar/',
      { year, docNo: '国办发明电〔2026〕9号', days: `${year}-12-31 放假 元旦` },
      session,
    );
    expect(tried.statusCode).toBe(200);
  });

  it('keep a session fresh, and end one that was left', async () => {
    await aged(2);
    await pageOf('/office/', session);
    await aged(40);
    expect((await house.ask('pages', { path: '/office/', cookies: session })).statusCode).toBeGreaterThan(300);
  });
});

it('leave no door that nobody came through', () => {
  expect(house.untried()).toEqual([]);
});

describe.each(FUNCTIONS)('%s', (name) => {
  it('asks for nothing that its role does not permit', () => {
    const statements = house.statements(name);
    expect(house.calls(name).filter((call) => !judge(statements, call))).toEqual([]);
    expect(house.calls(name).length).toBeGreaterThan(0);
  });

  it('has no permission that neither it nor the service behind it uses, and each that they need', () => {
    const statements = house.statements(name);
    const used = new Set(
      house
        .calls(name)
        .flatMap((call) => judge(statements, call) ?? [])
        .map(nameOf),
    );
    const others = permissionsIn(statements)
      .map(nameOf)
      .filter((each) => !used.has(each));
    expect(others.sort()).toEqual(house.services(name).map(nameOf).sort());
  });
});
