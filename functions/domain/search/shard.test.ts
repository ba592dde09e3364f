import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { packPostings, unpackPostings } from './postings.ts';
import { lookUp, packShard, shardOf } from './shard.ts';

describe('postings', () => {
  it('come back as they were, whatever their steps', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.nat(0xffff_fffe)), (values) => {
        const sorted = values.toSorted((a, b) => a - b);
        expect([...unpackPostings(packPostings(sorted))]).toEqual(sorted);
      }),
    );
  });
});

describe('a shard', () => {
  const shard = packShard([
    { token: '人社', lists: {}, synonyms: [['人社部', '人力资源和社会保障部']] },
    { token: '公积', lists: { text: packPostings([0, 3, 900]).slice(), title: packPostings([5]).slice() } },
  ]);

  it('tells of a token in its fields', () => {
    const { lists } = lookUp(shard, new Set(['公积'])).get('公积') ?? { lists: {} };
    expect(Object.entries(lists as Record<string, Uint32Array>).map(([field, list]) => [field, ...list])).toEqual([
      ['text', 0, 3, 900],
      ['title', 5],
    ]);
  });

  it('tells of synonyms that begin with a token, and nothing of others', () => {
    expect(lookUp(shard, new Set(['人社', '没有']))).toEqual(
      new Map([['人社', { lists: {}, synonyms: [['人社部', '人力资源和社会保障部']] }]]),
    );
  });

  it('cut short is refused', () => {
    expect(() => lookUp(shard.slice(0, 12), new Set(['公积']))).toThrow(RangeError);
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
