import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { formUrl } from '#site/text/application-form.ts';
import { FORM_PAGES } from '#site/text/application-questions.ts';
import { ANSWERS, applyUpTo, goOn, postForm } from '../support/apply.ts';
import { launchChromium } from '../support/chromium.ts';
import { demoLibrary } from '../support/demo-site.ts';
import { type Portal, readyUrl, startPortal } from '../support/portal.ts';
import { scriptsFetched } from '../support/scripts.ts';

/** What must stand in no address, as typed and as an address writes it. */
const PERSONAL = ['张三丰', '11010519491231002X', '13800001234', '香港中路'].flatMap((text) => [
  text,
  encodeURIComponent(text),
]);
const RECEIPT = '/apply/new/receipt/';

let portal: Portal;
let baseURL: string;
let dir: string;
let browser: Browser;
let context: BrowserContext;
let page: Page;
let asked: string[];

/** A person's window; what it asks for is written down. */
const open = async (javaScriptEnabled: boolean): Promise<void> => {
  context = await browser.newContext({ baseURL, javaScriptEnabled });
  page = await context.newPage();
  asked = [];
  context.on('request', (request) => asked.push(request.url()));
};

const codes = () => page.locator('.codes dd').allTextContents();
const submit = async () => {
  await page.locator('[data-next]').click();
  await page.waitForSelector('.receipt');
};
const draft = () => page.evaluate(() => localStorage.getItem('application-draft'));

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'mingbai-apply-'));
  portal = startPortal({ DATA_DIR: dir });
  [baseURL, browser] = await Promise.all([readyUrl(portal).then((url) => url.replace(/\/$/, '')), launchChromium()]);
});
afterAll(async () => {
  await browser.close();
  portal.child.kill('SIGKILL');
  await portal.ended;
  await rm(dir, { recursive: true });
});
afterEach(() => context.close());

describe.each([
  { name: '不用脚本', scripting: false },
  { name: '有脚本', scripting: true },
])('申请表，$name', ({ scripting }) => {
  beforeEach(() => open(scripting));

  it('leads from the home page to a receipt; nothing personal is in any address', async () => {
    await page.goto('/');
    await page.getByRole('link', { name: '我想申请一份信息' }).click();
    await applyUpTo(page, '核对后提交', ANSWERS, page.url());
    const review = await page.getByRole('main').textContent();
    for (const [name, value] of Object.entries(ANSWERS))
      if (name.includes('.')) for (const line of value.split('\n')) expect(review).toContain(line);
    for (const words of ['公民（个人）', '居民身份证', '纸质', '邮寄']) expect(review).toContain(words);
    const answer = page.waitForResponse((response) => response.url().endsWith(RECEIPT));
    await submit();
    expect((await answer).headers()['cache-control']).toBe('no-store');
    const [number, queryCode] = await codes();
    expect(number).toMatch(/^\d{4}-\d{5}$/);
    expect(queryCode).toMatch(/^[\dA-Z-]{12,}$/);
    expect(await page.locator('[data-of]').count()).toBe(0);
    const carried = page.locator('input[type=hidden]');
    expect(await carried.evaluateAll((fields) => fields.map((field) => (field as HTMLInputElement).name))).toEqual([
      'number',
      'queryCode',
    ]);
    const letter = page.getByRole('button', { name: '受理回执（PDF）' });
    expect(await letter.evaluate((button) => (button as HTMLButtonElement).form?.action)).toMatch(/\/apply\/letter$/);
    expect(await page.getByRole('button', { name: '打印回执' }).isVisible()).toBe(scripting);
    expect(await page.locator('.receipt svg').getAttribute('aria-label')).toMatch(
      new RegExp(`^二维码：https://[^/]+/apply/track/\\?number=${number}$`),
    );
    expect(asked.filter((url) => [...PERSONAL, queryCode ?? '?'].some((text) => url.includes(text)))).toEqual([]);
  });

  it('is one application with one receipt, however often it is sent', async () => {
    await applyUpTo(page, '核对后提交');
    await page.locator('[data-next]').dblclick();
    await page.waitForSelector('.receipt');
    const first = await codes();
    await page.reload();
    expect(await codes()).toEqual(first);
    await page.goBack();
    await page.waitForSelector('[data-next]');
    const [, place = 0] = first[0]?.split('-').map(Number) ?? [];
    await page.goto('/apply/new/');
    await applyUpTo(page, '核对后提交');
    await submit();
    expect((await codes())[0]?.endsWith(String(place + 1).padStart(5, '0'))).toBe(true);
  });

  it('keeps what was filled in, by the browser’s back and by 上一步', async () => {
    await applyUpTo(page, '怎样联系您');
    await page.goBack();
    await page.waitForFunction(() => document.querySelector('h1')?.textContent === '申请人');
    expect(await page.locator('#f-personal-name').inputValue()).toBe('张三丰');
    expect(await page.getByLabel('居民身份证', { exact: true }).isChecked()).toBe(true);
    await goOn(page);
    await page.getByLabel('电话').fill('没有');
    await page.getByRole('button', { name: '上一步' }).click();
    await page.waitForFunction(() => document.querySelector('h1')?.textContent === '申请人');
    await goOn(page);
    expect(await page.getByLabel('电话').inputValue()).toBe('没有');
  });

  it('一处修改 leads back to 核对 with all the rest', async () => {
    await applyUpTo(page, '核对后提交');
    await page.getByRole('button', { name: /修改.*怎样联系您/ }).click();
    await expect.poll(() => page.locator('h1').textContent(), { timeout: 20_000 }).toBe('怎样联系您');
    await page.waitForLoadState();
    await page.getByLabel('电话').fill('0532-12345678');
    await goOn(page);
    expect(await page.locator('h1').textContent()).toBe('核对后提交');
    expect(await page.locator('[data-of="personal.phone"]').textContent()).toBe('0532-12345678');
    expect(await page.locator('[data-of="personal.name"]').textContent()).toBe('张三丰');
  });
});

describe('有误', () => {
  const CASES = [
    { on: '谁来申请', answers: { applicantKind: '' }, label: '申请人是', says: '请选一种' },
    { on: '申请人', answers: { 'personal.name': '' }, label: '姓名或者单位名称', says: '请照证件写下' },
    { on: '申请人', answers: { idKind: '' }, label: '用哪一种证件', says: '请选一种' },
    { on: '申请人', answers: { 'personal.idNumber': '110105194912310021' }, label: '证件号码', says: '逐位核对' },
    { on: '申请人', answers: { 'personal.idNumber': '110105491231002' }, label: '证件号码', says: '18 位号码' },
    {
      on: '申请人',
      answers: { applicantKind: 'business', idKind: 'creditCode', 'personal.idNumber': '913702006143065147' },
      label: '法定代表人或者负责人',
      says: '请写下法定代表人',
    },
    {
      on: '申请人',
      answers: {
        applicantKind: 'business',
        idKind: 'creditCode',
        'personal.idNumber': '913702006143065147',
        'personal.legalRepresentative': '李四',
        'personal.contact': '王五',
      },
      label: '证件号码',
      says: '统一社会信用代码',
    },
    {
      on: '怎样联系您',
      answers: { 'personal.phone': '', 'personal.address': '' },
      label: '电话',
      says: '请写手机号码',
    },
    { on: '怎样联系您', answers: { 'personal.email': 'zhang@' }, label: '电子邮箱', says: 'zhang@example.com' },
    { on: '想要什么信息', answers: { 'wanted.title': '' }, label: '信息的名称', says: '请写下名称' },
    {
      on: '想要什么信息',
      answers: { 'wanted.description': '字'.repeat(2001) },
      label: '是什么样的信息',
      says: '超过 2000 个字',
    },
    { on: '想怎样拿到', answers: { carrier: '' }, label: '要哪种形式', says: '请选一种' },
    { on: '想怎样拿到', answers: { obtaining: 'download' }, label: '怎样交给您', says: '形式请选“电子文件”' },
    { on: '想怎样拿到', answers: { 'personal.address': '' }, label: '通信地址', says: '从省、市写到门牌号' },
    { on: '申请人', answers: { 'personal.idNumber': '1'.repeat(41) }, label: '证件号码', says: '请照证件写下号码' },
    {
      on: '代理人和帮助',
      answers: { 'personal.agentName': '赵六', 'personal.agentIdNumber': '110105194912310021' },
      label: '代理人证件号码',
      says: '逐位核对',
    },
    { on: '代理人和帮助', answers: { 'personal.agentName': '赵六' }, label: '代理人证件号码', says: '照证件写下号码' },
  ] as const;

  /** A page with answers filled in: from the draft, or posted from the page before. */
  const openFilled = async (scripting: boolean, title: string, answers: Readonly<Record<string, string>>) => {
    const to = formUrl(FORM_PAGES.find((each) => each.title === title)?.id ?? '');
    await page.goto('/apply/new/');
    if (!scripting) return postForm(page, { answers, from: '', to });
    const draft = JSON.stringify({ key: 'apply-test-filled-key', answers });
    await page.evaluate((text) => localStorage.setItem('application-draft', text), draft);
    await page.goto(to);
  };

  it.each(CASES)('$on: $label, $says', async ({ on, answers, label, says }) => {
    for (const scripting of [false, true]) {
      await open(scripting);
      const given = { ...ANSWERS, ...answers };
      await openFilled(scripting, on, given);
      const answer = page.waitForResponse((response) => response.request().method() === 'POST');
      await page.locator('[data-next]').click();
      expect((await answer).status()).toBe(400);
      await page.waitForSelector('.error-summary:not([hidden])');
      expect(await page.title()).toMatch(/^有误：/);
      await expect.poll(() => page.locator('.error-summary:focus').count()).toBe(1);
      const link = page.locator('.error-summary').getByRole('link', { name: label });
      const fault = page.locator('.wrong').filter({ has: page.locator('.fault', { hasText: says }) });
      expect(await fault.count()).toBeGreaterThan(0);
      await link.click();
      expect(await fault.locator(':focus').count()).toBe(1);
      if (!scripting) await context.close();
    }
  });

  it('an organisation that became a person is asked for a paper of his, before anything is taken', async () => {
    await open(false);
    await page.goto('/apply/new/');
    const code = { idKind: 'creditCode', 'personal.idNumber': '91370200614306514T' };
    await postForm(page, { answers: { ...ANSWERS, ...code }, from: 'review', to: RECEIPT });
    expect(await page.getByRole('alert').innerText()).toContain('“用哪一种证件”公民不能用统一社会信用代码');
    expect(await page.locator('.review').first().innerText()).not.toContain('受理编号');
  });

  it('says to wait while a slow network is waited for', async () => {
    await open(true);
    await page.goto('/apply/new/');
    const form = page.locator('[data-apply]');
    let answer = () => {};
    const answered = new Promise<void>((resolve) => {
      answer = resolve;
    });
    await page.route('**/apply/new/person/', async (route) => {
      await answered;
      await route.continue();
    });
    await page.locator('[data-next]').click();
    await expect.poll(() => form.getAttribute('aria-busy')).toBe('true');
    answer();
    await page.waitForSelector('.error-summary:not([hidden])');
    expect(await form.getAttribute('aria-busy')).toBeNull();
  });

  it('a page in order again goes on', async () => {
    await open(true);
    await applyUpTo(page, '怎样联系您');
    await page.getByLabel('电话').fill('没有');
    await page.locator('[data-next]').click();
    await page.waitForSelector('.error-summary:not([hidden])');
    await page.getByLabel('电话').fill('13800001234');
    await goOn(page);
    expect(await page.locator('h1').textContent()).toBe('想要什么信息');
  });

  it('what was sent already under the same key is not taken for another; sent once more it is a new one', async () => {
    const key = 'apply-test-reused-key';
    await open(true);
    await page.goto('/apply/new/');
    await postForm(page, { answers: ANSWERS, from: 'review', to: RECEIPT, key });
    const [first] = await codes();
    await page.goto('/apply/new/');
    await postForm(page, { answers: { ...ANSWERS, 'wanted.title': '别的' }, from: 'review', to: RECEIPT, key });
    expect(await page.locator('.error-summary:not([hidden])').textContent()).toContain('已经提交过');
    await submit();
    expect((await codes())[0]).not.toBe(first);
  });
});

describe('草稿和断网', () => {
  beforeEach(() => open(true));

  it('is restored with a notice, thrown away on request, gone after submission', async () => {
    await page.goto('/apply/new/');
    expect(await draft()).toBeNull();
    await applyUpTo(page, '想要什么信息');
    await page.close();
    page = await context.newPage();
    await page.goto('/apply/new/');
    expect(await page.locator('[data-restored]').isVisible()).toBe(true);
    expect(await page.getByLabel('公民').isChecked()).toBe(true);
    await page.getByRole('status').getByRole('button', { name: '清除草稿' }).click();
    await expect.poll(draft).toBeNull();
    await page.waitForFunction(() => !document.querySelector<HTMLInputElement>('[value=naturalPerson]')?.checked);
    await applyUpTo(page, '核对后提交');
    expect(await draft()).not.toBeNull();
    await submit();
    expect(await draft()).toBeNull();
  });

  it('works without a network once opened; what is submitted then is sent once when the network is back', async () => {
    await page.goto('/apply/new/');
    await page.evaluate(() => navigator.serviceWorker.ready);
    await page.waitForFunction(() => navigator.serviceWorker.controller?.state === 'activated');
    const kept = await page.evaluate(async () => {
      const cache = await caches.open('apply-1');
      return (await cache.keys()).map(({ url }) => new URL(url).pathname);
    });
    expect(kept.filter((path) => !/^\/(?:apply\/new\/\w*\/?$|_astro\/|mode\.js|favicon\.svg)/.test(path))).toEqual([]);
    await context.setOffline(true);
    await applyUpTo(page, '核对后提交');
    expect(await page.locator('[data-of="personal.name"]').textContent()).toBe('张三丰');
    await page.locator('[data-next]').click();
    await page.locator('[data-waiting]').waitFor();
    expect(await page.locator('[data-waiting]').textContent()).toContain('还没有送出');
    const sent = () => asked.filter((url) => url.endsWith(RECEIPT)).length;
    expect(sent()).toBe(0);
    await page.close();
    await context.setOffline(false);
    page = await context.newPage();
    await page.goto('/apply/new/');
    await page.waitForSelector('.receipt');
    expect(sent()).toBe(1);
    expect(await draft()).toBeNull();
    const after = await page.evaluate(async () => (await (await caches.open('apply-1')).keys()).map(({ url }) => url));
    expect(after.filter((url) => url.includes('receipt'))).toEqual([]);
  });

  it('繁體: works without a network once opened, beside the Simplified one', async () => {
    for (const start of ['/apply/new/', '/hant/apply/new/']) {
      await page.goto(start);
      await page.evaluate(() => navigator.serviceWorker.ready);
      await page.waitForFunction(() => navigator.serviceWorker.controller?.state === 'activated');
    }
    await context.setOffline(true);
    await applyUpTo(page, '怎樣聯繫您', ANSWERS, '/hant/apply/new/');
    expect(await page.locator('html').getAttribute('lang')).toBe('zh-Hant');
    await page.goto('/apply/new/contact/');
    expect(await page.locator('h1').textContent()).toBe('怎样联系您');
  });

  it('a file chosen without a network is noted by its name, and the form goes on', async () => {
    await page.goto('/apply/new/');
    await page.evaluate(() => navigator.serviceWorker.ready);
    await page.waitForFunction(() => navigator.serviceWorker.controller?.state === 'activated');
    await context.setOffline(true);
    await applyUpTo(page, '附件');
    await page.locator('input[type=file]:not([name])').setInputFiles({
      name: '清单.txt',
      mimeType: 'text/plain',
      buffer: Buffer.from('x'),
    });
    await expect
      .poll(() => page.locator('.file-state').allTextContents())
      .toEqual([expect.stringContaining('还没有上传')]);
    await goOn(page);
    expect(await page.locator('[data-of=attachmentNames]').textContent()).toBe('清单.txt');
  });
});

describe('申请人写的', () => {
  const XSS = '"><img src=x onerror="document.title=\'hacked\'"></textarea><script>alert(1)</script>\'&lt;b&gt;';
  const HOSTILE = {
    ...ANSWERS,
    'personal.name': XSS,
    idKind: 'other',
    'personal.idNumber': '<b>1</b>"\'',
    'personal.address': XSS,
    'wanted.title': XSS,
    'wanted.description': `${XSS}\n${XSS}`,
    'wanted.docNo': '<svg onload=alert(1)>',
    'wanted.period': '"><svg onload=alert(1)>',
    'personal.agentName': '<svg onload=alert(1)>',
    'personal.agentIdNumber': '"><svg onload=alert(1)>',
    helpWanted: XSS,
  };

  it.each([true, false])('is shown as written and does nothing, on every page (scripting: %s)', async (scripting) => {
    await open(scripting);
    const dialogs: string[] = [];
    page.on('dialog', (dialog) => {
      dialogs.push(dialog.message());
      void dialog.dismiss();
    });
    await applyUpTo(page, '核对后提交', HOSTILE);
    for (const [name, value] of Object.entries(HOSTILE))
      if (name.includes('.') && name !== 'personal.phone')
        expect(await page.locator(`[data-of="${name}"]`).textContent()).toBe(value);
    await submit();
    expect(await page.locator('.receipt [translate=no]').textContent()).toBe(XSS);
    expect(await page.locator('main :is(img, script:not([src]), svg:not([role]))').count()).toBe(0);
    expect(dialogs).toEqual([]);
  });

  it.each([true, false])(
    '繁體: the page is Traditional, his own words stay as written (scripting: %s)',
    async (scripting) => {
      await open(scripting);
      const answers = {
        ...ANSWERS,
        'personal.name': '张三丰',
        'wanted.title': `网络项目 https://${demoLibrary().site.domain}/a`,
      };
      await applyUpTo(page, '核對後提交', answers, '/hant/apply/new/');
      expect(await page.locator('[data-of="personal.name"]').textContent()).toBe('张三丰');
      expect(await page.locator('[data-of="wanted.title"]').textContent()).toBe(answers['wanted.title']);
      await submit();
      expect(page.url()).toBe(`${baseURL}/hant/apply/new/receipt/`);
      expect(await page.locator('h1').textContent()).toBe('受理回執');
      expect(await page.locator('.receipt [translate=no]').textContent()).toBe(answers['wanted.title']);
      expect(await page.locator('.receipt svg').getAttribute('aria-label')).toContain('/hant/apply/track/?number=');
    },
  );
});

describe('已经公开的', () => {
  const [document] = demoLibrary().documents;

  it('is offered while one types, and nothing of the search is fetched before; ≤ 15 KB of script', async () => {
    await open(true);
    const scripts = await scriptsFetched(page, () => page.goto('/apply/new/what/', { waitUntil: 'networkidle' }));
    const sent = scripts.reduce((sum, body) => sum + gzipSync(body, { level: 6 }).byteLength, 0);
    console.log(`script, application form: ${(sent / 1024).toFixed(1)} KB (≤ 15 KB)`);
    expect(scripts.length).toBeGreaterThan(1);
    expect(sent).toBeLessThanOrEqual(15 * 1024);
    expect(asked.filter((url) => /\/find\/|worker/.test(url))).toEqual([]);
    await page.getByLabel('信息的名称').pressSequentially(document?.fields.title ?? '');
    await page
      .locator('[data-public]')
      .getByRole('link', { name: document?.fields.title ?? '' })
      .waitFor();
  });

  it('is a button away without scripting, and the form stays', async () => {
    await open(false);
    await page.goto('/apply/new/what/');
    await page.getByLabel('也许已经公开了').fill('稳就业');
    const [found] = await Promise.all([
      context.waitForEvent('page'),
      page.getByRole('button', { name: '先搜一搜' }).click(),
    ]);
    await found.waitForLoadState();
    expect(found.url()).toBe(`${baseURL}/search/?q=${encodeURIComponent('稳就业')}`);
    expect(page.url()).toBe(`${baseURL}/apply/new/what/`);
  });
});

describe('提交太频繁', () => {
  it('is refused with the answers kept, as at the API', async () => {
    await open(false);
    const send = () =>
      fetch(`${baseURL}${RECEIPT}`, {
        method: 'POST',
        headers: { origin: baseURL },
        body: new URLSearchParams({ ...ANSWERS, key: 'apply-test-often-key' }),
      });
    let answer = await send();
    for (let times = 0; times < 20 && answer.status === 200; times += 1) answer = await send();
    expect(answer.status).toBe(429);
    const html = await answer.text();
    expect(html).toContain('填写的内容还在');
    expect(html).toContain('value="张三丰"');
  });
});
