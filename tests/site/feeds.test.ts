import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { urlOf } from '#site/library/library.ts';
import { launchChromium } from '../support/chromium.ts';
import { builtPages, clientDir, demoLibrary, filesUnder } from '../support/demo-site.ts';
import { linksOf, metaOf, tagsOf } from '../support/tags.ts';

const library = demoLibrary();
const origin = `https://${library.site.domain}`;
const xmlFiles = filesUnder(clientDir()).filter((file) => file.endsWith('.xml'));
const read = (file: string): string => readFileSync(join(clientDir(), file), 'utf8');

/** An XML file as the browser's own parser reads it. */
interface Read {
  readonly fault: string | null;
  readonly root: string;
  /** Of every element so named: its text, or its `href`. */
  readonly texts: Readonly<Record<'id' | 'updated' | 'loc' | 'author' | 'title' | 'link' | 'self', readonly string[]>>;
}

const parse = (page: Page, xml: string): Promise<Read> =>
  page.evaluate((text) => {
    const parsed = new DOMParser().parseFromString(text, 'application/xml');
    const all = (selector: string) => [...parsed.querySelectorAll(selector)];
    const texts = (selector: string) => all(selector).map((element) => element.textContent?.trim() ?? '');
    return {
      fault: parsed.querySelector('parsererror')?.textContent ?? null,
      root: parsed.documentElement.localName,
      texts: {
        id: texts('id'),
        updated: texts('updated'),
        loc: texts('loc'),
        author: texts('entry > author > name'),
        title: texts('entry > title'),
        link: all('entry > link').map((element) => element.getAttribute('href') ?? ''),
        self: all('link[rel=self]').map((element) => element.getAttribute('href') ?? ''),
      },
    };
  }, xml);

let browser: Browser;
let page: Page;
beforeAll(async () => {
  browser = await launchChromium();
  page = await browser.newPage();
});
afterAll(() => browser.close());

describe('订阅', () => {
  const feeds = [
    ...library.columns
      .filter(({ kind }) => kind !== 'leaders')
      .map(({ id }) => ({ path: `feeds/columns/${id}.xml`, entries: library.inColumn(id) })),
    ...library.agencies.map(({ id }) => ({ path: `feeds/agencies/${id}.xml`, entries: library.ofAgency(id) })),
  ];

  it('every XML file is well formed', async () => {
    expect(xmlFiles.length).toBeGreaterThan(feeds.length);
    for (const file of xmlFiles) expect((await parse(page, read(file))).fault, file).toBeNull();
  });

  it.each(feeds)('$path: one Atom feed, the newest first, every id once', async ({ path, entries }) => {
    const { root, texts } = await parse(page, read(path));
    expect(root).toBe('feed');
    expect(texts.self).toEqual([`${origin}/${path}`]);
    expect(new Set(texts.id).size).toBe(texts.id.length);
    expect(texts.link).toEqual(entries.slice(0, texts.link.length).map((entry) => origin + urlOf(entry)));
    expect(texts.link.length).toBe(Math.min(entries.length, 30));
    expect(texts.title).toEqual(entries.slice(0, 30).map(({ fields }) => fields.title));
    expect(texts.author).toHaveLength(texts.link.length);
    for (const instant of texts.updated) expect(instant).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\+08:00$/);
  });

  it('the pages of columns and agencies lead to their feeds, and 订阅 to all', () => {
    const htmlAt = new Map(builtPages().map(({ url, html }) => [url, html]));
    for (const { path } of feeds) expect(htmlAt.get('/feeds/')).toContain(`href="/${path}"`);
    for (const { path } of feeds) {
      const [, kind, name] = /feeds\/(\w+)\/(.*)\.xml/.exec(path) ?? [];
      const html = htmlAt.get(kind === 'agencies' ? `/agencies/${name}/` : `/${name}/`) ?? '';
      expect(
        linksOf(tagsOf(html), 'alternate').map((link) => link.get('href')),
        path,
      ).toContain(`/${path}`);
    }
  });
});

describe('站点地图 sitemap.xml', () => {
  it('lists every page to be found but translations and further pages of lists, and nothing else', async () => {
    const index = await parse(page, read('sitemap.xml'));
    expect(index.root).toBe('sitemapindex');
    const parts = await Promise.all(index.texts.loc.map((loc) => parse(page, read(new URL(loc).pathname.slice(1)))));
    const listed = parts.flatMap(({ texts }) => texts.loc);
    expect(new Set(listed).size).toBe(listed.length);
    const toBeFound = builtPages()
      .map(({ url, html }) => ({ url, tags: tagsOf(html) }))
      .filter(
        ({ url, tags }) => !metaOf(tags).get('robots')?.includes('noindex') && !/^\/hant\/|\/page\/\d+\/$/.test(url),
      )
      .map(({ url }) => origin + url)
      .concat(`${origin}/apply/new/`, `${origin}/deadlines/`);
    expect(listed.toSorted()).toEqual(toBeFound.toSorted());
  });

  it('robots.txt names it, and keeps robots from search results only', () => {
    const robots = read('robots.txt');
    expect(robots).toContain(`Sitemap: ${origin}/sitemap.xml`);
    expect(robots.match(/^Disallow: .*$/gm)).toEqual([
      'Disallow: /search/?',
      'Disallow: /hant/search/?',
      'Disallow: /en/search/?',
    ]);
  });
});
