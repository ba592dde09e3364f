import { expect, it } from 'vitest';
import type { Index } from './atoms.ts';
import { tokensOf } from './scan.ts';
import type { Store } from './store.ts';
import { titleSlips } from './titles.ts';

const TITLES = ['中华人民共和国出口管制法', '未成年人保护法', '未成年人网络保护条例', '招标投标活动规则', '第一批名单'];

const STORE = {
  rows: async (documents: readonly number[]) => documents.map((document) => ({ title: TITLES[document] })),
  syllables: async () => ({
    zhi: '制治',
    ren: '人',
    ru: '入',
    chu: '出',
    chou: '抽',
    dong: '动',
    shui: '水',
    yi: '一',
    er: '二',
    '0': '人入',
  }),
} as unknown as Store;

/** Title postings: document, nothing said of the letters of its name. */
const INDEX: Index = new Map(
  [...new Set(TITLES.flatMap((title) => tokensOf(title)))].map((token) => {
    const title = TITLES.flatMap((each, document) => (tokensOf(each).includes(token) ? [document << 7] : []));
    return [token, { lists: { title: Uint32Array.from(title) }, synonyms: [] }];
  }),
);

const slips = async (run: string) => (await titleSlips(STORE, INDEX, run, (text) => text)).map(({ run }) => run);

it.each([
  ['one that sounds alike', '出口管治法', '出口管制法'],
  ['one that looks alike', '未成年入保护法', '未成年人保护法'],
  ['two changed about', '未成年人护保法', '未成年人保护法'],
  ['one left out', '未成人保护法', '未成年人保护法'],
  ['one typed twice at the end', '出口管制法法', '出口管制法'],
  ['one too many', '出口的管制法', '出口管制法'],
])('knows what a title has with %s: %s', async (_, typed, meant) => {
  expect(await slips(typed)).toContain(meant);
});

it('takes nothing for another at the end of a run, unless it is like it', async () => {
  expect(await slips('招标投标活水')).toEqual([]);
});

it('changes no figures', async () => {
  expect(await slips('第二批名单')).toEqual([]);
});

it('says of what is at the end of a name that more speaks for it', async () => {
  const [whole, part] = await Promise.all(
    ['出口管治法', '口管治'].map(async (run) => (await titleSlips(STORE, INDEX, run, (text) => text))[0]),
  );
  expect(whole?.bonus).toBeGreaterThan(part?.bonus ?? 0);
});
