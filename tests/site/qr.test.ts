import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { urlOf } from '#site/library/library.ts';
import { launchChromium } from '../support/chromium.ts';
import { demoLibrary } from '../support/demo-site.ts';
import { qrTextsIn } from '../support/qr.ts';

const library = demoLibrary();
const [document] = library.documents;
if (!document) throw new Error('the demonstration content has no document');
const path = urlOf(document);
const canonical = (page: Page): Promise<string | null> => page.locator('link[rel=canonical]').getAttribute('href');

let browser: Browser;
beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(() => browser.close());

const open = async (url: string, options: BrowserContextOptions): Promise<Page> => {
  const context = await browser.newContext({ baseURL: inject('baseURL'), ...options });
  const page = await context.newPage();
  await page.goto(url);
  return page;
};

const DESKTOP: BrowserContextOptions = { viewport: { width: 1280, height: 800 } };

describe('扫一扫在手机打开当前页', () => {
  it.each([
    { name: 'a document', url: path, options: DESKTOP },
    { name: 'a document in the dark', url: path, options: { ...DESKTOP, colorScheme: 'dark' } },
    { name: 'a document on a fine screen', url: path, options: { ...DESKTOP, deviceScaleFactor: 2 } },
    { name: '繁體', url: `/hant${path}`, options: DESKTOP },
    { name: '繁體 in the dark', url: `/hant${path}`, options: { ...DESKTOP, colorScheme: 'dark' } },
    { name: 'a list', url: '/policies/', options: DESKTOP },
    { name: 'the home page', url: '/', options: DESKTOP },
    { name: 'the English page', url: '/en/', options: DESKTOP },
  ] as const)('$name: the picture says its canonical address', async ({ url, options }) => {
    const page = await open(url, options);
    expect(await canonical(page)).toBe(`https://${library.site.domain}${url}`);
    expect(await qrTextsIn(await page.screenshot({ fullPage: true }))).toEqual([await canonical(page)]);
    await page.context().close();
  });

  it.each([path, `/hant${path}`])('%s on paper: the printed code says it too', async (url) => {
    const page = await open(url, { viewport: { width: 794, height: 1123 }, deviceScaleFactor: 2, colorScheme: 'dark' });
    await page.emulateMedia({ media: 'print' });
    expect(await qrTextsIn(await page.screenshot({ fullPage: true }))).toEqual([await canonical(page)]);
    await page.context().close();
  });

  it('is at least 2 cm wide on paper', async () => {
    const page = await open(path, DESKTOP);
    await page.emulateMedia({ media: 'print' });
    const box = await page.locator('.scan svg').boundingBox();
    expect(box?.width).toBeGreaterThanOrEqual((2 / 2.54) * 96);
    await page.context().close();
  });

  it('is not shown on a phone, which cannot photograph itself', async () => {
    const page = await open(path, { viewport: { width: 360, height: 740 } });
    expect(await page.locator('.scan').isVisible()).toBe(false);
    await page.context().close();
  });

  it('says its address to who cannot see it', async () => {
    const page = await open(path, DESKTOP);
    expect(await page.getByRole('img', { name: (await canonical(page)) ?? '' }).count()).toBe(1);
    await page.context().close();
  });
});
