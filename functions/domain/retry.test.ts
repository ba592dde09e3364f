import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ATTEMPTS, retryAfter } from './retry.ts';

const MINUTE_MS = 60_000;
const longest = (attempts: number) => retryAfter(attempts, 1);

describe('重试', () => {
  it('每次最长等待加倍，六小时为限', () => {
    expect([1, 2, 3, 4, 5, 6, 7].map(longest)).toEqual(
      [5, 10, 20, 40, 80, 160, 320].map((minutes) => ({ state: 'again', waitMs: minutes * MINUTE_MS })),
    );
  });

  it('第八次失败后搁置', () => {
    expect(retryAfter(ATTEMPTS, 0.5)).toEqual({ state: 'setAside' });
    expect(retryAfter(ATTEMPTS + 1, 0.5)).toEqual({ state: 'setAside' });
  });

  it('等待的长短全由随机数决定，不超过最长等待', () => {
    const random = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(fc.integer({ min: 1, max: ATTEMPTS - 1 }), random, (attempts, chance) => {
        const [retry, most] = [retryAfter(attempts, chance), longest(attempts)];
        if (retry.state !== 'again' || most.state !== 'again') throw new Error('set aside too soon');
        expect(retry.waitMs).toBe(Math.round(chance * most.waitMs));
      }),
    );
  });
});
