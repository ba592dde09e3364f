import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { allViolations } from '../support/axe.ts';
import { type Counter, openCounter } from '../support/counter.ts';

const XSS = '"><img src=x onerror=alert(1)>';
/** A Saturday: a fax that came on it is received on Monday. */
const SATURDAY = '2026-11-21';

let counter: Counter;
beforeAll(async () => {
  counter = await openCounter();
});
afterAll(() => counter.close());

const open = async (person: string, options = {}): Promise<Page> => {
  const page = await counter.visit(options);
  page.setDefaultTimeout(10_000);
  await page.goto('/office/new/');
  await page.getByRole('button', { name: new RegExp(person) }).click();
  await page.waitForURL('**/office/new/');
  return page;
};

const fill = async (page: Page, channel: string, on = '2026-11-20', title = '香港中路养护计划'): Promise<void> => {
  await page.getByLabel(channel).check();
  await page.getByLabel('收到日期').fill(on);
  await page.getByLabel('公民（个人）').check();
  await page.getByLabel('姓名或者单位名称').fill('张三丰');
  await page.getByLabel('居民身份证').check();
  await page.locator('[name="personal.idNumber"]').fill('11010519491231002X');
  await page.getByLabel('电话', { exact: true }).fill('13800001234');
  await page.locator('[name="wanted.title"]').fill(title);
  await page.locator('[name="wanted.description"]').fill('2025 年的养护计划');
  await page.getByLabel('纸质').check();
  await page.locator('[name=obtaining][value=inspection]').check();
};

const check = (page: Page) => page.locator('.moves').getByRole('button', { name: '下一步：核对' }).click();
const received = (page: Page) => page.locator('.received dd').allInnerTexts();

describe.each([false, true])('代为登记 (scripting: %s)', (javaScriptEnabled) => {
  it('shows 收到之日 and the last day first; then number, 查询码 and a receipt; twice is once', async () => {
    const page = await open('林知远', { javaScriptEnabled });
    await fill(page, '当面提交');
    await page
      .getByLabel('选择文件')
      .setInputFiles([{ name: `${XSS}.txt`, mimeType: 'text/plain', buffer: Buffer.from('信封') }]);
    if (!javaScriptEnabled) await page.getByRole('button', { name: '上传所选文件' }).click();
    await expect.poll(() => page.locator('.file-state').allTextContents()).toEqual(['已通过检查']);
    await check(page);
    await page.waitForSelector('.received');
    expect(await received(page)).toEqual(['2026年11月20日', '2026年12月18日']);
    expect(await page.locator('.rule-of-day').innerText()).toContain('第三十一条第一项');
    expect(await page.getByRole('main').innerText()).toContain(`${XSS}.txt`);
    await page.getByRole('button', { name: '返回修改' }).click();
    expect(await page.locator('[name="wanted.title"]').inputValue()).toBe('香港中路养护计划');
    await check(page);
    await page.getByRole('button', { name: '登记，出回执' }).click();
    await page.waitForSelector('.receipt');
    const codes = await page.locator('.codes dd').allInnerTexts();
    expect(codes[0]).toMatch(/^\d{4}-\d{5}$/);
    await page.reload();
    expect(await page.locator('.codes dd').allInnerTexts()).toEqual(codes);

    const applicant = await counter.visit();
    await applicant.goto(`/apply/track/?number=${codes[0]}`);
    await applicant.getByLabel('查询码').fill(codes[1] ?? '');
    await applicant.getByRole('button', { name: '查询', exact: true }).click();
    expect(await applicant.getByRole('main').innerText()).toContain('2026年12月18日');

    await page.goto(`/office/applications/${codes[0]}/`);
    expect(await page.locator('.attachments a').allInnerTexts()).toEqual(['附件 1']);
    expect(await page.content()).not.toContain('张三丰');
  });
});

describe('第三十一条 收到之日', () => {
  it.each([
    { channel: '邮寄（签收）', on: '2026-11-20', days: ['2026年11月20日', '2026年12月18日'], law: '第三十一条第二项' },
    { channel: '口头', on: '2026-11-20', days: ['2026年11月20日', '2026年12月18日'], law: '第三十一条第一项' },
    { channel: '传真', on: SATURDAY, days: ['2026年11月23日', '2026年12月21日'], law: '第三十一条第三项' },
    { channel: '平常信函', on: '2026-11-20', days: ['还没有确认', '确认收到以后起算'], law: '第三十一条第二项' },
  ])('$channel', async ({ channel, on, days, law }) => {
    const page = await open('林知远');
    await fill(page, channel, on);
    await check(page);
    await page.waitForSelector('.received');
    expect(await received(page)).toEqual(days);
    expect(await page.locator('.rule-of-day').innerText()).toContain(law);
  });
});

describe('有误', () => {
  it('names each field with its remedy, keeps what was written, and leads there', async () => {
    const page = await open('林知远');
    await page.locator('[name="wanted.title"]').fill(XSS);
    await check(page);
    const summary = page.locator('.error-summary');
    expect(await summary.innerText()).toContain('“怎样收到”没有选');
    expect(await page.locator('[name="wanted.title"]').inputValue()).toBe(XSS);
    expect(await page.locator('main img').count()).toBe(0);
    await summary.getByRole('link', { name: /怎样收到/ }).click();
    expect(await page.evaluate(() => document.activeElement?.getAttribute('name'))).toBe('channel');
    expect(await allViolations(page)).toEqual({});
  });

  it('a day that is still to come is refused in words', async () => {
    const page = await open('林知远');
    await fill(page, '当面提交', '2099-01-05');
    await check(page);
    await page.waitForSelector('.error-summary');
    expect(await page.locator('.error-summary').innerText()).toContain('申请日期不对');
  });

  it('is for reception alone', async () => {
    const page = await open('路遥');
    expect(await page.getByRole('main').innerText()).toContain('您不能代为登记');
    expect(await page.locator('form.counter').count()).toBe(0);
    const answer = await page.request.post('/office/new/', {
      form: { confirmed: 'yes' },
      headers: { origin: counter.baseURL.replace(/\/$/, '') },
    });
    expect(answer.status()).toBe(403);
  });

  it('what was registered from another window is not taken for another; once more it is a new one', async () => {
    const page = await open('林知远');
    await fill(page, '当面提交');
    await check(page);
    const [receipt] = await Promise.all([
      page.context().waitForEvent('page'),
      page.getByRole('button', { name: '登记，出回执' }).click({ modifiers: ['Control'] }),
    ]);
    await receipt.waitForSelector('.codes');
    await page.getByRole('button', { name: '返回修改' }).click();
    await page.locator('[name="wanted.title"]').fill('香港西路养护计划');
    const again = async (): Promise<void> => {
      await check(page);
      await page.getByRole('button', { name: '登记，出回执' }).click();
    };
    await again();
    expect(await page.locator('.error-summary').innerText()).toContain('这张表已经登记过');
    expect(await page.locator('[name="wanted.title"]').inputValue()).toBe('香港西路养护计划');
    expect(await allViolations(page)).toEqual({});
    await again();
    const number = (each: Page) => each.locator('.codes dd').first().innerText();
    expect(await number(page)).not.toBe(await number(receipt));
  });

  it('a form from elsewhere is not taken', async () => {
    const page = await open('林知远');
    const answer = await page.request.post('/office/new/', {
      form: { csrf: 'x', confirmed: 'yes' },
      headers: { origin: counter.baseURL.replace(/\/$/, '') },
    });
    expect(answer.status()).toBe(403);
    expect(await answer.text()).toContain('不是从您登录后的页面提交的');
  });
});

describe('无障碍', () => {
  it('axe finds nothing on the form, what is to be confirmed, and the receipt', async () => {
    const page = await open('林知远');
    expect(await allViolations(page)).toEqual({});
    await fill(page, '平常信函');
    await check(page);
    await page.waitForSelector('.received');
    expect(await allViolations(page)).toEqual({});
    await page.getByRole('button', { name: '登记，出回执' }).click();
    await page.waitForSelector('.receipt');
    expect(await page.locator('.receipt').innerText()).toContain('您的来信已经登记');
    expect(await allViolations(page)).toEqual({});
    await page.emulateMedia({ media: 'print' });
    expect(await page.locator(':is(.office-head, .no-print, .receipt .actions):visible').count()).toBe(0);
    expect(await page.locator('.codes dd:visible').count()).toBe(2);
  });
});
