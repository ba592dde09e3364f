import type { Browser, ConsoleMessage } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { launchChromium } from '../support/chromium.ts';
import { demoLibrary } from '../support/demo-site.ts';
import { openKind, pageKinds } from '../support/page-kinds.ts';

/** A refused form and a missing page have their own status, which the browser reports as an error. */
const isOwnStatus = (message: ConsoleMessage, url: string): boolean =>
  message.location().url === url && message.text().startsWith('Failed to load resource');

describe('读者的隐私: no third party, no cookie, nothing the content security policy forbids', () => {
  const baseURL = inject('baseURL');
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchChromium();
  });
  afterAll(() => browser.close());

  it.each(pageKinds(demoLibrary()))('$name', async (kind) => {
    const context = await browser.newContext({ baseURL });
    const page = await context.newPage();
    const strangers: string[] = [];
    const complaints: string[] = [];
    page.on('request', (request) => {
      if (!/^(data|blob):/.test(request.url()) && new URL(request.url()).origin !== baseURL)
        strangers.push(request.url());
    });
    page.on('console', (message) => {
      if (['error', 'warning'].includes(message.type()) && !isOwnStatus(message, page.url()))
        complaints.push(message.text());
    });
    page.on('pageerror', (error) => complaints.push(error.message));
    await openKind(page, kind);
    expect({ strangers, complaints, cookies: await context.cookies() }).toEqual({
      strangers: [],
      complaints: [],
      cookies: [],
    });
    expect(await page.evaluate(() => Object.keys(localStorage))).toEqual([]);
    await context.close();
  });
});
