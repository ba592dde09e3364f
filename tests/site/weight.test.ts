import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { formUrl, RECEIPT_URL } from '#site/text/application-form.ts';
import { ANSWERS, postForm } from '../support/apply.ts';
import { launchChromium } from '../support/chromium.ts';
import { builtPages, clientDir, demoLibrary } from '../support/demo-site.ts';
import { applyingKinds, openKind, readingKinds } from '../support/page-kinds.ts';
import { scriptsFetched } from '../support/scripts.ts';

/** What a reader may be made to fetch, packed, in KB. */
const LIMITS = { htmlMedian: 12, css: 16, readingScript: 5, applyingScript: 15, searchScript: 15 };

const packedKb = (content: string | Uint8Array): number => gzipSync(content, { level: 6 }).byteLength / 1024;
const sum = (sizes: readonly number[]): number => sizes.reduce((total, size) => total + size, 0);
const report = (what: string, kb: number, limit: number): void =>
  console.log(`${what}: ${kb.toFixed(1)} KB (≤ ${limit} KB)`);

let browser: Browser;
beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(() => browser.close());

/** All script a page fetches before the reader does anything. */
const scriptKb = async (open: (page: Awaited<ReturnType<Browser['newPage']>>) => Promise<unknown>): Promise<number> => {
  const page = await browser.newPage({ baseURL: inject('baseURL') });
  const bodies = await scriptsFetched(page, () => open(page));
  await page.close();
  return sum(bodies.map(packedKb));
};

describe('轻', () => {
  it('HTML: the median page', () => {
    const sizes = builtPages()
      .map(({ html }) => packedKb(html))
      .toSorted((a, b) => a - b);
    const median = sizes[Math.floor(sizes.length / 2)] ?? Number.POSITIVE_INFINITY;
    report('HTML, median', median, LIMITS.htmlMedian);
    report('HTML, largest', sizes.at(-1) ?? 0, Number.POSITIVE_INFINITY);
    expect(median).toBeLessThanOrEqual(LIMITS.htmlMedian);
  });

  it('CSS: the heaviest page a reader or an applicant opens', async () => {
    const weightOf = (href: string): number => packedKb(readFileSync(join(clientDir(), href)));
    const styled = (html: string): number =>
      sum(Array.from(html.matchAll(/<link rel="stylesheet" href="([^"]+)"/g), ([, href = '']) => weightOf(href)));
    const onDemand = ['/apply/new/person/', '/apply/track/', '/deadlines/?rule=reply.base&received=2026-03-02'];
    const pages = [
      ...builtPages().map(({ html }) => html),
      ...(await Promise.all(onDemand.map(async (path) => (await fetch(inject('baseURL') + path)).text()))),
    ];
    const heaviest = Math.max(...pages.map(styled));
    report('CSS, heaviest page', heaviest, LIMITS.css);
    expect(heaviest).toBeGreaterThan(1);
    expect(heaviest).toBeLessThanOrEqual(LIMITS.css);
  });

  it('script: the heaviest page of any kind to read', async () => {
    const kinds = readingKinds(demoLibrary());
    const sizes: number[] = [];
    for (const kind of kinds) sizes.push(await scriptKb((page) => openKind(page, kind)));
    report('script, reading', Math.max(...sizes), LIMITS.readingScript);
    expect(Math.max(...sizes)).toBeLessThanOrEqual(LIMITS.readingScript);
  });

  it('script: the heaviest page an applicant is sent, from the form to the receipt and afterwards', async () => {
    const kinds = [
      ...applyingKinds(),
      { name: 'track', url: '/apply/track/' },
      {
        name: 'receipt',
        url: formUrl('who'),
        enter: (page: Page) => postForm(page, { answers: ANSWERS, from: 'review', to: RECEIPT_URL }),
      },
    ];
    const sizes: number[] = [];
    for (const kind of kinds) sizes.push(await scriptKb((page) => openKind(page, kind)));
    report('script, applying', Math.max(...sizes), LIMITS.applyingScript);
    expect(Math.min(...sizes)).toBeGreaterThan(0);
    expect(Math.max(...sizes)).toBeLessThanOrEqual(LIMITS.applyingScript);
  });

  it('script: the search page before a key is pressed', async () => {
    const size = await scriptKb((page) => page.goto('/search/', { waitUntil: 'networkidle' }));
    report('script, search', size, LIMITS.searchScript);
    expect(size).toBeGreaterThan(0);
    expect(size).toBeLessThanOrEqual(LIMITS.searchScript);
  });
});
