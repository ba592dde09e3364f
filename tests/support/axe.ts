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

const violationsOn = async (page: Page, rules: RunOptions['rules']): Promise<string[]> => {
  const options: RunOptions = { runOnly: TAGS, rules, resultTypes: ['violations'] };
  const { violations } = await page.evaluate(
    (chosen) => (window as unknown as { axe: { run: (options: RunOptions) => Promise<AxeResults> } }).axe.run(chosen),
    options,
  );
  const wider = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  return [
    ...violations.flatMap(({ id, nodes }) =>
      nodes.map(({ target, failureSummary }) => `${id}: ${target.join(' ')}: ${failureSummary}`),
    ),
    ...(wider > 0 ? [`the page is ${wider} px wider than the window`] : []),
  ];
};

/** What axe finds on a page as it stands, and whether it must be scrolled sideways, in every size of text, colour scheme and width. */
export const allViolations = async (page: Page): Promise<Record<string, string[]>> => {
  const found: Record<string, string[]> = {};
  for (const { size, rules } of SIZES) {
    // As mode.js does when the reader has chosen it before.
    await page.evaluate((chosen) => {
      document.documentElement.dataset['size'] = chosen;
    }, size);
    for (const colorScheme of SCHEMES) {
      await page.emulateMedia({ colorScheme });
      for (const width of WIDTHS) {
        await page.setViewportSize({ width, height: 900 });
        const violations = await violationsOn(page, rules);
        if (violations.length > 0) found[`${size}, ${colorScheme}, ${width} px`] = violations;
      }
    }
  }
  return found;
};

/** Tests pages of every given kind, on the site or another. */
export const testAccessibility = (
  kinds: readonly PageKind[],
  baseURL: () => string = () => inject('baseURL'),
): void => {
  describe('无障碍: axe finds nothing at three widths, light and dark, 大字 too', () => {
    let browser: Browser;
    let page: Page;
    beforeAll(async () => {
      browser = await launchChromium();
      const context = await browser.newContext({ baseURL: baseURL(), reducedMotion: 'reduce' });
      await context.addInitScript({ content: axe.source });
      page = await context.newPage();
    });
    afterAll(() => browser.close());

    it.each(kinds)('$name', async (kind) => {
      await openKind(page, kind);
      expect(await allViolations(page)).toEqual({});
    });
  });
};
