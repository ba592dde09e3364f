import { describe, expect, it } from 'vitest';
import { city, DOCUMENT, INTERPRETATION, markdown } from '../../tests/support/city.ts';
import { predecessor, revisionChain } from './chain.ts';
import { openLibrary } from './library.ts';
import { related } from './related.ts';
import { selfCheck } from './self-check.ts';

const TODAY = '2026-11-23';

const numbered = (no: number, fields: object = {}): string =>
  markdown({ ...DOCUMENT, indexNo: `000000002/2020-0000${no}`, docNo: `某政办字〔2020〕${no}号`, ...fields });

describe('公开属性', () => {
  it.each(['依申请公开', '不予公开'])('%s: in no list, by no name', (disclosure) => {
    const library = openLibrary(
      city({
        'documents/a.md': numbered(1, { replaces: ['b'] }),
        'documents/b.md': numbered(2, { disclosure, replacedBy: 'a', validity: '废止', repealedOn: '2020-06-01' }),
      }),
      TODAY,
    );
    const a = library.documents[0];
    expect(library.documents.map(({ id }) => id)).toEqual(['a']);
    expect(library.publications.map(({ id }) => id)).toEqual(['a']);
    expect(library.document('b')).toBeUndefined();
    for (const list of [
      library.inColumn('policy-documents'),
      library.ofAgency('general-office'),
      library.inTheme('general-affairs'),
      library.ofItem('rules'),
      library.inYear('2020'),
    ])
      expect(list).toEqual([a]);
    expect(a && revisionChain(library, a)).toEqual([a]);
    expect(a && predecessor(library, a)).toBeUndefined();
  });
});

describe('目录', () => {
  const library = openLibrary(
    city({
      'documents/a.md': numbered(1, {
        keywords: ['甲', '乙'],
        interpretations: ['i'],
        replacedBy: 'c',
        validity: '废止',
        repealedOn: '2020-06-01',
      }),
      'documents/b.md': numbered(2, { keywords: ['甲', '乙'], publishedOn: '2020-05-12' }),
      'documents/c.md': numbered(3, {
        keywords: ['甲'],
        replaces: ['a'],
        writtenOn: '2020-06-01',
        publishedOn: '2020-06-02',
      }),
      'interpretations/i.md': markdown(INTERPRETATION),
    }),
    TODAY,
  );
  const [c, b, a] = library.documents;

  it('lists the newest first', () => {
    expect(library.documents.map(({ id }) => id)).toEqual(['c', 'b', 'a']);
  });

  it('reads the text when it is asked for', () => {
    expect(a && library.body(a).trim()).toBe('正文。');
  });

  it('walks the chain from either end, oldest first', () => {
    expect(a && revisionChain(library, a)).toEqual([a, c]);
    expect(c && revisionChain(library, c)).toEqual([a, c]);
  });

  it('relates documents by shared keywords, never within the chain', () => {
    expect(a && related(library, a)).toEqual([b]);
    expect(b && related(library, b)).toEqual([a, c]);
  });
});

describe('网站自查', () => {
  const library = openLibrary(city({ 'documents/a.md': numbered(1, { publishedOn: '2020-05-08' }) }), '2020-05-22');

  it('counts the days since the last update, and the limit of two weeks', () => {
    expect(selfCheck(library).daysSinceUpdate).toBe(14);
    expect(selfCheck(library).indicators[0]?.holds).toBe(true);
    expect(selfCheck({ ...library, today: '2020-05-23' }).indicators[0]?.holds).toBe(false);
    expect(selfCheck({ ...library, today: '2020-05-07' }).indicators[0]?.holds).toBe(false);
  });

  it('finds empty and stale columns', () => {
    expect(selfCheck(library).columns.find(({ column }) => column.id === 'news')?.state).toBe('空白栏目');
    const later = selfCheck({ ...library, today: '2021-05-08' });
    expect(later.columns.find(({ column }) => column.id === 'policy-documents')?.state).toBe('超期未更新');
  });
});
