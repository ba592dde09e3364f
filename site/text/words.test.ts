import { describe, expect, it } from 'vitest';
import { breakable, escapeXml, fileSize, itemNumber, longDate } from './words.ts';

describe('文字', () => {
  it('writes a date as an official document does', () => {
    expect(longDate('2020-05-09')).toBe('2020年5月9日');
  });

  it.each([
    [1, '第（一）项'],
    [10, '第（十）项'],
    [15, '第（十五）项'],
    [20, '第（二十）项'],
    [22, '第（二十二）项'],
  ])('item %i is %s', (number, words) => {
    expect(itemNumber(number)).toBe(words);
  });

  it('gives sizes a reader can weigh', () => {
    expect([10, 12_288, 1_468_006].map(fileSize)).toEqual(['1 KB', '12 KB', '1.4 MB']);
  });

  it('escapes marks and drops control characters', () => {
    expect(escapeXml('<a & "b">\u0000')).toBe('&#60;a &#38; &#34;b&#34;&#62;');
  });

  it('breaks a title between words, and loses none of it', () => {
    const html = breakable('关于印发<工作>规则的通知');
    expect(html).toContain('<wbr>');
    expect(html.replaceAll('<wbr>', '').replaceAll('&#60;', '<').replaceAll('&#62;', '>')).toBe(
      '关于印发<工作>规则的通知',
    );
  });
});
