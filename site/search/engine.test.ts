import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { SearchRecord, SearchSource } from '#domain/search/record.ts';
import type { ChineseEngine, SearchQuery } from '#domain/search/types.ts';
import { openIndex } from '#functions/adapters/search-index.ts';
import { writeIndex } from './index-writer.ts';

const page = (id: string, title: string, text: string, more: Partial<SearchRecord> = {}): SearchRecord => ({
  url: `/documents/${id}/`,
  title,
  text,
  aside: [],
  publishedOn: '2020-01-01',
  facets: { category: ['documents'], agency: ['finance'], year: ['2020'] },
  ...more,
});

const PAGES: readonly SearchRecord[] = [
  page('fund', '住房公积金管理条例', '职工缴存住房公积金，购房时可以提取。', {
    number: '青政办字〔2020〕49号',
    publishedOn: '2020-03-01',
  }),
  page('fund-notice', '关于住房公积金管理条例施行的通知', '《住房公积金管理条例》自2019年5月1日起施行。', {
    number: '青建字〔2021〕49号',
    publishedOn: '2021-05-01',
    agencies: ['住房和城乡建设局'],
    facets: { category: ['documents'], agency: ['housing', 'finance'], year: ['2021'] },
  }),
  page('jobs', '稳就业措施', '对高校毕业生创业给予补贴。详见青政办字〔2020〕49号。<script>alert(1)</script>', {
    facets: { category: ['documents'], agency: ['labour'], year: ['2020'] },
  }),
  page('rent', '小微企业房租减免', '承租国有房屋的小微企业减免三个月房租，向产权单位申请。', {
    publishedOn: '2022-01-01',
    facets: { category: ['articles'], agency: ['finance'], year: ['2022'] },
  }),
  page('net', '“互联网+政务服务”方案', '政府信息公开与数据共享，执行GB/T9704，建设5G基站。'),
  page('air', '空气质量目标', 'PM2.5浓度下降。', { facets: { category: ['documents'] } }),
  page('meter', '监测仪器', 'PM系列，版本2.5。', { facets: { category: ['documents'] } }),
];

const validity = (value: string): Partial<SearchRecord> => ({
  facets: { category: ['documents'], agency: ['hotline'], validity: [value] },
});

const CALLS: readonly SearchRecord[] = [
  page('calls-old', '关于印发某市接诉即办办法（试行）的通知', '接诉即办办法。', validity('repealed')),
  page('calls-meeting', '常务会议通过《某市接诉即办办法》', '接诉即办办法，接诉即办办法。', validity('in-force')),
  page('calls-new', '关于印发《某市接诉即办办法》的通知', '办法所称接诉即办，是指快办。', validity('in-force')),
  page('calls-text', '办法解读', '讲讲接诉即办办法。', validity('in-force')),
];

const WASTE: readonly SearchRecord[] = [
  page('waste-once', '甲', `垃圾清运。${'市'.repeat(6000)}`, { ...validity('in-force'), publishedOn: '2012-01-01' }),
  page('waste-often', '乙', `垃圾清运。${'市'.repeat(6000)}垃圾清运。`, {
    ...validity('in-force'),
    publishedOn: '2010-01-01',
  }),
];

const siteDir = mkdtempSync(join(tmpdir(), 'mingbai-search-'));
let engine: ChineseEngine;

const ask = (text: string, more: Partial<SearchQuery> = {}) =>
  engine.search({ text, filters: {}, sort: 'relevance', page: 1, ...more });

const ids = async (text: string, more: Partial<SearchQuery> = {}): Promise<string[]> =>
  (await ask(text, more)).results.map(({ url }) => url.split('/')[2] ?? '');

beforeAll(async () => {
  const records = [...PAGES, ...CALLS, ...WASTE];
  const sources = records.map((record): SearchSource => ({ url: record.url, hash: '', record: () => record }));
  await writeIndex(sources, join(siteDir, 'client/find'), { cacheDir: join(siteDir, 'cache') });
  engine = await openIndex(join(siteDir, 'client/find'));
});

afterAll(() => rmSync(siteDir, { recursive: true }));

describe('finding', () => {
  it.each([
    ['a word no segmenter knows', '积金', ['fund', 'fund-notice']],
    ['Traditional', '住房公積金', ['fund', 'fund-notice']],
    ['what Taiwan calls it', '政府資訊公開', ['net']],
    ['words with others between', '毕业生补贴', ['jobs']],
    ['a question in plain words', '小微企业 房租 减免 怎么申请', ['rent']],
    ['a sign that is part of a word', '互联网＋', ['net']],
    ['a standard', 'GB/T 9704', ['net']],
    ['letters and figures', '5g', ['net']],
    ['letters and figures apart, where some page has them together', 'pm 2.5', ['air']],
    ['a day in another spelling', '2019-05-01', ['fund-notice']],
    ['a month', '2019年5月', ['fund-notice']],
    ['a month in figures', '2019-05', ['fund-notice']],
    ['a day in figures alone', '20190501', ['fund-notice']],
    ['a day of any year', '5月1日', ['fund-notice']],
    ['one character', '稳', ['jobs']],
    ['a word beside a picture', '稳就业👩🏽‍💼', ['jobs']],
  ])('%s: %s', async (_, text, expected) => {
    expect((await ids(text)).toSorted()).toEqual(expected);
  });

  it('finds nothing rather than noise', async () => {
    expect(await ask('量子纠缠')).toMatchObject({ total: 0, results: [] });
    expect(await ask('kongtiao')).toMatchObject({ total: 0 });
  });

  it('says so when no page has everything', async () => {
    expect(await ask('公积金量子')).toMatchObject({ total: 2, isPartial: true });
  });

  it.each([
    ['gongjijin', '公积金'],
    ['zhufang gongjijin', '住房公积金'],
    ['zfgjjgltl', '住房公积金管理条例'],
  ])('reads %s as %s', async (typed, text) => {
    const { results, correction } = await ask(typed);
    expect(correction).toEqual({ text, because: 'pinyin', isUsed: true });
    expect(results[0]?.url).toBe('/documents/fund/');
  });

  it.each([
    ['住房gongjijin', '住房公积金'],
    ['gōngjījīn', '公积金'],
    ['gong1 ji1 jin1', '公积金'],
  ])('reads %s as %s', async (typed, text) => {
    const { correction } = await ask(typed);
    expect(correction).toEqual({ text, because: 'pinyin', isUsed: true });
  });

  it.each([
    ['two changed about', '接即诉办'],
    ['one typed twice', '接诉诉即办'],
    ['one left out', '接诉办'],
    ['one for another that sounds alike', '接诉急办'],
  ])('puts a slip right: %s', async (_, typed) => {
    const { total, correction } = await ask(typed);
    expect(correction).toEqual({ text: '接诉即办', because: 'typo', isUsed: true });
    expect(total).toBe(4);
  });

  it('puts a word of two characters right where one word stands out, else only asks', async () => {
    expect(await ask('办珐')).toMatchObject({ total: 4, correction: { text: '办法', because: 'typo', isUsed: true } });
    expect(await ask('某珐')).toMatchObject({ total: 0 });
  });

  it('takes a word that no page has for no other, but a character that no page has for any', async () => {
    expect((await ask('公积房')).correction).toBeUndefined();
    expect((await ask('公积鑫')).correction).toEqual({ text: '公积金', because: 'typo', isUsed: true });
  });

  it('takes what is in quotes as it is', async () => {
    expect((await ids('"公积金管理"')).toSorted()).toEqual(['fund', 'fund-notice']);
    expect(await ids('"积金公管理"')).toEqual([]);
  });

  it.each(['-', '－', '—', '–'])('leaves out what stands behind %s', async (minus) => {
    expect(await ids(`公积金 ${minus}购房`)).toEqual(['fund-notice']);
  });

  it.each([
    ['标题:公积金管理', ['fund', 'fund-notice']],
    ['文号:青建字〔2021〕49号', ['fund-notice']],
    ['公积金 年份:2021', ['fund-notice']],
    ['公积金 机构:住房', ['fund-notice']],
  ])('%s', async (text, expected) => {
    expect((await ids(text)).toSorted()).toEqual(expected);
  });

  it.each(['', ' ', '！？', '😀', '\u0000', '((((', '.*+?^$', '"', '<script>'.repeat(2000)])(
    'bears %j',
    async (text) => {
      await expect(ask(text)).resolves.toHaveProperty('total');
    },
  );
});

describe('order', () => {
  it('puts what is in force first, and of that what bears the name in question', async () => {
    expect(await ids('接诉即办办法')).toEqual(['calls-new', 'calls-meeting', 'calls-text', 'calls-old']);
  });

  it('puts what has the stretch in more than one part before what has it once', async () => {
    expect(await ids('垃圾清运')).toEqual(['waste-often', 'waste-once']);
  });

  it('puts what is asked for by its very name first, though it is no longer in force', async () => {
    expect((await ids('某市接诉即办办法')).toSorted()).toEqual(['calls-meeting', 'calls-new', 'calls-old']);
    expect((await ids('某市接诉即办办法')).slice(0, 2)).toEqual(['calls-new', 'calls-old']);
  });

  it('takes words that a page has together as they are', async () => {
    const { results, correction } = await ask('职工提取');
    expect(results.map(({ url }) => url)).toEqual(['/documents/fund/']);
    expect(correction?.isUsed ?? false).toBe(false);
  });

  it('has pages with more of the words first where none has all, and leaves out those with few', async () => {
    expect(await ids('公积金 购房 提取 量子')).toEqual(['fund']);
    expect(await ask('接诉即办 宇宙')).toMatchObject({ total: 4, isPartial: true });
  });

  it('has what has most of the question below the few that have all, but not by date', async () => {
    const asked = '公积金 购房 缴存 职工';
    expect(await ids(asked)).toEqual(['fund']);
    const near = '接诉即办 某市 通知';
    const [all, byDate] = [await ask(near), await ask(near, { sort: 'date' })];
    expect(all.total).toBeGreaterThan(all.closest);
    expect(byDate.total).toBe(all.closest);
  });

  it('puts the page of this very title first, although others have the words too', async () => {
    const { results } = await ask('住房公积金管理条例');
    expect(results.map(({ url, direct }) => [url, direct])).toEqual([
      ['/documents/fund/', 'title'],
      ['/documents/fund-notice/', undefined],
    ]);
  });

  it.each(['青政办字[2020]49号', '青政办字（２０２０）49号', '青政辦字〔2020〕49號', '青政办字2020 49'])(
    'leads from the number %s to the document, before those that cite it',
    async (text) => {
      const { results } = await ask(text);
      expect(results[0]).toMatchObject({ url: '/documents/fund/', direct: 'number' });
    },
  );

  it('scores in the order shown', async () => {
    const scores = (await ask('住房公积金管理条例')).results.map(({ score }) => score);
    expect(scores).toEqual(scores.toSorted((a, b) => b - a));
  });

  it('by date has the newest first', async () => {
    expect(await ids('公积金', { sort: 'date' })).toEqual(['fund-notice', 'fund']);
  });
});

describe('facets', () => {
  it('count what each value would give, whatever is chosen in the same facet', async () => {
    const narrowed = { text: '公积金', filters: { agency: ['housing'] }, sort: 'relevance', page: 1 } as const;
    const facets = await engine.facets(narrowed);
    expect((await engine.search(narrowed)).total).toBe(1);
    expect(facets.agency).toEqual({ finance: 2, housing: 1 });
    expect(facets.year).toEqual({ 2021: 1 });
  });

  it('add up between, and are alternatives within', async () => {
    expect(await ids('公积金', { filters: { agency: ['housing', 'finance'], year: ['2020'] } })).toEqual(['fund']);
  });

  it('without words show everything that has them, newest first', async () => {
    expect(await ids('', { filters: { agency: ['finance'] } })).toEqual(['rent', 'fund-notice', 'fund', 'net']);
  });
});

describe('a result', () => {
  it('quotes the text of the page, and marks what was asked', async () => {
    const [result] = (await ask('高校毕业生')).results;
    const { excerpt } = await engine.quote(result ?? { parts: [] }, '高校毕业生');
    expect(excerpt).toContainEqual({ text: '高校毕业生', marked: true });
    expect(excerpt.map(({ text }) => text).join('')).toContain('<script>alert(1)</script>');
  });

  it('says what the page says of itself', async () => {
    const [result] = (await ask('提取')).results;
    expect(result).toMatchObject({
      url: '/documents/fund/',
      title: '住房公积金管理条例',
      number: '青政办字〔2020〕49号',
      publishedOn: '2020-03-01',
      facets: { agency: ['finance'] },
    });
  });
});

it('a page beyond the last is empty', async () => {
  expect(await ask('公积金', { page: 2 })).toMatchObject({ total: 2, results: [] });
});
