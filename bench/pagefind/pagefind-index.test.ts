import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fetchFile } from './node.ts';
import { type WordPage, writePagefind } from './pagefind-index.ts';
import { pairs } from './tokens.ts';

const TEXTS = ['住房公积金管理条例', '政府信息公开条例', '稳就业措施', '住房保障', '鲜乳', '一'];

const PAGES: readonly WordPage[] = TEXTS.map((text, at) => ({
  url: `/${at}/`,
  words: pairs(text),
  meta: { title: pairs(text).slice(0, 2) },
  filters: { length: [String(text.length)] },
  sort: { date: `2020-01-0${at + 1}` },
}));

const dir = mkdtempSync(join(tmpdir(), 'mingbai-pagefind-'));

interface Pagefind {
  readonly search: (
    terms: string,
    options?: object,
  ) => Promise<{ readonly results: { readonly data: () => Promise<{ readonly raw_url: string }> }[] }>;
}

const open = async (name: string, wordsAtOnce: number) => {
  await writePagefind(PAGES, join(dir, name), wordsAtOnce);
  const pagefind: Pagefind = await import(pathToFileURL(join(dir, name, 'pagefind.js')).href);
  return async (terms: string, options?: object): Promise<string[]> => {
    const { results } = await pagefind.search(terms, options);
    return Promise.all(results.map(async ({ data }) => (await data()).raw_url));
  };
};

type Search = Awaited<ReturnType<typeof open>>;
let atOnce: Search;
let inRanges: Search;

beforeAll(async () => {
  globalThis.fetch = fetchFile;
  atOnce = await open('once', 1000);
  inRanges = await open('ranges', 2);
});

afterAll(() => rmSync(dir, { recursive: true }));

describe('an index written range by range', () => {
  it('is of several ranges here', () => {
    expect(readdirSync(join(dir, 'ranges/index')).length).toBeGreaterThan(3);
    expect(readdirSync(join(dir, 'once/index'))).toHaveLength(1);
  });

  it.each([...new Set(TEXTS.flatMap(pairs))])('finds for %s what the index written at once finds', async (word) => {
    const found = await inRanges(word);
    expect(found).not.toEqual([]);
    expect(found.toSorted()).toEqual((await atOnce(word)).toSorted());
  });

  it('finds words of different ranges together', async () => {
    expect(await inRanges('住房 公积 条例')).toEqual(['/0/']);
  });

  it('filters and sorts as one', async () => {
    expect(await inRanges('条例', { filters: { length: '8' } })).toEqual(['/1/']);
    expect(await inRanges('条例', { sort: { date: 'desc' } })).toEqual(['/1/', '/0/']);
  });
});
