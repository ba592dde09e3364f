import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
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

const BEFORE = Array.from({ length: 60 }, (_, id) => page(id, `关于供热、供水和公共交通的第${id}条说明。`));
/** One changed, one gone, one new. */
const AFTER = [
  ...BEFORE.filter(({ url }) => url !== '/documents/7/').map((each) =>
    each.url === '/documents/20/' ? page(20, '改成了量子通信。') : each,
  ),
  page(99, '新来的电动自行车。'),
];

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
  writeIndex(sources(records), join(dir, name), { cacheDir: join(dir, cache) });

const answers = async (name: string) => {
  const engine = await openIndex(join(dir, name));
  return Promise.all(
    ['供热', '量子通信', '电动自行车', '第7号办法', '公共交通 说明'].map(async (text) => {
      const query = { text, filters: {}, sort: 'relevance', page: 1 } as const;
      const { total, results } = await engine.search(query);
      return { text, total, urls: results.map(({ url }) => url), facets: await engine.facets(query) };
    }),
  );
};

const treeOf = (name: string): string[] =>
  readdirSync(join(dir, name), { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.bin'))
    .sort();

describe('增量: an index made from the last one', () => {
  it('reads only what changed, and finds what one made anew finds', async () => {
    await write('before', 'kept', BEFORE);
    asked.length = 0;
    await write('increment', 'kept', AFTER);
    expect(asked).toEqual(['/documents/20/', '/documents/99/']);
    await write('whole', 'fresh', AFTER);
    expect(await answers('increment')).toEqual(await answers('whole'));
    const [found] = (await answers('increment')).filter(({ text }) => text === '量子通信');
    expect(found?.urls).toEqual(['/documents/20/']);
  });

  it('of the same pages has the same files under the same names', async () => {
    await write('again', 'kept', AFTER);
    expect(treeOf('again')).toEqual(treeOf('increment'));
    expect(readFileSync(join(dir, 'again/manifest.json'), 'utf8')).toBe(
      readFileSync(join(dir, 'increment/manifest.json'), 'utf8'),
    );
  });
});
