import { randomUUID } from 'node:crypto';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest';
import { urlOf } from '#site/library/library.ts';
import { launchChromium } from '../support/chromium.ts';
import { demoLibrary } from '../support/demo-site.ts';
import { pageKinds } from '../support/page-kinds.ts';

const library = demoLibrary();
const [document] = library.documents;
if (!document) throw new Error('the demonstration content has no document');
const rootSize = (page: Page): Promise<number> =>
  page.locator('html').evaluate((root) => Number.parseFloat(getComputedStyle(root).fontSize));
const scheme = (page: Page): Promise<string> =>
  page.locator('html').evaluate((root) => getComputedStyle(root).colorScheme);

let browser: Browser;
let page: Page;
beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(() => browser.close());
beforeEach(async () => {
  page = await browser.newPage({ baseURL: inject('baseURL'), javaScriptEnabled: false });
});
afterEach(() => page.close());

describe('不用脚本', () => {
  it('one gets from the home page to a document and back by its links', async () => {
    await page.goto('/');
    await page.getByRole('navigation', { name: '主导航' }).getByRole('link', { name: '政策文件' }).click();
    expect(new URL(page.url()).pathname).toBe('/policies/');
    await page.getByRole('main').getByRole('link', { name: document.fields.title, exact: true }).click();
    expect(new URL(page.url()).pathname).toBe(urlOf(document));
    await expect.poll(() => page.getByRole('heading', { level: 1 }).textContent()).toBe(document.fields.title);
    await page.getByRole('navigation', { name: '当前位置' }).getByRole('link', { name: '首页' }).click();
    expect(new URL(page.url()).pathname).toBe('/');
  });

  it('a list is turned over page by page, and loses nothing', async () => {
    const second = pageKinds(library).find(({ name }) => name === 'second page of a list')?.url ?? '';
    const shown = async () =>
      page.locator('main ul.list .item a').evaluateAll((links) => links.map((link) => link.getAttribute('href')));
    await page.goto(second.replace(/page\/2\/$/, ''));
    const first = await shown();
    await page.getByRole('navigation', { name: '翻页' }).getByRole('link', { name: '下一页' }).click();
    expect(new URL(page.url()).pathname).toBe(second);
    const next = await shown();
    expect(next.length).toBeGreaterThan(0);
    expect(next.filter((link) => first.includes(link))).toEqual([]);
    await page.getByRole('navigation', { name: '翻页' }).getByRole('link', { name: '上一页' }).click();
    expect(await shown()).toEqual(first);
  });

  it('the outline leads to its part of the text', async () => {
    const long = pageKinds(library).find(({ name }) => name === 'document with a long outline');
    await page.goto(long?.url ?? '');
    await page.locator('.rail .outline a').last().click();
    expect(await page.locator('main :target').isVisible()).toBe(true);
  });

  it('长辈版 and 深色 are switched by their boxes', async () => {
    await page.goto(urlOf(document));
    const before = await rootSize(page);
    await page.getByLabel('长辈版').check();
    expect(await rootSize(page)).toBeGreaterThanOrEqual(before * 1.2);
    expect(await scheme(page)).not.toBe('dark');
    await page.getByLabel('深色').check();
    expect(await scheme(page)).toBe('dark');
  });

  it('这条信息有用吗 is answered with thanks', async () => {
    await page.goto(urlOf(document));
    await page.getByLabel('想说的话').fill(`写得清楚 ${randomUUID()}`);
    await page.getByRole('button', { name: '有用', exact: true }).click();
    expect(new URL(page.url()).pathname).toBe('/feedback/thanks/');
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toContain('谢谢');
  });

  it.each(['', '/hant'])('a fault of the site is reported at %s/find-fault/', async (copy) => {
    await page.goto(`${copy}/find-fault/`);
    await page.locator('#address').fill(urlOf(document));
    await page.locator('[name=kind][value=wrong]').check();
    await page.locator('#words').fill(`电话少了一位 ${randomUUID()}`);
    await page.locator('form.form button').click();
    expect(new URL(page.url()).pathname).toBe(`${copy}/find-fault/thanks/`);
    expect(await page.getByRole('main').textContent()).toContain('3 ');
  });

  it('what only scripts can do is not offered', async () => {
    await page.goto(urlOf(document));
    expect(await page.locator('[data-do]:visible').count()).toBe(0);
  });

  it('the search says so, and shows the ways that work', async () => {
    await page.goto('/');
    await page.getByRole('searchbox').fill('稳就业');
    await page.getByRole('button', { name: '搜索' }).click();
    expect(new URL(page.url()).pathname).toBe('/search/');
    expect(await page.getByRole('main').textContent()).toContain('脚本');
    expect(await page.getByRole('main').getByRole('link', { name: '政策文件' }).first().isVisible()).toBe(true);
  });

  it('繁體 and English are a link away', async () => {
    await page.goto(urlOf(document));
    await page.getByRole('link', { name: '繁體' }).click();
    expect(new URL(page.url()).pathname).toBe(`/hant${urlOf(document)}`);
    await page.getByRole('link', { name: '简体' }).click();
    expect(new URL(page.url()).pathname).toBe(urlOf(document));
    await page.getByRole('link', { name: 'English' }).click();
    expect(await page.locator('html').getAttribute('lang')).toBe('en');
  });
});
