import { describe, expect, it } from 'vitest';
import { compare, fold, type Row } from './compare.ts';

const side = (rows: readonly Row[], without: 'gone' | 'new'): string[] =>
  rows
    .map(({ parts }) =>
      parts
        .filter(({ kind }) => kind !== without)
        .map(({ text }) => text)
        .join(''),
    )
    .filter(Boolean);

describe('新旧对照', () => {
  const before = [
    '第一条　为了规范公开，制定本办法。',
    '第二条　本办法适用于全市。',
    '第三条　本办法由市政府负责解释。',
  ];
  const after = [
    '第一条　为了规范公开，制定本规定。',
    '第二条　本办法适用于全市。',
    '第三条　新增应急公开的要求，另行通知。',
  ];

  it('keeps both texts whole', () => {
    const rows = compare(before, after);
    expect(side(rows, 'new')).toEqual(before);
    expect(side(rows, 'gone')).toEqual(after);
  });

  it('marks the reworded words only', () => {
    expect(compare(before, after)[0]).toEqual({
      kind: 'changed',
      parts: [
        { kind: 'same', text: '第一条　为了规范公开，制定本' },
        { kind: 'gone', text: '办法' },
        { kind: 'new', text: '规定' },
        { kind: 'same', text: '。' },
      ],
    });
  });

  it('takes unlike paragraphs for two, not for one reworded', () => {
    expect(compare(before, after).map(({ kind }) => kind)).toEqual(['changed', 'same', 'gone', 'new']);
  });

  it('follows an article through renumbering', () => {
    const inserted = ['第一条　甲乙丙丁戊己庚辛。', '第二条　新的一条说别的事情。', '第三条　子丑寅卯辰巳午未申酉。'];
    const rows = compare(['第一条　甲乙丙丁戊己庚辛。', '第二条　子丑寅卯辰巳午未申酉。'], inserted);
    expect(rows.map(({ kind }) => kind)).toEqual(['same', 'new', 'changed']);
  });

  it('folds long unchanged stretches', () => {
    const rows: Row[] = [...'一二三四五'].map((text) => ({ kind: 'same', parts: [{ kind: 'same', text }] }));
    expect(fold(rows)).toEqual([{ folded: true, rows }]);
    expect(fold(rows.slice(0, 3))[0]?.folded).toBe(false);
  });
});
