import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { allViolations } from '../support/axe.ts';
import { launchChromium } from '../support/chromium.ts';
import { demoLibrary } from '../support/demo-site.ts';
import { openKind, pageKinds } from '../support/page-kinds.ts';

/** 工信部适老化: text, lines and targets of 长辈版; links inside a text are as large as the text. */
const LIMITS = { textPx: 18, lineHeight: 1.5, targetPx: 60 };

const CONTROLS = [
  'button',
  '.button',
  'input:not([type=hidden])',
  'textarea',
  'summary',
  '.tools a',
  '.brand',
  '.nav a',
  '.doors a',
  '.thoughts a',
  '.pages a',
].join();

const smallText = (page: Page): Promise<string[]> =>
  page.evaluate(({ textPx, lineHeight }) => {
    const bodySize = Number.parseFloat(getComputedStyle(document.body).fontSize);
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const small = new Set<string>();
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const words = node.textContent?.trim();
      const element = node.parentElement;
      if (!words || !element?.checkVisibility() || element.closest('script, style, .visually-hidden')) continue;
      const style = getComputedStyle(element);
      const size = Number.parseFloat(style.fontSize);
      const line = Number.parseFloat(style.lineHeight) / size;
      const isRunning = size <= bodySize && element.closest('h1, h2, h3, .button, label') === null;
      if (size < textPx) small.add(`${size} px: ${element.tagName}.${element.className} ${words.slice(0, 20)}`);
      if (isRunning && line < lineHeight)
        small.add(`line ${line.toFixed(2)}: ${element.tagName}.${element.className} ${words.slice(0, 20)}`);
    }
    return [...small];
  }, LIMITS);

/** Controls smaller than a target; a box to tick is as large as its label. */
const smallTargets = (page: Page): Promise<string[]> =>
  page.evaluate(
    ({ controls, targetPx }) =>
      [...document.querySelectorAll<HTMLElement>(controls)]
        .map((element) => element.closest('label') ?? element)
        .filter((element) => element.checkVisibility())
        .map((element) => ({ element, box: element.getBoundingClientRect() }))
        .filter(({ box }) => Math.min(box.width, box.height) < targetPx)
        .map(
          ({ element, box }) =>
            `${box.width}×${box.height}: ${element.tagName}.${element.className} ${element.textContent?.trim().slice(0, 20)}`,
        ),
    { controls: CONTROLS, targetPx: LIMITS.targetPx },
  );

describe('长辈版', () => {
  const windows: Page[] = [];
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchChromium();
    for (const width of [360, 1280]) {
      const context = await browser.newContext({ baseURL: inject('baseURL'), viewport: { width, height: 800 } });
      await context.addInitScript((mode) => localStorage.setItem('mode', mode), JSON.stringify({ size: 'large' }));
      windows.push(await context.newPage());
    }
  });
  afterAll(() => browser.close());

  // The page of a refused form stands without the site's style, so that it can be shown whatever else is broken.
  it.each(pageKinds(demoLibrary()).filter(({ name }) => name !== 'refused feedback'))(
    '$name: text ≥ 18 px, line ≥ 1.5, targets ≥ 60 px',
    async (kind) => {
      for (const page of windows) {
        await openKind(page, kind);
        expect(await smallText(page)).toEqual([]);
        expect(await smallTargets(page)).toEqual([]);
      }
    },
  );

  it('on a phone has a head of less than half a screen', async () => {
    const page = windows[0] as Page;
    await page.goto('/policies/');
    const { y, height } = (await page.locator('.nav').boundingBox()) ?? { y: 0, height: Number.NaN };
    expect(y + height).toBeLessThan(360);
  });

  it('has its contrast asked to be 7:1 by axe, 4.5:1 without it', async () => {
    const page = await browser.newPage();
    const withText = async (color: string): Promise<string[]> => {
      const words = `<h1 style="font-size: 16px; color: ${color}">Words</h1>`;
      await page.setContent(`<!doctype html><html lang="en"><title>A page</title><main>${words}</main></html>`);
      return Object.keys(await allViolations(page));
    };
    const grey = await withText('#666');
    expect(grey).toHaveLength(6);
    expect(grey.filter((found) => !found.startsWith('large'))).toEqual([]);
    expect(await withText('#888')).toHaveLength(12);
    expect(await withText('#555')).toEqual([]);
    await page.close();
  });

  it('is remembered from page to page, with the colours chosen', async () => {
    const page = await browser.newPage({ baseURL: inject('baseURL') });
    await page.goto('/');
    await page.getByLabel('长辈版').check();
    await page.getByLabel('深色').check();
    await page.goto('/policies/');
    expect(await page.getByLabel('长辈版').isChecked()).toBe(true);
    const root = page.locator('html');
    expect(await root.getAttribute('data-size')).toBe('large');
    expect(await root.evaluate((element) => getComputedStyle(element).colorScheme)).toBe('dark');
    await page.getByLabel('长辈版').uncheck();
    await page.reload();
    expect(await root.getAttribute('data-size')).toBe('normal');
    await page.close();
  });
});
