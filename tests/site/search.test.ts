import { setTimeout } from 'node:timers/promises';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest';
import type { Document } from '#site/library/library.ts';
import { urlOf } from '#site/library/library.ts';
import { launchChromium } from '../support/chromium.ts';
import { demoLibrary } from '../support/demo-site.ts';

const library = demoLibrary();

const numbered = (): { document: Document; mark: string; year: string; number: string } => {
  for (const document of library.documents) {
    const [, mark, year, number] = /^(.+)〔(\d+)〕(\d+)号$/.exec(document.fields.docNo ?? '') ?? [];
    if (mark && year && number) return { document, mark, year, number };
  }
  throw new Error('the demonstration content has no document with a number');
};

/** A word that is found on more than one page of results. */
const COMMON = '公开';

let browser: Browser;
let page: Page;
let faults: string[];

beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(() => browser.close());

beforeEach(async () => {
  page = await browser.newPage({ baseURL: inject('baseURL'), viewport: { width: 1280, height: 900 } });
  faults = [];
  page.on('pageerror', (error) => faults.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') faults.push(message.text());
  });
});
afterEach(() => page.close());

const box = () => page.getByLabel('搜索政府信息');
const links = () => page.locator('#results .item a');
const status = () => page.locator('#status');

/** Waits until the page answers the question in its address. */
const answered = async (text: RegExp = /条结果|没有找到/) => {
  await status().filter({ hasText: text }).waitFor();
  await page.locator('#results[aria-busy=false]').waitFor({ state: 'attached' });
};

const open = async (address: string) => {
  await page.goto(address);
  await answered();
};

/** Waits for the counts beside the choices, which come after the results. */
const counted = () => page.locator('#narrow .count').filter({ hasText: /[1-9]/ }).first().waitFor();

const addresses = (): Promise<string[]> =>
  links().evaluateAll((all) => all.map((link) => (link as HTMLAnchorElement).pathname));

const total = async (): Promise<number> => Number(/(\d+) 条/.exec((await status().textContent()) ?? '')?.[1]);

describe('搜索', () => {
  it('loads nothing of the index before a question', async () => {
    const asked: string[] = [];
    page.on('request', (request) => asked.push(new URL(request.url()).pathname));
    await page.goto('/search/', { waitUntil: 'networkidle' });
    expect(asked.filter((path) => path.startsWith('/find/') || path.includes('worker'))).toEqual([]);
  });

  it('answers what is typed, marks it, and says how many there are', async () => {
    await page.goto('/search/');
    await box().pressSequentially(COMMON);
    await answered();
    expect(await total()).toBeGreaterThan(10);
    expect(await links().count()).toBe(10);
    expect(await page.locator('#results mark').first().textContent()).toBe(COMMON);
    expect(new URL(page.url()).searchParams.get('q')).toBe(COMMON);
    expect(faults).toEqual([]);
  });

  it('finds for Traditional what it finds for Simplified', async () => {
    await open('/search/?q=政务公开');
    const simplified = await addresses();
    await open('/search/?q=政務公開');
    expect(await addresses()).toEqual(simplified);
  });

  it('opens a result', async () => {
    await open(`/search/?q=${COMMON}`);
    const title = await links().first().textContent();
    await links().first().click();
    await page
      .locator('h1')
      .filter({ hasText: title?.trim() ?? '' })
      .waitFor();
  });

  it('takes markup in a question for text', async () => {
    await page.goto(`/search/?q=${encodeURIComponent('<img src=x onerror=alert(1)>公开</mark>')}`);
    await answered(/条/);
    expect(await page.locator('main img').count()).toBe(0);
    expect(await box().inputValue()).toBe('<img src=x onerror=alert(1)>公开</mark>');
    expect(faults).toEqual([]);
  });
});

describe('文号直达', () => {
  const { document, mark, year, number } = numbered();
  const wide = Array.from(year, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0)).join('');
  it.each([
    `${mark}〔${year}〕${number}号`,
    `${mark}[${year}]${number}号`,
    `${mark}（${wide}）${number}号`,
    `${mark}【${year}】${number}`,
    `${mark}﹝${year}﹞ ${number} 号`,
    `${mark}${year} ${number}`,
  ])('%s', async (typed) => {
    await page.goto('/search/');
    await box().fill(typed);
    await page.getByRole('button', { name: '搜索' }).click();
    await answered();
    expect((await addresses())[0]).toBe(urlOf(document));
    expect(await page.locator('#results li').first().textContent()).toContain('文号直达');
  });
});

describe('筛选', () => {
  it('narrows, shows what is chosen, and takes it away again', async () => {
    await open(`/search/?q=${COMMON}`);
    await counted();
    const all = await total();
    const choice = page.getByRole('group', { name: '类别' }).getByRole('checkbox', { name: /^公文/ });
    const count = Number(await page.locator('label[for=category-documents] .count').textContent());
    await choice.check();
    await page.waitForURL(/category=documents/);
    await answered(new RegExp(`找到 ${count} 条`));
    expect((await addresses()).every((path) => path.startsWith('/documents/'))).toBe(true);
    expect(count).toBeLessThan(all);
    await page.getByRole('list', { name: '已选的条件' }).getByRole('link', { name: '类别：公文' }).click();
    await answered(new RegExp(`找到 ${all} 条`));
    expect(await choice.isChecked()).toBe(false);
    expect(page.url()).not.toContain('category');
  });

  it('takes values of one facet as alternatives, and facets together', async () => {
    await open(`/search/?q=${COMMON}`);
    await counted();
    const counts = await page.locator('[data-facet=year] .choice:not([hidden]) .count').allTextContents();
    const years = await page
      .locator('[data-facet=year] .choice:not([hidden]) input')
      .evaluateAll((all) => all.map((input) => (input as HTMLInputElement).value));
    await open(`/search/?q=${COMMON}&year=${years[0]}&year=${years[1]}`);
    expect(await total()).toBe(Number(counts[0]) + Number(counts[1]));
    await open(`/search/?q=${COMMON}&year=${years[0]}&year=${years[1]}&category=documents`);
    expect(await total()).toBeLessThan(Number(counts[0]) + Number(counts[1]));
  });

  it('sorts by date, and calls its results busy until they are the new ones', async () => {
    await open(`/search/?q=${COMMON}`);
    await page.route('**/find/**', async (route) => {
      await setTimeout(100);
      await route.continue();
    });
    await page.getByLabel('排序').selectOption('date');
    await page.waitForURL(/sort=date/);
    await answered();
    const dates = await page.locator('#results time').allTextContents();
    expect(dates.length).toBeGreaterThan(5);
    expect(dates).toEqual(dates.toSorted().reverse());
  });
});

describe('网址', () => {
  it('says the whole question, so that it can be shared', async () => {
    await open(`/search/?q=${COMMON}&category=documents&sort=date&page=2`);
    expect(await box().inputValue()).toBe(COMMON);
    expect(await page.getByLabel('排序').inputValue()).toBe('date');
    expect(await page.locator('#category-documents').isChecked()).toBe(true);
    expect(await page.locator('#pages [aria-current=page]').textContent()).toBe('2');
  });

  it('goes back step by step', async () => {
    await open(`/search/?q=${COMMON}`);
    const first = await addresses();
    await page.getByRole('link', { name: '下一页' }).click();
    await answered(/第 2 页/);
    expect(await addresses()).not.toEqual(first);
    await page.goBack();
    await answered(/第 1 页/);
    expect(await addresses()).toEqual(first);
  });

  it('with values that there are not asks without them', async () => {
    await open(`/search/?q=${COMMON}&agency=nobody&sort=evil&page=x`);
    expect(await links().count()).toBe(10);
  });

  it('beyond the last page shows the last', async () => {
    await open(`/search/?q=${COMMON}&page=9999`);
    expect(await links().count()).toBeGreaterThan(0);
  });
});

describe('键盘', () => {
  it('Ctrl+K leads to the box, arrows through the results, Esc back', async () => {
    await open(`/search/?q=${COMMON}`);
    const focused = () => page.locator(':focus');
    await page.keyboard.press('Control+k');
    expect(await focused().getAttribute('id')).toBe('q');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    expect(await focused().getAttribute('href')).toBe(await links().nth(1).getAttribute('href'));
    await page.keyboard.press('ArrowUp');
    expect(await focused().getAttribute('href')).toBe(await links().first().getAttribute('href'));
    await page.keyboard.press('Escape');
    expect(await focused().getAttribute('id')).toBe('q');
  });
});

describe('繁體', () => {
  it('has words, titles and links of its own', async () => {
    await page.goto('/hant/search/?q=政務公開&category=documents');
    await answered(/條結果/);
    const paths = await addresses();
    expect(paths.length).toBeGreaterThan(0);
    expect(paths.every((path) => path.startsWith('/hant/documents/'))).toBe(true);
    expect(await links().allTextContents()).not.toContainEqual(expect.stringMatching(/[务开关办]/));
    expect(await page.locator('#results .excerpt').allTextContents()).not.toContainEqual(
      expect.stringMatching(/[务开关办]/),
    );
    expect(await page.locator('#chosen').textContent()).toContain('類別：公文');
    expect(faults).toEqual([]);
  });
});

describe('没有结果', () => {
  it('helps on', async () => {
    await open('/search/?q=量子纠缠');
    expect(await status().textContent()).toBe('没有找到符合的结果');
    const help = page.locator('#none');
    expect(await help.getByRole('link', { name: '网站地图' }).getAttribute('href')).toBe('/sitemap/');
    expect(await help.getByRole('link', { name: '依申请公开' }).getAttribute('href')).toBe('/apply/');
  });

  it('says so when only a part of the question is found', async () => {
    await page.goto('/search/?q=政务公开量子纠缠');
    await answered(/含有其中一部分/);
    expect(await links().count()).toBeGreaterThan(0);
  });
});

describe('搜索建议', () => {
  const offered = () => page.getByRole('listbox').getByRole('option');

  it.each([
    ['a title', (document: Document) => document.fields.title.slice(-8, -2)],
    ['a number', (document: Document) => document.fields.docNo ?? ''],
  ])('by %s leads to the page with arrows and Enter', async (_, typedOf) => {
    const { document } = numbered();
    await page.goto('/search/');
    await box().pressSequentially(typedOf(document));
    await offered().filter({ hasText: document.fields.title }).first().waitFor();
    const at = (await offered().allTextContents()).findIndex((text) => text.includes(document.fields.title));
    for (let step = 0; step <= at; step += 1) await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.waitForURL(`**${urlOf(document)}`);
  });

  it('has agencies, and goes away with Esc', async () => {
    await page.goto('/search/');
    await box().pressSequentially('交通运输');
    await offered().filter({ hasText: '交通运输局' }).first().waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('listbox').waitFor({ state: 'hidden' });
  });
});

describe('最近搜索', () => {
  it('stays on this device, leads back to the question, and is cleared', async () => {
    const sent: string[] = [];
    await open(`/search/?q=${COMMON}`);
    page.on('request', (request) => sent.push(`${request.url()} ${request.postData() ?? ''}`));
    await page.goto('/search/');
    const recent = page.locator('#recent');
    await recent.getByRole('link', { name: COMMON }).click();
    await answered();
    expect(
      sent.filter((request) => request.includes(encodeURIComponent(COMMON)) && !request.includes('/search/?')),
    ).toEqual([]);
    await page.goto('/search/');
    await recent.getByRole('button').click();
    await page.reload();
    expect(await recent.isVisible()).toBe(false);
  });
});

describe('长文的条文', () => {
  it('are led to, with the words marked where they stand', async () => {
    await open('/search/?q=不得仅以标注内部资料作为不予公开的理由');
    await page.locator('#results .excerpt mark').first().waitFor();
    const link = links().first();
    await expect.poll(() => link.getAttribute('href')).toMatch(/\?mark=.+#第七条$/);
    await link.click();
    const article = page.locator('[id="第七条"]');
    await article.waitFor();
    const markedIn = () =>
      article.evaluate((element) => {
        const marks = [...((CSS.highlights.get('asked') ?? []) as Iterable<Range>)];
        return marks.some(
          (range) => element.contains(range.startContainer) || element.parentElement?.contains(range.startContainer),
        );
      });
    await expect.poll(markedIn).toBe(true);
  });
});

describe('断网以后', () => {
  it('what was once found is found again, after one visit', async () => {
    await open(`/search/?q=${COMMON}`);
    const before = await addresses();
    const isKept = () =>
      page.evaluate(async () => {
        const kept = await (await caches.open('search-1')).keys();
        return ['/search/', '.css', '.js'].every((end) => kept.some(({ url }) => url.endsWith(end)));
      });
    await expect.poll(isKept).toBe(true);
    await page.waitForLoadState('networkidle');
    await page.context().setOffline(true);
    await page.reload();
    await answered();
    expect(await addresses()).toEqual(before);
    await page.context().setOffline(false);
  });
});

describe('出了差错', () => {
  it('says that the index is missing, leads elsewhere, and can be tried again', async () => {
    await page.route('**/find/**', (route) => route.fulfill({ status: 404 }));
    await page.goto(`/search/?q=${COMMON}`);
    const alert = page.getByRole('alert');
    await alert.getByText('搜索暂时用不了，可能正在更新。').waitFor();
    expect(await alert.getByRole('link', { name: '政策文件' }).getAttribute('href')).toBe('/policies/');
    await page.unroute('**/find/**');
    await alert.getByRole('button', { name: '再试一次' }).click();
    await answered();
    expect(await links().count()).toBe(10);
  });

  it('says that the network is gone', async () => {
    await page.goto('/search/');
    await page.context().setOffline(true);
    await box().fill(COMMON);
    await page.getByRole('alert').getByText('网络断开了，搜索暂时用不了。').waitFor();
  });

  it('without script leads to the lists', async () => {
    const context = await browser.newContext({ baseURL: inject('baseURL'), javaScriptEnabled: false });
    const plain = await context.newPage();
    await plain.goto(`/search/?q=${COMMON}`);
    expect(await plain.locator('noscript .aid').isVisible()).toBe(true);
    expect(await plain.locator('noscript a[href="/policies/"]').isVisible()).toBe(true);
    await context.close();
  });
});

describe('窄屏', () => {
  it.each([320, 360])('%d px: nothing scrolls sideways, what narrows is folded away', async (width) => {
    await page.setViewportSize({ width, height: 800 });
    await open(`/search/?q=${COMMON}&category=documents&year=${library.years[0]}`);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
    expect(await page.locator('#narrow').getAttribute('open')).toBeNull();
    await page.getByText('筛选结果').click();
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
  });
});
