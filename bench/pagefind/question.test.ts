import { describe, expect, it } from 'vitest';
import { FULL_TABLE } from '#site/search/fold-table.ts';
import { foldingOf } from './fold.ts';
import { readQuestion } from './question.ts';

const read = (text: string) => readQuestion(text, foldingOf(FULL_TABLE));

describe('reading a question', () => {
  it('takes all pairs first, then those within words', () => {
    expect(read('老旧小区改造').spellings).toEqual([
      [
        ['老旧', '旧小', '小区', '区改', '改造'],
        ['老旧', '小区', '改造'],
      ],
    ]);
  });

  it('leaves words of asking out of the looser readings', () => {
    const [strict, loose] = read('房租减免怎么申请').spellings[0] ?? [];
    expect(strict).toContain('免怎');
    expect(loose).toEqual(['房租', '减免', '申请']);
  });

  it('lets a lone character go with its neighbours before it is dropped', () => {
    expect(read('稳就业政策').spellings[0]).toContainEqual(['稳就', '就业', '政策']);
    expect(read('稳就业政策').spellings[0]?.at(-1)).toEqual(['就业', '政策']);
  });

  it('reads regional words both ways, and only in Traditional questions', () => {
    expect(read('政府資訊').spellings.map(([strict]) => strict)).toEqual([
      ['政府', '府资', '资讯'],
      ['政府', '府信', '信息'],
    ]);
    expect(read('政府资讯').spellings).toHaveLength(1);
  });

  it('takes every other pair of a long question', () => {
    const [strict] = read('关于进一步优化营商环境更好服务市场主体的实施意见').spellings[0] ?? [];
    expect(strict?.length).toBeLessThan(14);
  });

  it.each([
    ['nothing', ''],
    ['signs', '！？《》……'],
    ['a face', '😀'],
    ['control characters', '\u0000\u0007'],
  ])('finds nothing to look up in %s', (_, text) => {
    expect(read(text).spellings).toEqual([]);
  });

  it('stays small whatever is pasted', () => {
    const { spellings, words } = read('住房公积金提取管理办法'.repeat(1000));
    expect(Math.max(...spellings.flat().map(({ length }) => length))).toBeLessThanOrEqual(24);
    expect(words.length).toBeLessThan(200);
  });
});
