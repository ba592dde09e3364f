import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest';
import { launchChromium } from '../support/chromium.ts';
import { demoLibrary } from '../support/demo-site.ts';
import { pageKinds } from '../support/page-kinds.ts';

const FOCUSABLE = 'a[href], button, input:not([type=hidden]), select, textarea, summary, video, [tabindex="0"]';

let browser: Browser;
let page: Page;
beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(() => browser.close());
beforeEach(async () => {
  page = await browser.newPage({ baseURL: inject('baseURL'), reducedMotion: 'reduce' });
});
afterEach(() => page.close());

/** Numbers every control there is to reach, and returns how many. */
const numberControls = (): Promise<number> =>
  page.evaluate((focusable) => {
    const controls = [...document.querySelectorAll<HTMLElement>(focusable)].filter((element) =>
      element.checkVisibility(),
    );
    for (const [at, control] of controls.entries()) control.dataset['number'] = String(at);
    return controls.length;
  }, FOCUSABLE);

/** The number of the control in focus, and whether a reader sees that it is. */
const focused = () =>
  page.evaluate(() => {
    const element = document.activeElement as HTMLElement;
    const { outlineStyle, outlineWidth, outlineColor } = getComputedStyle(element);
    const box = element.getBoundingClientRect();
    return {
      number: Number(element.dataset['number']),
      seen: outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 2 && !/^rgba\(.*, 0\)$/.test(outlineColor),
      inWindow: box.bottom > 0 && box.top < innerHeight && box.width > 0,
      says: element.textContent?.trim().slice(0, 20) ?? '',
    };
  });

describe('只用键盘', () => {
  it('the first stop leads past the navigation to the text', async () => {
    await page.goto('/');
    await page.keyboard.press('Tab');
    const link = page.locator(':focus');
    expect(await link.textContent()).toBe('跳到正文');
    expect((await link.boundingBox())?.x).toBeGreaterThanOrEqual(0);
    await page.keyboard.press('Enter');
    expect(await page.locator(':focus').getAttribute('id')).toBe('main');
    await page.keyboard.press('Tab');
    expect(await page.locator('main :focus').count()).toBe(1);
  });

  const walked = ['home', 'policies', 'document with a long outline', 'document with attachments', '视频解读', 'apply'];
  it.each(pageKinds(demoLibrary()).filter(({ name }) => walked.includes(name)))(
    '$name: Tab reaches everything in its order, and one sees where one is',
    async ({ url }) => {
      await page.goto(url);
      const count = await numberControls();
      const reached: number[] = [];
      const unseen: string[] = [];
      for (let at = 0; at < count; at++) {
        await page.keyboard.press('Tab');
        // A video has stops of its own inside.
        while ((await focused()).number === reached.at(-1)) await page.keyboard.press('Tab');
        const { number, seen, inWindow, says } = await focused();
        reached.push(number);
        if (!seen || !inWindow) unseen.push(says);
      }
      expect(reached).toEqual(Array.from({ length: count }, (_, at) => at));
      expect(unseen).toEqual([]);
    },
  );

  it.each(['/', '/policies/', '/search/', '/hant/'])('Ctrl+K goes to the search box on %s', async (url) => {
    await page.goto(url);
    await page.keyboard.press('Control+k');
    expect(await page.locator(':focus').getAttribute('type')).toBe('search');
  });

  it('WCAG 2.1.4: no character alone is a shortcut', async () => {
    await page.goto('/search/');
    const where = () => page.evaluate(() => [location.href, document.activeElement?.tagName]);
    const before = await where();
    for (let code = 0x21; code < 0x7f; code += 1) await page.keyboard.press(String.fromCharCode(code));
    expect(await where()).toEqual(before);
  });

  it('Space switches 长辈版, Enter asks', async () => {
    await page.goto('/');
    await page.getByLabel('长辈版').focus();
    await page.keyboard.press('Space');
    expect(await page.locator('html').getAttribute('data-size')).toBe('large');
    await page.keyboard.press('Control+k');
    await page.keyboard.type('通知');
    await page.keyboard.press('Enter');
    await page.waitForURL('**/search/?q=*');
  });
});
