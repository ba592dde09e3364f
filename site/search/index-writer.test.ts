import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import type { Manifest } from '#domain/search/manifest.ts';
import type { SearchRecord, SearchSource } from '#domain/search/record.ts';
import { openIndex } from '#functions/adapters/search-index.ts';
import { writeIndex } from './index-writer.ts';

const dir = mkdtempSync(join(tmpdir(), 'mingbai-increment-'));
afterAll(() => rmSync(dir, { recursive: true }));

const page = (id: number, text: string): SearchRecord => ({
  url: `/documents/${id}/`,
  title: `第${id}号办法`,
  text,
  publishedOn: `20${String(10 + (id % 15))}-01-01`,
  aside: [],
  facets: { category: ['documents'], agency: [id % 2 ? 'finance' : 'housing'], year: [`20${10 + (id % 15)}`] },
});

const BEFORE = Array.from({ length: 60 }, (_, id) =>
  page(id, `关于供热、供水和公共交通的第${id}条说明，电话 0571-8705${id}。`),
);
const changed = (id: number, text: string) =>
  BEFORE.map((each) => (each.url === `/documents/${id}/` ? page(id, text) : each));
/** One changed, and one new. */
const FEW = [...changed(20, '改成了量子通信。'), page(99, '新来的电动自行车。')];
const asked: string[] = [];
const sources = (records: readonly SearchRecord[]): SearchSource[] =>
  records.map((record) => ({
    url: record.url,
    hash: createHash('sha256').update(JSON.stringify(record)).digest('hex'),
    record: () => {
      asked.push(record.url);
      return record;
    },
  }));

const write = (name: string, cache: string, records: readonly SearchRecord[]) =>
  writeIndex(sources(records), join(dir, name), { cacheDir: join(dir, 'kept', cache), synonyms: [['供热', '供暖']] });

const QUESTIONS = [
  '',
  '供热',
  '供暖',
  '量子通信',
  '电动自行车',
  '第7号办法',
  '公共交通 说明',
  '0571-870520',
  'liangzitongxin',
  'ddzxc',
  '公告',
  '𬭎山',
];

const answers = async (name: string) => {
  const engine = await openIndex(join(dir, name));
  return Promise.all(
    QUESTIONS.map(async (text) => {
      const query = { text, filters: {}, sort: 'relevance', page: 1 } as const;
      const [{ total, results }, byDate] = [
        await engine.search(query),
        await engine.search({ ...query, sort: 'date' }),
      ];
      return {
        text,
        total,
        results: results.map(({ url, title, score, parts }) => ({ url, title, score, parts })),
        byDate: byDate.results.map(({ url }) => url),
        quotes: await Promise.all(results.map((result) => engine.quote(result, text))),
        facets: await engine.facets(query),
        suggested: await engine.suggest(text),
      };
    }),
  );
};

const manifestOf = (name: string): Manifest => JSON.parse(readFileSync(join(dir, name, 'manifest.json'), 'utf8'));

const treeOf = (name: string): string[] =>
  readdirSync(join(dir, name), { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.bin'))
    .sort();

/** Whether any file of an index says a word. */
const says = (name: string, word: string): boolean =>
  treeOf(name).some((path) => gunzipSync(readFileSync(join(dir, name, path))).includes(word));

describe('增量: an index made from the last one', () => {
  it('reads only what changed, writes it beside, and finds what one made anew finds', async () => {
    await write('before', 'kept', BEFORE);
    asked.length = 0;
    await write('few', 'kept', FEW);
    expect(asked).toEqual(['/documents/20/', '/documents/99/']);
    expect(manifestOf('few').beside).toMatchObject({ documents: 2, gone: [expect.any(Number)] });
    await write('whole', 'fresh', FEW);
    expect(manifestOf('whole').beside).toBeUndefined();
    expect(await answers('few')).toEqual(await answers('whole'));
  });

  it('of the same pages has the same files under the same names', async () => {
    await write('again', 'kept', FEW);
    expect(treeOf('again')).toEqual(treeOf('few'));
    expect(manifestOf('again')).toEqual(manifestOf('few'));
  });

  it('has in no file what a page says no longer', async () => {
    expect(says('before', '0571-870520')).toBe(true);
    expect(says('few', '0571-870520')).toBe(false);
    expect(says('few', '0571-870521')).toBe(true);
  });

  it.each([
    [
      'takes a number that is a pair of characters, and a character of two halves, for the pairs they are',
      [{ ...page(0, '公告。'), number: '公告' }, { ...page(1, ''), title: '𬭎山办法' }, ...BEFORE.slice(2)],
    ],
    ['knows the sounds of what no text said before', [{ ...page(0, ''), aside: ['量子通信'] }, ...BEFORE.slice(1)]],
  ])('%s', async (name, pages) => {
    const later = pages.map((each) => (each.url === '/documents/20/' ? page(20, '量子通信。') : each));
    await write(`${name}-before`, name, pages);
    await write(name, name, later);
    await write(`${name}-anew`, `${name}-anew`, later);
    expect(manifestOf(name).beside).toBeDefined();
    expect(await answers(name)).toEqual(await answers(`${name}-anew`));
  });

  it('has no number that stood before a character of two halves', async () => {
    await write('signed', 'signed', changed(20, '电话13800138000𬭎山。'));
    await write('unsigned', 'signed', BEFORE);
    expect(says('signed', '13800138000')).toBe(true);
    expect(manifestOf('unsigned').beside).toBeDefined();
    expect(says('unsigned', '13800138000')).toBe(false);
  });

  it('has no number that stood in hundreds of places of a page', async () => {
    await write('many', 'many', changed(20, `13800138000${' '.repeat(5000)}`.repeat(900)));
    await write('none', 'many', BEFORE);
    expect(says('many', '13800138000')).toBe(true);
    expect(says('none', '13800138000')).toBe(false);
  });

  it('has no more in a result than the page says', async () => {
    const explained = { ...page(20, '供热。'), interpretations: [{ url: '/interpretations/1/', title: '张某某解读' }] };
    await write('explained', 'rows', [explained, ...BEFORE.filter(({ url }) => url !== explained.url)]);
    await write('unexplained', 'rows', BEFORE);
    expect(says('explained', '张某某')).toBe(true);
    expect(manifestOf('unexplained').beside).toBeDefined();
    expect(says('unexplained', '张某某')).toBe(false);
  });

  it('is made anew after it was broken off while it was changed', async () => {
    await write('broken-before', 'broken', BEFORE);
    rmSync(join(dir, 'kept/broken/base/files/s'), { recursive: true });
    await expect(write('broken-off', 'broken', changed(20, '量子通信。'))).rejects.toThrow('ENOENT');
    await write('healed', 'broken', BEFORE);
    expect(manifestOf('healed')).toEqual(manifestOf('broken-before'));
  });

  it('finds a page again that is as it was before', async () => {
    await write('back', 'kept', BEFORE);
    await write('first', 'first', BEFORE);
    expect(manifestOf('back').beside).toBeDefined();
    expect(await answers('back')).toEqual(await answers('first'));
  });

  it.each([
    ['when a page is gone', FEW.filter(({ url }) => url !== '/documents/7/')],
    [
      'when a title is another',
      FEW.map((each) => (each.url === '/documents/7/' ? { ...each, title: '新办法' } : each)),
    ],
    ['when a year begins', [...FEW, { ...page(98, '新年好。'), publishedOn: '2031-01-01' }]],
    ['when many pages have changed', FEW.map((each, at) => (at < 9 ? { ...each, text: '改了。' } : each))],
  ])('is written whole %s', async (_, pages) => {
    const name = String(asked.length);
    await write(`${name}-before`, name, BEFORE);
    await write(`${name}-after`, name, pages);
    expect(manifestOf(`${name}-after`).beside).toBeUndefined();
    await write(`${name}-anew`, `${name}-anew-kept`, pages.toReversed());
    expect(manifestOf(`${name}-after`)).toEqual(manifestOf(`${name}-anew`));
  });

  it('finds the same whatever was changed before', async () => {
    const edit = fc.record({ id: fc.nat(70), text: fc.constantFrom('供热', '量子通信。', '电动自行车的说明，供暖') });
    let run = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(fc.array(edit, { maxLength: 3 }), { minLength: 1, maxLength: 3 }), async (builds) => {
        const name = `walk-${run++}`;
        const pages = new Map(BEFORE.map((each) => [each.url, each]));
        await write(name, name, BEFORE);
        for (const [nth, edits] of builds.entries()) {
          for (const { id, text } of edits) pages.set(page(id, text).url, page(id, text));
          await write(`${name}-${nth}`, name, [...pages.values()]);
        }
        await write(`${name}-anew`, `${name}-anew-kept`, [...pages.values()]);
        expect(await answers(`${name}-${builds.length - 1}`)).toEqual(await answers(`${name}-anew`));
      }),
      { numRuns: 4 },
    );
  });

  it('leaves a site that is published as it was', async () => {
    expect(await answers('few')).toEqual(await answers('whole'));
  });
});
