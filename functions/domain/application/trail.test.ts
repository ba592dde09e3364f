import { describe, expect, it } from 'vitest';
import { trailFault } from './trail.ts';

const records = ['a', 'b', 'c'].map((hash, at, all) => ({ seq: at + 1, previous: all[at - 1] ?? '', hash }));
const [first, second, third] = records as [(typeof records)[0], (typeof records)[0], (typeof records)[0]];

describe('核对办理记录', () => {
  it('finds nothing wrong with an unbroken chain, also when another step came in meanwhile', () => {
    expect(trailFault(records, { version: 3, head: 'c' })).toBeUndefined();
    expect(trailFault(records, { version: 2, head: 'b' })).toBeUndefined();
  });

  it.each([
    ['missing', [first, third], '第 2 条接不上前一条'],
    ['exchanged', [second, first, third], '第 1 条接不上前一条'],
    ['another', [first, { ...second, hash: 'x' }, third], '第 3 条接不上前一条'],
    ['cut off', [first, second], '最后一条与摘要记的不同'],
    ['not there', [], '最后一条与摘要记的不同'],
  ])('tells a record that is %s', (_, given, fault) => {
    expect(trailFault(given, { version: 3, head: 'c' })).toBe(fault);
  });
});
