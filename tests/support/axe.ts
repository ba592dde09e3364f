import axe, { type AxeResults, type RunOptions } from 'axe-core';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { launchChromium } from './chromium.ts';
import { openKind, type PageKind } from './page-kinds.ts';

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

const WIDTHS = [320, 768, 1280];

/** How axe checks, beside what its types tell: the options of a single check are put into those it has. */
type Checks = Readonly<Record<string, { readonly options: object }>>;

/**
 * What a reader may have chosen. 长辈版 promises the contrast of WCAG 1.4.6: the check of 1.4.3 is made stricter, for
 * axe's rule of 1.4.6 leaves to it what fails both, and would measure every text a second time.
 */
const SIZES: readonly { readonly size: string; readonly checks: Checks }[] = [
  { size: 'normal', checks: {} },
  {
    size: 'large',
    checks: { 'color-contrast': { options: { contrastRatio: { normal: { expected: 7 }, large: { expected: 4.5 } } } } },
  },
];

const SCHEMES = ['light', 'dark'] as const;

const violationsOn = (page: Page, checks: Checks): Promise<string[]> =>
  page.evaluate(
    async (options) => {
      const { axe } = window as unknown as { axe: { run: (options: RunOptions) => Promise<AxeResults> } };
      const { violations } = await axe.run(options);
      const wider = document.documentElement.scrollWidth - innerWidth;
      return [
        ...violations.flatMap(({ id, nodes }) =>
          nodes.map(({ target, failureSummary }) => `${id}: ${target.join(' ')}: ${failureSummary}`),
        ),
        ...(wider > 0 ? [`the page is ${wider} px wider than the window`] : []),
      ];
    },
    { runOnly: TAGS, checks, resultTypes: ['violations'] } satisfies RunOptions & { readonly checks: Checks },
  );

/** What axe finds on a page as it stands, and whether it must be scrolled sideways, in every size of text, colour scheme and width. */
export const allViolations = async (page: Page): Promise<Record<string, string[]>> => {
  const found: Record<string, string[]> = {};
  await page.evaluate(axe.source);
  for (const width of WIDTHS) {
    await page.setViewportSize({ width, height: 900 });
    for (const { size, checks } of SIZES) {
      // As mode.js does when the reader has chosen it before.
      await page.evaluate((chosen) => {
        document.documentElement.dataset['size'] = chosen;
      }, size);
      for (const colorScheme of SCHEMES) {
        await page.emulateMedia({ colorScheme });
        const violations = await violationsOn(page, checks);
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
      page = await browser.newPage({ baseURL: baseURL(), reducedMotion: 'reduce' });
    });
    afterAll(() => browser.close());

    it.each(kinds)('$name', async (kind) => {
      await openKind(page, kind);
      expect(await allViolations(page)).toEqual({});
    });
  });
};
