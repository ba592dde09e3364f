import { describe, expect, it } from 'vitest';
import { type DocumentRecord, toCsv } from './open-data.ts';

describe('开放数据 CSV', () => {
  const record = (title: string): DocumentRecord => ({ ...EMPTY, title });
  const EMPTY: DocumentRecord = {
    id: 'a',
    indexNo: '',
    title: '',
    docNo: '',
    publisher: '',
    jointPublishers: '',
    genre: '',
    theme: '',
    writtenOn: '',
    publishedOn: '',
    effectiveOn: '',
    repealedOn: '',
    validity: '',
    statutoryItem: '',
    keywords: '',
    url: '',
  };

  it('opens in a spreadsheet as Chinese, with labels', () => {
    expect(toCsv([])).toMatch(/^\uFEFF编号,索引号,标题,/);
  });

  it.each(['=1+1', '+1', '-1', '@SUM(A1)'])('never runs %s as a formula', (title) => {
    expect(toCsv([record(title)])).toContain(`a,,'${title},`);
  });

  it('quotes commas, quotes and line ends', () => {
    expect(toCsv([record('甲,"乙"\n丙')])).toContain('"甲,""乙""\n丙"');
  });
});
