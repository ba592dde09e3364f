import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BitReader, BitWriter } from './bits.ts';
import { readPostings, writePostings } from './postings.ts';
import { compareTokens, lookUp, NOT_FOUND, packShard, shardOf, titlePosting } from './shard.ts';

const thereAndBack = (values: readonly number[], limit: number): number[] => {
  const writer = new BitWriter();
  writePostings(writer, values, limit);
  return [...readPostings(new BitReader(writer.done()), values.length, limit)];
};

describe('postings', () => {
  it('come back as they were, wherever they lie', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.nat(0xffff_fffe)), fc.nat(1000), (values, more) => {
        const sorted = values.toSorted((a, b) => a - b);
        const limit = Math.min((sorted.at(-1) ?? 0) + 1 + more, 0xffff_ffff);
        expect(thereAndBack(sorted, limit)).toEqual(sorted);
      }),
    );
  });

  it('take nothing where every document has the token', () => {
    const writer = new BitWriter();
    writePostings(writer, [...Array(5000).keys()], 5000);
    expect(writer.done()).toHaveLength(0);
  });
});

describe('a shard', () => {
  const extent = { documents: 10, parts: 1000 };
  const entries = [
    { token: '人社', lists: {}, synonyms: [['人社部', '人力资源和社会保障部']] },
    { token: '公积', lists: { text: [0, 3, 900], title: [titlePosting(5, 8, true)] } },
    { token: '公开', lists: {}, isAlone: true },
    { token: '办理', lists: { number: [9] }, isAlone: true },
    { token: '5g', lists: { text: [1] } },
  ] as const;
  const shard = packShard(
    entries.toSorted((a, b) => compareTokens(a.token, b.token)),
    extent,
  );

  it('tells of a token in its fields', () => {
    const { lists } = lookUp(shard, new Set(['公积']), extent).get('公积') ?? NOT_FOUND;
    expect(Object.entries(lists).map(([field, list]) => [field, ...list])).toEqual([
      ['text', 0, 3, 900],
      ['title', 5 * 128 + 17],
    ]);
    expect([...(lookUp(shard, new Set(['5g']), extent).get('5g')?.lists.text ?? [])]).toEqual([1]);
  });

  it('counts the tokens whose lists lie alone', () => {
    const found = lookUp(shard, new Set(entries.map(({ token }) => token)), extent);
    expect(
      [...found].filter(([, { alone }]) => alone !== undefined).map(([token, { alone }]) => [token, alone]),
    ).toEqual([
      ['公开', 0],
      ['办理', 1],
    ]);
  });

  it('tells of synonyms that begin with a token, and nothing of others', () => {
    expect(lookUp(shard, new Set(['人社', '没有']), extent)).toEqual(
      new Map([['人社', { lists: {}, synonyms: [['人社部', '人力资源和社会保障部']] }]]),
    );
  });

  it('leaves the length of names out of a token that stands in thousands', () => {
    const wide = { documents: 9000, parts: 9000 };
    const title = Array.from({ length: 6000 }, (_, at) => titlePosting(at + Math.floor(at / 2), 8, at % 3 === 0));
    const often = packShard([{ token: '条例', lists: { title } }], wide);
    const found = lookUp(often, new Set(['条例']), wide).get('条例')?.lists.title ?? [];
    expect([...found]).toEqual(title.map((posting) => posting - 16));
    expect(often.length).toBeLessThan(2000);
  });

  it('cut short anywhere is refused', () => {
    for (let end = 0; end < shard.length; end++)
      expect(() => lookUp(shard.slice(0, end), new Set(['公积']), extent)).toThrow(RangeError);
  });
});

it('tokens are spread evenly', () => {
  const counts = new Uint32Array(64);
  for (let first = 0; first < 64; first++)
    for (let second = 0; second < 0x5000; second += 0x140) {
      const shard = shardOf(String.fromCharCode(0x4e00 + first, 0x4e00 + second), counts.length);
      counts[shard] = (counts[shard] ?? 0) + 1;
    }
  expect(Math.max(...counts)).toBeLessThan(250);
  expect(Math.min(...counts)).toBeGreaterThan(10);
});
