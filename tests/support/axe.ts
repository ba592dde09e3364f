import axe, { type AxeResults, type RunOptions } from 'axe-core';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { launchChromium } from './chromium.ts';
import { openKind, type PageKind } from './page-kinds.ts';

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

const WIDTHS = [320, 768, 1280];

/** What a reader may have chosen; 长辈版 promises a contrast of 7:1 as well. */
const SIZES: readonly { readonly size: string; readonly rules: RunOptions['rules'] }[] = [
  { size: 'normal', rules: {} },
  { size: 'large', rules: { 'color-contrast-enhanced': { enabled: true } } },
];

const SCHEMES = ['light', 'dark'] as const;

/** A window that remembers the given size, axe inside every page of it. */
const openWindow = async (browser: Browser, size: string): Promise<Page> => {
  const context = await browser.newContext({ baseURL: inject('baseURL'), reducedMotion: 'reduce' });
  await context.addInitScript((mode) => localStorage.setItem('mode', mode), JSON.stringify({ size }));
  await context.addInitScript({ content: axe.source });
  return context.newPage();
};

const violationsOn = async (page: Page, rules: RunOptions['rules']): Promise<string[]> => {
  const options: RunOptions = { runOnly: TAGS, rules, resultTypes: ['violations'] };
  const { violations } = await page.evaluate(
    (chosen) => (window as unknown as { axe: { run: (options: RunOptions) => Promise<AxeResults> } }).axe.run(chosen),
    options,
  );
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id}: ${target.join(' ')}: ${failureSummary}`),
  );
};

/** What axe finds on a page as it stands, in every colour scheme and width. */
export const allViolations = async (page: Page, rules: RunOptions['rules'] = {}): Promise<Record<string, string[]>> => {
  const found: Record<string, string[]> = {};
  for (const colorScheme of SCHEMES) {
    await page.emulateMedia({ colorScheme });
    for (const width of WIDTHS) {
      await page.setViewportSize({ width, height: 900 });
      const violations = await violationsOn(page, rules);
      if (violations.length > 0) found[`${colorScheme}, ${width} px`] = violations;
    }
  }
  return found;
};

/** Tests pages of every given kind in every size, colour scheme and width; a page is loaded once a size. */
export const testAccessibility = (kinds: readonly PageKind[]): void => {
  describe('无障碍: axe finds nothing at three widths, light and dark, 大字 too', () => {
    let browser: Browser;
    const windows: Page[] = [];
    beforeAll(async () => {
      browser = await launchChromium();
      for (const { size } of SIZES) windows.push(await openWindow(browser, size));
    });
    afterAll(() => browser.close());

    it.each(kinds)('$name', async (kind) => {
      const found: Record<string, string[]> = {};
      for (const [at, { size, rules }] of SIZES.entries()) {
        const page = windows[at] as Page;
        await openKind(page, kind);
        for (const [where, violations] of Object.entries(await allViolations(page, rules)))
          found[`${size}, ${where}`] = violations;
      }
      expect(found).toEqual({});
    });
  });
};
