import { describe, expect, it } from 'vitest';
import { isRemovalLaw, marksFrom, REMOVAL_LAWS } from './removals.ts';

describe('第三十七条 遮盖的位置', () => {
  it('is a line each: page, left, top, width, height in hundredths', () => {
    expect(marksFrom('1 10 20.5 30 5\n\n 12，0，0，100，100 ')).toEqual([
      { page: 1, left: 10, top: 20.5, width: 30, height: 5 },
      { page: 12, left: 0, top: 0, width: 100, height: 100 },
    ]);
    expect(marksFrom('')).toEqual([]);
  });

  it.each(['1 10 20 30', '第一页 1 2 3 4', '1 -1 2 3 4', '1 2 3 4 5 6', '1 a 2 3 4'])('is not “%s”', (line) => {
    expect(marksFrom(line)).toBeUndefined();
  });

  it('takes blanks and commas together, and thousandths', () => {
    expect(marksFrom('1, 10.125,  20, 30 , 5')).toEqual([{ page: 1, left: 10.125, top: 20, width: 30, height: 5 }]);
  });
});

describe('第十四条至第十六条 遮盖的理由', () => {
  it('is one of the articles by which a part is not given, and nothing else', () => {
    expect(Object.keys(REMOVAL_LAWS).filter(isRemovalLaw)).toEqual(Object.keys(REMOVAL_LAWS));
    for (const other of ['', 'other', 'toString']) expect(isRemovalLaw(other)).toBe(false);
  });
});
