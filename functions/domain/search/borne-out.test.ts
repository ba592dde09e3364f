import { expect, it } from 'vitest';
import { borneOut } from './borne-out.ts';
import { tokensOf } from './scan.ts';
import type { Store } from './store.ts';

/** What stands in texts, by their numbers. */
const TEXTS: Readonly<Record<string, readonly number[]>> = {
  高新技术企业: [1, 2, 3, 4, 5],
  税收优惠: [6, 7, 8, 9, 10],
};

const STORE = {
  layout: { documentOf: new Uint32Array(1000) },
  tokens: async (wanted: Iterable<string>) =>
    new Map(
      Array.from(wanted, (token) => {
        const text = Object.entries(TEXTS).flatMap(([run, places]) => (tokensOf(run).includes(token) ? places : []));
        return [token, { lists: { text: Uint32Array.from(new Set(text)) }, synonyms: [] }];
      }),
    ),
} as unknown as Store;

const slip = (run: string, isAtLoose = true) => ({ run, weight: 1, isSlip: true, isAtLoose });

it('is what texts have', async () => {
  expect(await borneOut(STORE, '高新术技企业', slip('高新技术企业'))).toMatchObject({ isBorneOut: true, places: 5 });
});

it('of several words, is what stands around the slip', async () => {
  const typed = '高新术技企业税收优惠';
  const meant = '高新技术企业税收优惠';
  expect(await borneOut(STORE, typed, slip(meant))).toMatchObject({ isBorneOut: true, places: 0 });
  expect(await borneOut(STORE, typed, slip(meant, false))).toMatchObject({ isBorneOut: false });
  expect(await borneOut(STORE, typed, { ...slip(meant), isSlip: false })).toMatchObject({ isBorneOut: false });
});

it('of several words, is nothing that takes away what stands there now', async () => {
  const typed = '税收优惠高新技术企业';
  expect(await borneOut(STORE, typed, slip('税收优惠高新技术企企业'))).toMatchObject({ isBorneOut: false });
});
