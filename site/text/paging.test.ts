import { describe, expect, it } from 'vitest';
import { PAGE_SIZE, pagesOf, pageUrl, shownNumbers } from './paging.ts';

describe('翻页', () => {
  it('gives an empty list one page', () => {
    expect(pagesOf([], '/x/')).toEqual([{ items: [], number: 1, pages: 1, total: 0, base: '/x/' }]);
  });

  it('loses nothing', () => {
    const items = Array.from({ length: PAGE_SIZE * 2 + 1 }, (_, at) => at);
    const pages = pagesOf(items, '/x/');
    expect(pages.map(({ items: own }) => own.length)).toEqual([PAGE_SIZE, PAGE_SIZE, 1]);
    expect(pages.flatMap(({ items: own }) => own)).toEqual(items);
  });

  it('shows both ends, the neighbours, and gaps', () => {
    expect(shownNumbers(5, 10)).toEqual([1, 0, 4, 5, 6, 0, 10]);
    expect(shownNumbers(1, 2)).toEqual([1, 2]);
  });

  it('leaves the first page without a number', () => {
    expect([pageUrl('/x/', 1), pageUrl('/x/', 2)]).toEqual(['/x/', '/x/page/2/']);
  });
});
