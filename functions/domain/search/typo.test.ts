import { expect, it } from 'vitest';
import type { Store } from './store.ts';
import { corrections } from './typo.ts';

const SYLLABLES = {
  fu: '服付',
  wu: '务物',
  yang: '养',
  tiao: '调',
  lao: '老',
  nian: '年',
  de: '的',
  ren: '人',
  kou: '口',
  pu: '普',
  cha: '查',
};

/** Pairs as a table of neighbours has them, each with how fast it is tied. */
const storeOf = (pairs: Readonly<Record<string, number>>): Store => {
  const sides = (char: string): [string, string] => {
    const own = Object.entries(pairs);
    const after = own.filter(([[first]]) => first === char).map(([[, second], level]) => `${second}${level}`);
    const before = own.filter(([[, second]]) => second === char).map(([[first], level]) => `${first}${level}`);
    return [after.join(''), before.join('')];
  };
  const store: Pick<Store, 'neighbours' | 'syllables'> = {
    neighbours: async (char) => sides(char),
    syllables: async () => SYLLABLES,
  };
  return store as Store;
};

const STORE = storeOf({
  人口: 8,
  普查: 9,
  的查: 4,
  口的: 4,
  调查: 9,
  服务: 9,
  养老: 8,
  老服: 5,
  付款: 8,
  老年: 9,
  年服: 5,
});

const runs = async (run: string, mayBeMeant = false): Promise<string[]> =>
  (await corrections(STORE, run, mayBeMeant)).map((correction) => correction.run);

it('puts in what is fast tied to one side, though no text is known to have it beside the other', async () => {
  expect(await runs('人口查')).toEqual(expect.arrayContaining(['人口普查', '人口调查']));
});

it('puts in no particle', async () => {
  expect(await runs('人口查')).not.toContain('人口的查');
});

it.each([
  ['two changed about', '养老务服'],
  ['one typed twice', '养养老服务'],
  ['one for another that sounds alike', '养老付务'],
])('takes as the likeliest %s', async (_, typed) => {
  expect((await corrections(STORE, typed))[0]).toMatchObject({ run: '养老服务', isSlip: true });
});

it('of what may be meant as it is, has only what hands slip into', async () => {
  expect(await runs('调老服务')).toContain('养老服务');
  expect(await runs('调老服务', true)).not.toContain('养老服务');
});

it('says that what differs is at a character that is tied to none beside it', async () => {
  const [first] = await corrections(STORE, '养老务服');
  expect(first).toMatchObject({ run: '养老服务', isAtLoose: true });
});
