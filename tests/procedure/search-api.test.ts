import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { SearchRecord } from '#domain/search/record.ts';
import { writeIndex } from '#site/search/index-writer.ts';
import { type Api, startApi } from '../support/api.ts';

const page = (id: string, title: string, text: string, year: string): SearchRecord => ({
  url: `/documents/${id}/`,
  title,
  text,
  aside: [],
  publishedOn: `${year}-03-01`,
  facets: { category: ['documents'], agency: ['finance'], year: [year] },
});

const publish = async (folder: string, generation: string, pages: readonly SearchRecord[]): Promise<void> =>
  writeIndex(
    pages.map((record) => ({ url: record.url, hash: generation, record: () => record })),
    join(folder, 'find'),
    { cacheDir: join(folder, `cache-${generation}`) },
  );

const FUND = page('fund', '住房公积金管理条例', '职工缴存住房公积金，购房时可以提取。', '2020');
const RENT = page('rent', '小微企业房租减免', '承租国有房屋的小微企业减免三个月房租，也可以提取住房公积金。', '2022');

let api: Api;
beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.stop());

const ask = (query: Readonly<Record<string, string>>) => api.call('GET', `/search?${new URLSearchParams(query)}`, {});

describe('GET /search 搜索', () => {
  it('where the site was built without an index, says so; once it is there, answers', async () => {
    const { status, data } = await ask({ q: '公积金' });
    expect([status, data.code]).toEqual([503, 'noIndex']);
    await publish(api.dir, 'one', [FUND, RENT]);
    expect((await ask({ q: '公积金' })).data).toMatchObject({
      total: 2,
      page: 1,
      isPartial: false,
      results: [
        { url: '/documents/fund/', title: '住房公积金管理条例', excerpt: expect.stringContaining('缴存住房公积金') },
        { url: '/documents/rent/' },
      ],
      facets: { year: { 2020: 1, 2022: 1 } },
    });
  });

  it('filters, sorts by date, and explains when asked to', async () => {
    const filtered = await ask({ q: '提取公积金', year: '2022,2023' });
    expect(filtered.data.results.map(({ url }: { url: string }) => url)).toEqual(['/documents/rent/']);
    const sorted = await ask({ q: '公积金', sort: 'date', explain: '1' });
    expect(sorted.data.results).toMatchObject([
      { url: '/documents/rent/', why: expect.any(Array) },
      { url: '/documents/fund/', why: expect.any(Array) },
    ]);
    expect(filtered.data.results[0]).not.toHaveProperty('why');
  });

  it.each<[string, Readonly<Record<string, string>>, RegExp]>([
    ['nothing', { q: ' ' }, /没有写要找什么/],
    ['no question', {}, /要找什么/],
    ['10,000 characters', { q: '政'.repeat(10_000) }, /长于 200 个字符/],
    ['a page before the first', { q: '政', page: '0' }, /第几页/],
    ['another order', { q: '政', sort: 'random' }, /排序/],
    ['an unknown part', { q: '政', colour: 'red' }, /colour/],
  ])('refuses %s in words', async (_, query, words) => {
    const { status, data } = await ask(query);
    expect(status).toBe(400);
    expect(JSON.stringify(data)).toMatch(words);
  });

  it.each([
    '😀',
    '\u0000\u0007\u202e',
    '<script>alert(1)</script>',
    `${'('.repeat(99)}a+`,
    '"-:',
    '-公积金',
    '标题:',
    '((a+)+)+$',
  ])('answers %j calmly', async (q) => {
    const { status, data } = await ask({ q });
    expect(status).toBe(200);
    expect(data.total).toBeGreaterThanOrEqual(0);
  });

  describe('ten minutes after the site was published again', () => {
    beforeAll(async () => {
      rmSync(join(api.dir, 'find'), { recursive: true });
      const notices = Array.from({ length: 20 }, (_, at) =>
        page(`notice-${at}`, `住房公积金缴存公告第${at}号`, '住房公积金按月缴存。', '2021'),
      );
      await publish(api.dir, 'two', notices);
      api.clock.seconds += 600;
    });

    it('answers from the new one', async () => {
      const { data } = await ask({ q: '公积金缴存' });
      expect(data).toMatchObject({ total: 20, facets: { year: { 2021: 20 } } });
      expect(data.results).toHaveLength(10);
    });

    it('tells what it took a wrong character for', async () => {
      const { data } = await ask({ q: '住房公基金' });
      expect(data).toMatchObject({ total: 20, correction: { text: '住房公积金', because: 'typo', isUsed: true } });
    });
  });
});
