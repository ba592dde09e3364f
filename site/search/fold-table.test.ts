import { describe, expect, it } from 'vitest';
import { foldingOf } from '#domain/search/fold.ts';
import { toMainland } from '#domain/search/mainland.ts';
import { FULL_TABLE, tableFor } from './fold-table.ts';

const fold = foldingOf(FULL_TABLE);

describe('folding', () => {
  it.each([
    ['住房公積金', '住房公积金'],
    ['國務院令第７１１號', '国务院令第711号'],
    ['ＧＢ／Ｔ　9704', 'gb/t 9704'],
    ['行政複議、恢復', '行政复议、恢复'],
    ['政务公开', '政务公开'],
  ])('%s → %s', (text, folded) => {
    expect(fold(text)).toBe(folded);
  });

  it('keeps every character in its place, so that a find in the folded text is one in the text', () => {
    const text = '臺灣𠮷野家〔２０２０〕第１號，Ａ“互聯網＋”é';
    expect(fold(text)).toHaveLength(text.length);
  });

  it('knows what Taiwan calls 信息', () => {
    expect(toMainland(fold('政府資訊公開'), FULL_TABLE)).toBe('政府信息公开');
  });
});

describe('the table of a site', () => {
  const table = tableFor(new Set(['信息', '公开', '号']));

  it('holds only what leads to a character of its texts', () => {
    expect(foldingOf(table)('資訊公開號')).toBe('資訊公开号');
  });

  it('holds a regional word only where its texts have the mainland one', () => {
    expect(Object.values(table.words)).toContain('信息');
    expect(Object.values(table.words)).not.toContain('网络');
  });
});
