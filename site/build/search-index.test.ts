import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { SearchEngine } from '#domain/search/types.ts';
import { openIndex } from '#functions/adapters/search-index.ts';
import { city, DOCUMENT, INTERPRETATION, markdown } from '../../tests/support/city.ts';
import { openLibrary } from '../library/library.ts';
import { indexSite, sourcesOf } from './search-index.ts';

const library = openLibrary(
  city({
    'documents/a.md': markdown(
      { ...DOCUMENT, keywords: ['关键词甲'], interpretations: ['i'], validity: '已修改' },
      '## 第一章\n\n第一条 为了**测试**，制定本办法。',
    ),
    'documents/withheld.md': markdown(
      { ...DOCUMENT, indexNo: '000000002/2020-00002', docNo: '某政办字〔2020〕2号', disclosure: '不予公开' },
      '不得外传的内容',
    ),
    'interpretations/i.md': markdown({
      ...INTERPRETATION,
      form: '问答',
      questions: [{ q: '问的是什么', a: '答的是房租减免' }],
    }),
    'files/list.txt': '名单',
    'leaders/m.md': markdown(
      { name: '某某', post: '市长', agency: 'general-office', order: 1, portfolio: '领导全面工作。' },
      '简历。',
    ),
    'articles/n.md': markdown(
      {
        title: '一则动态',
        publisher: 'general-office',
        publishedOn: '2021-01-01',
        summary: '没有正文，只有概述',
        column: 'news',
        attachments: [{ title: '名单', file: 'list.txt' }],
      },
      '',
    ),
  }),
  '2026-11-23',
);

const records = new Map([...sourcesOf(library)].map((source) => [source.url, source.record()]));

describe('what the index is told', () => {
  it('is of documents, interpretations, articles, agencies and leaders', () => {
    expect([...records.keys()].toSorted()).toEqual([
      '/agencies/general-office/',
      '/articles/n/',
      '/documents/a/',
      '/interpretations/i/',
      '/leaders/#m',
    ]);
  });

  it('has a document by its number, words and facets', () => {
    expect(records.get('/documents/a/')).toMatchObject({
      number: '某政办字〔2020〕1号',
      text: '第一章\n第一条 为了测试，制定本办法。',
      aside: expect.arrayContaining(['关键词甲', '000000002/2020-00001']),
      agencies: expect.arrayContaining(['某市人民政府办公厅']),
      places: [
        { at: 0, id: 's1', isHeading: true },
        { at: 4, id: '第一条', isHeading: false },
      ],
      facets: {
        category: ['documents'],
        agency: ['general-office'],
        theme: ['general-affairs'],
        genre: ['tongzhi'],
        year: ['2020'],
        validity: ['amended'],
      },
    });
  });

  it('has a leader by name, post and portfolio', () => {
    expect(records.get('/leaders/#m')).toMatchObject({ title: '某某 市长', text: '领导全面工作。\n简历。' });
  });

  it('has an interpretation by its questions, under the theme of its document', () => {
    expect(records.get('/interpretations/i/')).toMatchObject({
      text: '正文。\n问的是什么\n答的是房租减免',
      facets: { theme: ['general-affairs'] },
    });
  });

  it('has the summary where there is no text', () => {
    expect(records.get('/articles/n/')?.text).toBe('没有正文，只有概述');
  });
});

describe('the index of a site', () => {
  const outDir = mkdtempSync(join(tmpdir(), 'mingbai-index-'));
  let engine: SearchEngine;
  const total = async (text: string) => (await engine.search({ text, filters: {}, sort: 'relevance', page: 1 })).total;

  beforeAll(async () => {
    await indexSite({ library, outDir, progress: () => {} });
    engine = await openIndex(join(outDir, 'client/find'));
  });
  afterAll(() => rmSync(outDir, { recursive: true }));

  it('finds what is published', async () => {
    expect(await total('制定本办法')).toBe(1);
  });

  it.each([
    '2020年5月8日',
    '2020-05-08',
    '2020/5/8',
    '2020.05.08',
    '二〇二〇年五月八日',
    '２０２０年５月８日',
    '2020年5月',
  ])('finds by the day it was written or published: %s', async (text) => {
    const { results } = await engine.search({ text, filters: {}, sort: 'relevance', page: 1 });
    expect(results.map(({ url }) => url)).toContain('/documents/a/');
  });

  it.each(['不得外传', '某政办字〔2020〕2号', '000000002/2020-00002'])(
    'knows nothing of what is withheld: %s',
    async (text) => {
      const { results } = await engine.search({ text, filters: {}, sort: 'relevance', page: 1 });
      expect(results.map(({ url }) => url)).not.toContain('/documents/withheld/');
    },
  );
});
