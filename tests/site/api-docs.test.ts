import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { testAccessibility } from '../support/axe.ts';
import { launchChromium } from '../support/chromium.ts';

const PAGES = [
  { name: '接口说明', url: '/api/v1/docs' },
  { name: '接口的问题', url: '/api/v1/problems' },
];

testAccessibility(PAGES);

describe('the pages of the API', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchChromium();
  });
  afterAll(() => browser.close());

  it.each(PAGES)('$name is styled under its own policy, and does not scroll sideways at 320 px', async ({ url }) => {
    const page = await browser.newPage({ baseURL: inject('baseURL'), viewport: { width: 320, height: 800 } });
    const said: string[] = [];
    page.on('console', (message) => said.push(message.text()));
    await page.goto(url);
    expect(said).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
    expect(await page.evaluate(() => getComputedStyle(document.body).marginTop)).toBe('0px');
    await page.close();
  });
});
