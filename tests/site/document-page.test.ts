import { readFileSync, statSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { type Document, urlOf } from '#site/library/library.ts';
import { attachmentPath } from '#site/library/load.ts';
import { launchChromium } from '../support/chromium.ts';
import { demoLibrary } from '../support/demo-site.ts';

const library = demoLibrary();
const titled = <T extends { readonly fields: { readonly title: string } }>(items: readonly T[]) =>
  items.map((item) => ({ item, title: item.fields.title }));

let browser: Browser;
let page: Page;
beforeAll(async () => {
  browser = await launchChromium();
  page = await browser.newPage({ baseURL: inject('baseURL') });
});
afterAll(() => browser.close());

const linksIn = (selector: string): Promise<(string | null)[]> =>
  page.locator(`${selector} a`).evaluateAll((links) => links.map((link) => link.getAttribute('href')));

/** 有效性 as the catalogue record says it, and the banner over the text. */
const states = async () => ({
  record: await page.locator('.metadata .state').textContent(),
  banner: await page.locator('.notice').count(),
});

describe('公文页', () => {
  const LABELS = ['索引号', '发布机构', '发文字号', '成文日期', '发布日期', '主题分类', '有效性'];

  it.each(titled(library.documents))('$title: its catalogue record', async ({ item: document }) => {
    await page.goto(urlOf(document));
    const { fields } = document;
    const labels = await page.locator('.metadata dt').allTextContents();
    expect(LABELS.filter((label) => !labels.includes(label))).toEqual([]);
    const record = await page.locator('.metadata').textContent();
    for (const value of [fields.indexNo, fields.docNo, library.agency(fields.publisher).fields.name])
      expect(record).toContain(value ?? '无');
    expect(await states()).toEqual({ record: fields.validity, banner: fields.validity === '现行有效' ? 0 : 1 });
    expect(await linksIn('.explained')).toEqual(
      fields.interpretations.map((id) => urlOf({ collection: 'interpretations', id })),
    );
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe(fields.title);
  });
});

describe('解读 ↔ 公文', () => {
  it.each(titled(library.interpretations))('$title leads to its documents, and they to it', async ({ item }) => {
    const { id, fields } = item;
    await page.goto(urlOf(item));
    expect(await linksIn('.explains')).toEqual(
      fields.documents.map((to) => urlOf({ collection: 'documents', id: to })),
    );
    for (const to of fields.documents) {
      await page.goto(urlOf({ collection: 'documents', id: to }));
      expect(await linksIn('.explained')).toContain(`/interpretations/${id}/`);
    }
  });
});

describe('有效性', () => {
  const withLinks = (ids: (fields: Document['fields']) => readonly string[]) =>
    titled(library.documents.filter(({ fields }) => ids(fields).some((id) => library.document(id))));
  const addresses = (ids: readonly string[]): string[] =>
    ids.filter((id) => library.document(id)).map((id) => urlOf({ collection: 'documents', id }));

  it.each(withLinks(({ replacedBy }) => (replacedBy ? [replacedBy] : [])))(
    '$title: over the text, to what replaced it; and from there back',
    async ({ item: { id, fields } }) => {
      await page.goto(`/documents/${id}/`);
      expect(await page.locator('.notice').textContent()).toContain('废止');
      expect(await linksIn('.notice')).toEqual(addresses([fields.replacedBy ?? '']));
      await page.goto(`/documents/${fields.replacedBy}/`);
      expect(await linksIn('.chain')).toContain(`/documents/${id}/`);
    },
  );

  it.each(withLinks(({ amendedBy }) => amendedBy))(
    '$title: over the text, to what amended it; and from there back',
    async ({ item: { id, fields } }) => {
      await page.goto(`/documents/${id}/`);
      expect(await linksIn('.notice')).toEqual(addresses(fields.amendedBy));
      for (const amending of addresses(fields.amendedBy)) {
        await page.goto(amending);
        expect(await linksIn('main')).toContain(`/documents/${id}/`);
      }
    },
  );
});

describe('附件', () => {
  const TYPES: Readonly<Record<string, string>> = {
    csv: 'text/csv',
    txt: 'text/plain',
    svg: 'image/svg+xml',
    png: 'image/png',
    jpg: 'image/jpeg',
    pdf: 'application/pdf',
    zip: 'application/zip',
    docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    ofd: 'application/ofd',
  };
  const entries = library.publications.filter(({ fields }) => 'attachments' in fields && fields.attachments.length > 0);

  it('the demonstration content has some', () => {
    expect(entries.length).toBeGreaterThan(0);
  });

  it.each(titled(entries))('$title: each with type and size, and downloaded as what it is', async ({ item }) => {
    await page.goto(urlOf(item));
    const attachments = 'attachments' in item.fields ? item.fields.attachments : [];
    for (const { title, file } of attachments) {
      const row = page.locator('.attachments li', { has: page.getByRole('link', { name: title, exact: true }) });
      const ending = file.split('.').at(-1) ?? '';
      const bytes = statSync(attachmentPath(library.dir, file)).size;
      const size =
        bytes < 1024 ** 2 ? `${Math.max(1, Math.round(bytes / 1024))} KB` : `${(bytes / 1024 ** 2).toFixed(1)} MB`;
      expect(await row.textContent()).toContain(`${ending.toUpperCase()}，${size}`);
      const link = row.getByRole('link');
      expect(await link.getAttribute('download')).not.toBeNull();
      const response = await page.request.get((await link.getAttribute('href')) ?? '');
      expect(response.headers()['content-type']?.split(';')[0]).toBe(TYPES[ending]);
      expect((await response.body()).equals(readFileSync(attachmentPath(library.dir, file)))).toBe(true);
    }
  });
});

/** 210 mm without the margins of 22 mm. */
const A4_TEXT_PX = Math.floor((166 / 25.4) * 96);

describe('打印', () => {
  it('leaves the text, its record and its code, and none of the tools', async () => {
    const [document] = library.documents;
    await page.goto(document ? urlOf(document) : '/');
    await page.emulateMedia({ media: 'print' });
    for (const gone of ['.tools', '.nav', '.path', '.search', '.feedback', '.actions', '.rail', '.skip'])
      expect(await page.locator(`${gone}:visible`).count(), gone).toBe(0);
    for (const kept of ['.brand', '.sheet-head h1', '.sheet .prose', '.sign', '#citation', '.scan svg'])
      expect(await page.locator(`${kept}:visible`).count(), kept).toBe(1);
    expect(await page.locator('.metadata dt').last().isVisible()).toBe(true);
    await page.emulateMedia({ media: 'screen' });
  });

  it('has every column of an annual report on A4', async () => {
    await page.goto(urlOf(library.reports[0] ?? { collection: 'annual-reports', id: '' }));
    await page.emulateMedia({ media: 'print' });
    await page.setViewportSize({ width: A4_TEXT_PX, height: 900 });
    const right = await page
      .locator('.table td:last-child')
      .evaluateAll((cells) => Math.max(...cells.map((cell) => cell.getBoundingClientRect().right)));
    expect(right).toBeLessThanOrEqual(A4_TEXT_PX);
    await page.emulateMedia({ media: 'screen' });
  });
});

describe('手机', () => {
  it('shows the title of a document first, and its record when asked', async () => {
    await page.setViewportSize({ width: 360, height: 720 });
    const repealed = library.documents.find(({ fields }) => fields.validity === '废止');
    await page.goto(repealed ? urlOf(repealed) : '/');
    expect((await page.getByRole('heading', { level: 1 }).boundingBox())?.y).toBeLessThan(720);
    expect(await page.locator('.metadata').isVisible()).toBe(false);
    await page.getByText('文号、日期和其他信息').click();
    expect(await page.locator('.metadata').isVisible()).toBe(true);
  });
});
