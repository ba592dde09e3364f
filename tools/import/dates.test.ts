import { describe, expect, it } from 'vitest';
import { dateInName, readDate } from './dates.ts';

describe('a date', () => {
  it.each([
    ['2020-05-09', '2020-05-09'],
    ['2020/5/9 10:00', '2020-05-09'],
    ['2020.05.09', '2020-05-09'],
    ['20200509', '2020-05-09'],
    ['2020年5月9日', '2020-05-09'],
    ['二〇二〇年十二月二十一日', '2020-12-21'],
    ['二零一九年十月十日', '2019-10-10'],
    [' 2020 年 5 月 9 日', '2020-05-09'],
    [1_588_953_600_000, '2020-05-09'],
    [1_588_953_600, '2020-05-09'],
  ])('is read from %s', (value, date) => {
    expect(readDate(value)).toBe(date);
  });

  it('of an instant is the day in Beijing', () => {
    expect(readDate('2020-05-08T16:30:00Z')).toBe('2020-05-09');
  });

  it.each([
    '2020-02-30',
    '2020年13月1日',
    '去年',
    '',
    '2020',
    {},
    12,
    '9999-12-31',
    '1899-12-31',
    '99991231',
    253_402_185_600_000,
  ])('is not read from %s', (value) => {
    expect(readDate(value)).toBeUndefined();
  });

  it.each([
    ['a/条例(2020-05-14).md', '2020-05-14'],
    ['t20200514_123.html', '2020-05-14'],
    ['2020-05-14/条例.md', undefined],
    ['123456789012.md', undefined],
  ])('in the name %s is %s', (name, date) => {
    expect(dateInName(name)).toBe(date);
  });
});
