import { describe, expect, it } from 'vitest';
import { fileLengths, judgeLengths } from './file-lengths.ts';

describe('篇幅', () => {
  it('holds in our own code', () => {
    expect(judgeLengths(fileLengths())).toMatchObject({ sound: true });
  });

  it('is what half of the files and nine in ten keep within', () => {
    const { report, sound } = judgeLengths([900, 200, 1, 2, 70, 3, 80, 90, 4, 100]);
    expect(report).toContain('10 个文件，一半不超过 70 行（应在 70 以内），九成不超过 200 行');
    expect(sound).toBe(true);
  });

  it.each([
    ['half', [1, 2, 3, 4, 71, 72, 73, 74, 75, 76]],
    ['nine in ten', [1, 2, 3, 4, 5, 6, 7, 8, 201, 202]],
  ])('is too great when %s go beyond', (_, lines) => {
    expect(judgeLengths(lines).sound).toBe(false);
  });
});
