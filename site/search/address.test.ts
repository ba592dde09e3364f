import { describe, expect, it } from 'vitest';
import { readAddress, writeAddress } from './address.ts';

describe('the address of a question', () => {
  it('says everything, and is read back the same', () => {
    const query = {
      text: '国发[2019]4号 & 公开',
      filters: { agency: ['finance', 'justice'], year: ['2020'] },
      sort: 'date',
      page: 3,
    } as const;
    expect(readAddress(writeAddress(query))).toEqual(query);
  });

  it('leaves out what is as at the start', () => {
    expect(writeAddress({ text: '公开', filters: {}, sort: 'relevance', page: 1 })).toBe(
      `?q=${encodeURIComponent('公开')}`,
    );
  });

  it.each(['', '?page=-1', '?page=x', '?page=0', '?sort=evil', '?q=%20'])('%s is the start', (address) => {
    expect(readAddress(address)).toEqual({ text: '', filters: {}, sort: 'relevance', page: 1 });
  });
});
