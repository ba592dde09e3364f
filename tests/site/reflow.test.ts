import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { launchChromium } from '../support/chromium.ts';
import { demoLibrary } from '../support/demo-site.ts';
import { openKind, pageKinds } from '../support/page-kinds.ts';

/** 1280 px at 400 % is 320 px wide (WCAG 1.4.10). */
const VIEWPORT = { width: 320, height: 256 };

/** What sticks out of the window to the right, unless it is in a frame that scrolls by itself. */
const sticksOut = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const { scrollingElement, body } = document;
    if (!scrollingElement || scrollingElement.scrollWidth <= innerWidth) return [];
    return [...body.querySelectorAll('*')]
      .filter((element) => element.getBoundingClientRect().right > innerWidth + 1)
      .map(
        (element) =>
          `${element.tagName.toLowerCase()}.${element.className} ${element.textContent?.trim().slice(0, 20)}`,
      );
  });

describe('放大到 400%: no page scrolls sideways', () => {
  const windows: Page[] = [];
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchChromium();
    for (const size of ['normal', 'large']) {
      const context = await browser.newContext({ baseURL: inject('baseURL'), viewport: VIEWPORT });
      await context.addInitScript((mode) => localStorage.setItem('mode', mode), JSON.stringify({ size }));
      windows.push(await context.newPage());
    }
  });
  afterAll(() => browser.close());

  it.each(pageKinds(demoLibrary()))('$name, 大字 too', async (kind) => {
    for (const page of windows) {
      await openKind(page, kind);
      expect(await sticksOut(page)).toEqual([]);
    }
  });
});
