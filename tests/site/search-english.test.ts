import { execFileSync } from 'node:child_process';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest';
import { urlOf } from '#site/library/library.ts';
import { ROOT } from '../../tools/settings.ts';
import { launchChromium } from '../support/chromium.ts';
import { demoLibrary } from '../support/demo-site.ts';

const library = demoLibrary();
const entry = library.documents.find(({ fields }) => fields.titleEn && fields.docNo);
const title = entry?.fields.titleEn ?? '';
const url = entry ? urlOf(entry) : '';

/** A word of many publications. */
const COMMON = 'government';

let browser: Browser;
let page: Page;
let faults: string[];

beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(() => browser.close());

beforeEach(async () => {
  page = await browser.newPage({ baseURL: inject('baseURL'), viewport: { width: 1280, height: 900 } });
  faults = [];
  page.on('pageerror', (error) => faults.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') faults.push(message.text());
  });
});
afterEach(() => page.close());

const links = () => page.locator('#results .item a');
const answered = async () => {
  await page
    .locator('#status')
    .filter({ hasText: /Found|Nothing/ })
    .waitFor();
  await page.locator('#results[aria-busy=false]').waitFor({ state: 'attached' });
};
const open = async (query: Readonly<Record<string, string>>) => {
  await page.goto(`/en/search/?${new URLSearchParams(query)}`);
  await answered();
};
const counted = () =>
  page.locator('#narrow .count').filter({ hasText: /[1-9]/ }).first().waitFor({ state: 'attached' });
const total = async (): Promise<number> =>
  Number(/Found: (\d+)/.exec((await page.locator('#status').textContent()) ?? '')?.[1]);
const addresses = (): Promise<string[]> =>
  links().evaluateAll((all) => all.map((link) => (link as HTMLAnchorElement).pathname));

describe('searching in English', () => {
  it('begins in the head of every English page, and loads nothing before a question', async () => {
    const asked: string[] = [];
    page.on('request', (request) => asked.push(new URL(request.url()).pathname));
    await page.goto('/en/', { waitUntil: 'networkidle' });
    expect(asked.filter((path) => path.includes('find'))).toEqual([]);
    await page.getByRole('searchbox').fill(title);
    await page.getByRole('searchbox').press('Enter');
    await answered();
    expect(new URL(page.url()).pathname).toBe('/en/search/');
    expect((await addresses())[0]).toBe(url);
    expect(await links().first().getAttribute('hreflang')).toBe('zh-Hans');
    expect(faults).toEqual([]);
  });

  it('knows the forms of a word, and marks what was found', async () => {
    await open({ q: 'explain' });
    expect(await page.locator('#results mark').first().textContent()).toMatch(/^explained$/i);
  });

  it('finds a number whatever its brackets, a body and a section', async () => {
    await open({ q: (entry?.fields.docNo ?? '').replace('〔', '[').replace('〕', ']') });
    expect(await addresses()).toContain(url);
    await open({ q: library.agencies[0]?.fields.nameEn ?? '' });
    expect((await addresses())[0]).toBe(`/agencies/${library.agencies[0]?.id}/`);
    await open({ q: 'how to apply for information' });
    expect(await addresses()).toContain('/apply/');
  });

  it('counts what each choice would give, narrows by it and says so', async () => {
    await open({ q: COMMON });
    const before = await total();
    await counted();
    const choice = page.locator('[data-facet=category] .choice').filter({ hasText: 'Documents' });
    const count = Number(await choice.locator('.count').textContent());
    await choice.locator('input').check();
    await page
      .locator('#status')
      .filter({ hasText: `Found: ${count}` })
      .waitFor();
    expect(count).toBeLessThan(before);
    expect(await page.locator('#chosen').textContent()).toContain('Kind: Documents');
    expect(await choice.locator('.count').textContent()).toBe(String(count));
  });

  it('puts the newest first, and leads through the pages', async () => {
    await open({ q: COMMON, sort: 'date', category: 'documents' });
    const dates = await page.locator('#results time').allTextContents();
    expect(dates).toEqual(dates.toSorted().reverse());
    await open({ q: COMMON });
    const first = await addresses();
    await page.getByRole('link', { name: 'Next' }).click();
    await page.locator('#status').filter({ hasText: 'page 2' }).waitFor();
    expect(await addresses()).not.toEqual(first);
  });

  it('suggests titles while typing', async () => {
    await page.goto('/en/search/');
    await page.locator('#q').pressSequentially(title.slice(0, 12));
    await page.getByRole('option').first().waitFor();
    expect(await page.getByRole('option').allTextContents()).toContain(`${title} ${entry?.fields.docNo}`);
  });

  it('says when only some words are found, and when none are', async () => {
    for (const other of ['quantum', 'press']) {
      await open({ q: `employment ${other} xylophone` });
      expect(await page.locator('#status').textContent()).toContain('Nothing has all of these words');
      expect(await links().count()).toBeGreaterThan(0);
    }
    await open({ q: 'xylophone' });
    expect(await page.locator('#none').isVisible()).toBe(true);
    expect(await page.locator('#none a[href="/search/"]').count()).toBe(1);
  });

  it.each([
    ['markup', '<img src=x onerror=alert(1)>'],
    ['a bomb', `${'(a+)+'.repeat(2000)}$`],
    ['control characters', '\u0000\u0007\u202e'],
    ['emoji', '😀'.repeat(50)],
    ['open quotes', '"working rules'],
  ])('takes %s calmly', async (_, text) => {
    await page.goto('/en/search/');
    await page.locator('#q').evaluate((box: HTMLInputElement, value) => {
      box.value = value;
      box.form?.requestSubmit();
    }, text);
    await answered();
    expect(await page.locator('main img').count()).toBe(0);
    expect(faults).toEqual([]);
  });

  it('works without a network after the first use', async () => {
    await open({ q: COMMON });
    await page.evaluate(() => navigator.serviceWorker.ready);
    await page.reload();
    await answered();
    await counted();
    const before = await addresses();
    await page.context().setOffline(true);
    await page.reload();
    await answered();
    expect(await addresses()).toEqual(before);
    await page.context().setOffline(false);
  });

  it('is the same on the command line', async () => {
    await open({ q: title });
    const args = ['tools/search.ts', '--lang', 'en', '--json', '--dir', 'dist.test', title];
    const found = JSON.parse(execFileSync(process.execPath, args, { cwd: ROOT, encoding: 'utf8' }));
    expect(found.map(({ url }: { url: string }) => url)).toEqual(await addresses());
    expect(found[0]).toMatchObject({ url, title });
  });

  it.each([320, 768])('%d px: nothing scrolls sideways', async (width) => {
    await page.setViewportSize({ width, height: 800 });
    await open({ q: COMMON, category: 'documents' });
    await counted();
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
  });
});
