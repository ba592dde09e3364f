import { expect, it } from 'vitest';
import { alikeIn } from './alike.ts';
import type { Store } from './store.ts';

const STORE = {
  syllables: async () => ({ xin: '新', xing: '兴', zao: '早', zhao: '照', hui: '会', kuai: '会快', '7': '未末' }),
} as Partial<Store> as Store;

it.each([
  ['a nasal at the end', '新', '兴', true],
  ['a tongue curled', '早', '照', true],
  ['one of several readings', '会', '快', true],
  ['the shape', '未', '末', true],
  ['what no page has', '珐', '新', true],
  ['nothing', '新', '早', false],
])('%s: %s %s', async (_, a, b, isAlike) => {
  expect((await alikeIn(STORE))(a, b)).toBe(isAlike);
});
