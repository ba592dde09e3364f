import { createHash } from 'node:crypto';
import { GetCommand, PutCommand, ScanCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Role } from '#domain/application/roles.ts';
import { SITE_FAULT_KINDS } from '#domain/site-fault-kinds.ts';
import { hashOf, sessionKey } from '#functions/adapters/dynamo/keys.ts';
import { GRANTS, type GrantName } from '#functions/grants.ts';
import { SUBMISSION } from '../support/api.ts';
import { ANSWERS } from '../support/apply.ts';
import { streamRecords } from '../support/cloud/events.ts';
import { type Answered, type CloudHouse, startHouse } from '../support/cloud/house.ts';
import { judge, nameOf, permissionsIn } from '../support/cloud/policy.ts';
import { pdfOf } from '../support/files.ts';

const FUNCTIONS = Object.keys(GRANTS) as GrantName[];

const DOMAIN = 'https://qingdao.mingbai.example';
const CALLBACK = `${DOMAIN}/office/callback`;
const PDF = pdfOf('% proof');

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

/** A browser's cookies after an answer. */
const cookiesOf = ({ cookies = [] }: Answered): string[] => cookies.map((cookie) => cookie.split(';', 1)[0] ?? '');

const receiptPath = () => `/office/applications/${number}/receipt.pdf`;
const filePath = () => `/office/applications/${number}/attachments/${attachment}`;

const formOf = (fields: Readonly<Record<string, string>>) => ({
  headers: { 'content-type': 'application/x-www-form-urlencoded' },
  body: new URLSearchParams(fields).toString(),
});

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

beforeAll(async () => {
  house = await startHouse(CALLBACK, { sweep: 60 });
  records = streamRecords(house.dynamo.client, house.table);
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
    await house.invoke('scan', {
      Records: [
        {
          eventSource: 'aws:s3',
          eventName: 'ObjectCreated:Post',
          s3: { bucket: { name: house.bucket }, object: { key: link.link.fields.key, size: PDF.length } },
        },
      ],
    });
  });

  it('carry an application through all six stages, and tell the applicant by mail', async () => {
    const submitted = json(await api('POST', '/applications', { ...SUBMISSION, attachments: [attachment] }));
    ({ number, queryCode } = submitted);
    await stream();
    await take(number, 'register', {}, 'registrar');
    await take(number, 'transfer', { lead: 'transport', assisting: ['finance'] }, 'registrar');
    const unknownFile = { outcome: 'granted.full', statements: { information: '见附件' }, files: ['0'.repeat(48)] };
    await expect(take(number, 'submitDraft', unknownFile, 'officer', 'transport')).rejects.toThrow('submitDraft');
    await take(
      number,
      'submitDraft',
      { outcome: 'granted.full', statements: { information: '见附件' } },
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
    await house.invoke('post', {});
    expect(house.mails.length).toBeGreaterThan(before);
    expect(json(await api('GET', '/applications?by=desk&of=registry', undefined, 'registrar')).lines).toHaveLength(1);
    expect((await api('GET', '/applications?by=unit&of=transport', undefined, 'officer', 'transport')).statusCode).toBe(
      200,
    );
    await house.invoke('sweep', {});
    const { history } = json(await api('GET', `/applications/${late}`, undefined, 'registrar'));
    expect(history.map(({ step }: { step: string }) => step)).toContain('escalate');
  });

  it('sign an officer in, and give letters and files to whom they belong', async () => {
    const session = await signIn();
    const receipt = await house.ask('letters', { path: receiptPath(), cookies: session });
    expect([receipt.statusCode, receipt.headers['content-type'], receipt.isBase64Encoded]).toEqual([
      200,
      'application/pdf',
      true,
    ]);
    const own = await house.ask('letters', {
      method: 'POST',
      path: '/apply/letter',
      ...formOf({ letter: 'reply', number, queryCode }),
    });
    expect(own.statusCode).toBe(200);
    const file = await house.ask('uploads', { path: filePath(), cookies: session });
    expect(Buffer.from(file.body, 'base64')).toEqual(PDF);
  });

  it.each([
    ['letters', () => ({ path: receiptPath() })],
    ['uploads', () => ({ path: filePath() })],
  ] as const)('%s keep a session fresh, and end one that was left', async (name, asked) => {
    const session = await signIn();
    await aged(2);
    expect((await house.ask(name, { ...asked(), cookies: session })).statusCode).toBe(200);
    await aged(40);
    expect((await house.ask(name, { ...asked(), cookies: session })).statusCode).toBe(303);
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
      expect(out.headers['location']).toBe('/office/signed-out');
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
    const boundary = 'proof-boundary';
    const part = (name: string, value: string) =>
      `--${boundary}\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`;
    const fields = { ...ANSWERS, from: 'files', key: fresh(), upload: '1' };
    const body = Buffer.concat([
      Buffer.from(
        Object.entries(fields)
          .map(([name, value]) => part(name, value))
          .join(''),
      ),
      Buffer.from(
        `--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="a.pdf"\r\ncontent-type: application/pdf\r\n\r\n`,
      ),
      pdfOf('% pages'),
      Buffer.from(`\r\n--${boundary}--\r\n`),
    ]);
    const filed = await house.ask('pages', {
      method: 'POST',
      path: '/apply/new/files/',
      headers: { 'content-type': `multipart/form-data; boundary=${boundary}`, origin: DOMAIN },
      body,
    });
    const attachments = hidden(filed.body, 'attachments');
    expect(attachments).toMatch(/^[0-9a-f]{48}$/);
    const sent = await submitTo('/apply/new/receipt/', {
      ...ANSWERS,
      attachments,
      attachmentNames: 'a.pdf',
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

describe.each(FUNCTIONS)('%s', (name) => {
  it('asks for nothing that its role does not permit', () => {
    const statements = house.statements(name);
    expect(house.calls(name).filter((call) => !judge(statements, call))).toEqual([]);
    expect(house.calls(name).length).toBeGreaterThan(0);
  });

  it('has no permission that it never uses', () => {
    const statements = house.statements(name);
    const used = new Set(
      house
        .calls(name)
        .flatMap((call) => judge(statements, call) ?? [])
        .map(nameOf),
    );
    expect(
      permissionsIn(statements)
        .map(nameOf)
        .filter((each) => !used.has(each)),
    ).toEqual([]);
  });
});
