import { expect, it } from 'vitest';
import { differenceOf } from './difference.ts';

it.each([
  ['养老服务', '养老付务', { head: 2, tail: 1, one: '服', other: '付' }],
  ['养养老', '养老', { head: 1, tail: 1, one: '养', other: '' }],
  ['服务', '服务', { head: 2, tail: 0, one: '', other: '' }],
  ['', '务', { head: 0, tail: 0, one: '', other: '务' }],
])('%s and %s', (one, other, difference) => {
  expect(differenceOf(one, other)).toEqual(difference);
});
