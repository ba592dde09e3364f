import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ANSWERS } from '../support/apply.ts';
import { type Counter, openCounter } from '../support/counter.ts';
import { csvFrom } from '../support/csv.ts';
import { solid, textOf } from '../support/pdf.ts';

/** What a page, a table and a letter must show as text: a formula, an attribute's end, markup that runs, a typesetter's code. */
const PAYLOAD = `=1+1"'><img src=x onerror="ran=1">#a() $b *c @d`;

/** Every field that takes words of one's own. */
const FIELDS = [
  'wanted.title',
  'wanted.description',
  'wanted.docNo',
  'wanted.period',
  'personal.name',
  'personal.address',
  'personal.agentName',
  'helpWanted',
];

let counter: Counter;
let applicant: Page;
let number: string;
let queryCode: string;
const ran: string[] = [];

/** In a name of a file a slash is none. */
const FILE = `${PAYLOAD.replaceAll(/["\\]/g, '')}.txt`;

/** Looks at a page: nothing of the payload may run or become an element, and every word of it that stands there is text. */
const look = async (page: Page, path: string): Promise<string> => {
  await page.goto(path);
  const found = await page.evaluate(() => ({
    ran: 'ran' in window,
    images: document.querySelectorAll('img[src="x"]').length,
    text: document.body.innerText,
  }));
  if (found.ran || found.images > 0) ran.push(path);
  return found.text;
};

const signedIn = async (name: string): Promise<Page> => {
  const page = await counter.visit();
  await page.goto('/office/');
  await page.getByRole('button', { name }).click();
  await page.waitForURL('**/office/');
  return page;
};

beforeAll(async () => {
  counter = await openCounter();
  applicant = await counter.visit();
  const answers = {
    ...ANSWERS,
    ...Object.fromEntries(FIELDS.map((field) => [field, PAYLOAD])),
    'personal.agentIdNumber': PAYLOAD.slice(0, 40),
  };
  const personal = Object.fromEntries(
    Object.entries(answers).flatMap(([name, value]) => (name.startsWith('personal.') ? [[name.slice(9), value]] : [])),
  );
  const wanted = Object.fromEntries(
    Object.entries(answers).flatMap(([name, value]) => (name.startsWith('wanted.') ? [[name.slice(7), value]] : [])),
  );
  const response = await fetch(new URL('/api/v1/applications', counter.baseURL), {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'idempotency-key': 'payloads-through-everything',
      'x-forwarded-for': counter.address(),
    },
    body: JSON.stringify({
      channel: 'online',
      applicantKind: 'naturalPerson',
      idKind: 'residentId',
      carrier: 'paper',
      obtaining: 'post',
      helpWanted: PAYLOAD,
      attachments: [],
      personal,
      wanted,
    }),
  });
  const told = await response.text();
  expect(told).toContain('queryCode');
  ({ number, queryCode } = JSON.parse(told));
});
afterAll(() => counter.close());

describe('what an applicant writes', () => {
  it('is text on every page of officers, and no formula in any table', async () => {
    const registrar = await signedIn('演示·林知远');
    expect(await look(registrar, `/office/applications/${number}/`)).toContain('ran=1');
    await look(registrar, '/office/?by=desk&of=registry');
    await look(registrar, `/office/applications/${number}/?step=askSupplement`);
    const table = csvFrom(
      (await (await registrar.request.get('/office/list.csv?by=desk&of=registry')).text()).slice(1),
    );
    expect(table.find(([first]) => first === number)?.[1]).toBe(`'${PAYLOAD}`);
    const head = await signedIn('演示·孟清');
    for (const path of ['deadlines/?workdays=10', 'load/', 'officers/', `audit/?number=${number}`])
      await look(head, `/office/manage/${path}`);
    expect(ran).toEqual([]);
  });

  it('is text when a step is refused and what was written is kept', async () => {
    const registrar = await signedIn('演示·林知远');
    await registrar.goto(`/office/applications/${number}/?step=withdraw`);
    await registrar.getByRole('textbox', { name: '理由' }).fill(PAYLOAD);
    await registrar.getByRole('button', { name: /^下一步/ }).click();
    expect(await registrar.evaluate(() => 'ran' in window)).toBe(false);
    expect(await registrar.locator('img[src="x"]').count()).toBe(0);
    for (const query of [`number=${encodeURIComponent(PAYLOAD)}`, `state=${encodeURIComponent(PAYLOAD)}`])
      await look(registrar, `/office/?${query}`);
    expect(ran).toEqual([]);
  });

  it('is text where the applicant follows it, and where a form is filled in again', async () => {
    await applicant.goto('/apply/track/');
    await applicant.getByLabel('受理编号').fill(number);
    await applicant.getByLabel('查询码').fill(queryCode);
    await applicant.getByRole('button', { name: '查询', exact: true }).click();
    expect(await applicant.getByRole('main').innerText()).toContain('ran=1');
    expect(await applicant.evaluate(() => 'ran' in window)).toBe(false);
    expect(await applicant.locator('img[src="x"]').count()).toBe(0);
    await look(applicant, `/search/?q=${encodeURIComponent(PAYLOAD)}`);
    await look(applicant, `/deadlines/?rule=reply.base&received=${encodeURIComponent(PAYLOAD)}`);
    expect(ran).toEqual([]);
  });
});

describe('what officers write', { timeout: 120_000 }, () => {
  const path = () => `/office/applications/${number}/`;
  const take = async (name: string, step: string, data: Readonly<Record<string, string>>): Promise<Page> => {
    const page = await signedIn(name);
    await page.goto(`${path()}?step=${step}${data['outcome'] ? `&outcome=${data['outcome']}` : ''}#step`);
    for (const [field, value] of Object.entries(data)) {
      const box = page.locator(`.step-panel [name="${field}"]:not([type=hidden])`);
      if ((await box.evaluate((element) => element.tagName)) === 'SELECT') await box.selectOption(value);
      else await box.fill(value);
    }
    await page.getByRole('button', { name: /^下一步/ }).click();
    await page.getByRole('button', { name: /^确认/ }).click();
    await page.getByRole('status').first().waitFor();
    return page;
  };

  it('is text all the way to the applicant: pages, letters, files, mails and tables', async () => {
    await take('演示·林知远', 'register', {});
    await take('演示·林知远', 'transfer', { lead: 'transport' });
    const officer = await signedIn('演示·路遥');
    await officer.goto(`${path()}files/`);
    await officer
      .getByLabel('选择文件')
      .setInputFiles({ name: FILE, mimeType: 'text/plain', buffer: Buffer.from('公开') });
    await officer.getByRole('button', { name: '上传并检查' }).click();
    expect(await look(officer, `${path()}files/`)).toContain(FILE);
    await officer.goto(path());
    await officer.getByLabel('写一条批注').fill(PAYLOAD);
    await officer.getByRole('button', { name: '写入批注' }).click();
    await take('演示·路遥', 'submitDraft', { outcome: 'granted.full', 'statements.information': PAYLOAD });
    await take('演示·董律', 'passLegalReview', {});
    await take('演示·严谨', 'passSecrecyReview', {});
    const signer = await signedIn('演示·秦岳');
    expect(await look(signer, `${path()}?step=sign`)).toContain(FILE);
    await take('演示·秦岳', 'sign', { replyNo: `青公开〔2026〕9号 ${PAYLOAD}`.slice(0, 60) });
    const sent = await take('演示·林知远', 'dispatch', { way: 'post' });
    expect(await look(sent, path())).toContain(PAYLOAD);

    await applicant.goto('/apply/track/');
    await applicant.getByLabel('受理编号').fill(number);
    await applicant.getByLabel('查询码').fill(queryCode);
    await applicant.getByRole('button', { name: '查询', exact: true }).click();
    const told = await applicant.getByRole('main').innerText();
    expect([told.includes(FILE), told.split(PAYLOAD).length > 1]).toEqual([true, true]);
    expect(await applicant.locator('img[src="x"]').count()).toBe(0);
    const origin = counter.baseURL.replace(/\/$/, '');
    const letter = async (name: string) =>
      applicant.request.post('/apply/letter', { headers: { origin }, form: { letter: name, number, queryCode } });
    for (const name of ['receipt', 'reply'])
      expect(textOf(await (await letter(name)).body())).toContain(solid(PAYLOAD));
    const [download] = await Promise.all([
      applicant.waitForEvent('download'),
      applicant.getByRole('button', { name: /^下载/ }).click(),
    ]);
    expect(download.suggestedFilename()).toMatch(/\.txt$/);

    const head = await signedIn('演示·孟清');
    expect(await look(head, '/mailbox/')).toContain(number);
    const trail = csvFrom(await (await head.request.get(`/office/manage/audit.csv?number=${number}`)).text());
    expect(trail.flat().filter((cell) => /^[=+\-@\t\r]/.test(cell))).toEqual([]);
    expect(await look(head, `/office/manage/audit/?number=${number}`)).toContain('送达');
    expect(ran).toEqual([]);
  });
});
