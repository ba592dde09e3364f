import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { SearchRecord } from '#domain/search/record.ts';
import type { ChineseEngine } from '#domain/search/types.ts';
import { openIndex } from '#functions/adapters/search-index.ts';
import { writeIndex } from './index-writer.ts';

const LITERAL = '本机关依照规定做好政府信息公开工作。';
/** Every two characters of the other that stand side by side, but nowhere all of them. */
const APART = '政府信箱收到的消息公布，信息公开栏，政府公告。';
/** Some of them without the others. */
const ELSEWHERE = ['政府的王府信箱。', '信息和消息公开。'];
const MANY = 12;

const pages = (name: string, text: string, year: number): SearchRecord[] =>
  Array.from({ length: MANY }, (_, nth) => ({
    url: `/documents/${name}-${nth}/`,
    title: `${nth}号文件`,
    text,
    publishedOn: `${year}-01-01`,
    aside: [],
    facets: { category: ['documents'] },
  }));

const dir = mkdtempSync(join(tmpdir(), 'mingbai-literal-'));
let engine: ChineseEngine;
beforeAll(async () => {
  const all = [
    ...pages('literal', LITERAL, 2001),
    ...pages('apart', APART, 2026),
    ...ELSEWHERE.flatMap((text, nth) => pages(`other${nth}`, text, 2026)),
  ];
  const sources = all.map((record) => ({ url: record.url, hash: record.url, record: () => record }));
  await writeIndex(sources, join(dir, 'find'), { cacheDir: join(dir, 'cache') });
  engine = await openIndex(join(dir, 'find'));
});
afterAll(() => rmSync(dir, { recursive: true }));

const namesOn = async (page: number): Promise<string[]> => {
  const { results } = await engine.search({ text: '政府信息公开', filters: {}, sort: 'relevance', page });
  return results.map(({ url }) => url.split('/')[2]?.split('-')[0] ?? '');
};

it('fills a page with pages that have the words as they were typed, before newer ones that have them apart', async () => {
  expect(await namesOn(1)).not.toContain('apart');
});

it('leaves nothing out on the pages after', async () => {
  const all = [...(await namesOn(1)), ...(await namesOn(2)), ...(await namesOn(3))];
  expect(all.filter((name) => name === 'literal')).toHaveLength(MANY);
  expect(all.filter((name) => name === 'apart')).toHaveLength(MANY);
});
