import { expect, it } from 'vitest';
import { readPinyin } from './pinyin.ts';
import type { Level } from './sounds.ts';
import type { Store } from './store.ts';

const PAIRS: Readonly<Record<string, readonly Level[]>> = {
  'ji shu': [
    ['技术', 9],
    ['计数', 6],
  ],
  'shu li': [['树立', 8]],
  'li yong': [['利用', 9]],
  'yong shu': [['拥术', 4]],
  'gong zheng': [
    ['公正', 9],
    ['公证', 8],
  ],
};

/** In which texts and titles each pair stands. */
const LISTS: Readonly<Record<string, { readonly text: readonly number[]; readonly title?: readonly number[] }>> = {
  技术: { text: [1, 2, 3] },
  术利: { text: [3] },
  利用: { text: [3, 4] },
  用术: { text: [3, 4] },
  公正: { text: [1, 2, 3, 4, 5, 6] },
  公证: { text: [1, 2, 3], title: [128, 256] },
};

const STORE = {
  layout: { documentOf: new Uint32Array(10), firstPart: new Uint32Array(11), signals: new Uint8Array(10) },
  syllables: async () => ({ ji: '技计', shu: '术数树', li: '利立', yong: '用拥', gong: '公', zheng: '正证' }),
  pairs: async (first: string, second: string) => PAIRS[`${first} ${second}`] ?? [],
  letterPairs: async () => [],
  phrases: async () => [],
  tokens: async (wanted: Iterable<string>) =>
    new Map(
      Array.from(wanted, (token) => {
        const { text = [], title = [] } = LISTS[token] ?? {};
        return [token, { lists: { text: Uint32Array.from(text), title: Uint32Array.from(title) }, synonyms: [] }];
      }),
    ),
} as Partial<Store> as Store;

it.each(['jishuliyong', 'ji shu li yong'])('joins words that are seldom side by side: %s', async (typed) => {
  expect(await readPinyin(STORE, typed)).toContain('技术利用');
});

it('of words that sound alike, prefers the one that titles have', async () => {
  expect((await readPinyin(STORE, 'gongzheng'))[0]).toBe('公证');
});

it('ends with a character that the texts have beside another', async () => {
  expect(await readPinyin(STORE, 'liyongshu')).toEqual(['利用术']);
});
