import { describe, expect, it } from 'vitest';
import { placeAttachments, settleLinks } from './links.ts';

const settle = (text: string): string => settleLinks(text, []);

describe('links of a text', () => {
  it.each([
    ['[甲](https://a.example/b_(1).pdf)', '[甲](https://a.example/b_(1).pdf)'],
    ['[甲](../b_(1).pdf)', '甲'],
    ['[甲](b.pdf "题")', '甲'],
    ['![图](a.png)', '图'],
    ['[1]: https://a.example/', '[1]: https://a.example/'],
    ['甲[1]\n[1]: a.pdf', '甲[1]\n'],
    ['[[1]](/a.pdf)', '[[1]]\\(/a.pdf)'],
    ['[2020]〔1〕(a)', '[2020]〔1〕(a)'],
  ])('%s becomes %s', (text, settled) => {
    expect(settle(text)).toBe(settled);
  });

  it('to a taken-over file lead to its place', () => {
    const text = settle('[表](attachment:0123456789abcdef)');
    expect(placeAttachments(text, () => '/files/2020/a.csv')).toBe('[表](/files/2020/a.csv)');
  });
});
