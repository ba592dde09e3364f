import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { delivered, drafted, handled, Story } from '../../tests/support/story.ts';
import { annualTable, type Cell, type Counted, cellsOf, punctualityByUnit } from './annual-table.ts';
import { APPLICANT_KINDS, type ApplicantKind } from './application/facts.ts';
import { OUTCOMES, type Outcome } from './application/outcomes.ts';

const KINDS = Object.keys(APPLICANT_KINDS) as ApplicantKind[];
const LEAVES = Object.keys(OUTCOMES) as Outcome[];

const cell = (year: string, row: Cell['row'], times: number, kind: ApplicantKind = 'naturalPerson'): Counted => ({
  year,
  kind,
  row,
  times,
});

describe('年度报告表二 (国办公开办函〔2021〕30号)', () => {
  const counted = [
    cell('2024', 'opened', 7),
    cell('2024', 'granted.full', 5),
    cell('2025', 'opened', 10),
    cell('2025', 'opened', 3, 'research'),
    cell('2025', 'granted.full', 6),
    cell('2025', 'denied.process', 1),
    cell('2025', 'denied.process', 2, 'research'),
    cell('2026', 'opened', 100),
    cell('2026', 'granted.full', 50),
  ];
  const table = annualTable('2025', counted);
  const shown = (row: keyof typeof table) => {
    const { naturalPerson, research, business, total } = table[row];
    return { naturalPerson, research, business, total };
  };

  it.each<[string, keyof typeof table, number, number]>([
    ['本年新收', 'newThisYear', 10, 3],
    ['上年结转', 'carriedIn', 2, 0],
    ['予以公开', 'granted.full', 6, 0],
    ['属于四类过程性信息', 'denied.process', 1, 2],
    ['没有一件的办理结果', 'other.other', 0, 0],
    ['总计', 'processedTotal', 7, 2],
    ['结转下年度继续办理', 'carriedOut', 5, 1],
  ])('%s (%s): %i of persons, %i of research', (_name, row, naturalPerson, research) => {
    expect(shown(row)).toEqual({ naturalPerson, research, business: 0, total: naturalPerson + research });
  });

  it('has a row for each of the 21 leaves and a column for each kind and 总计', () => {
    const { newThisYear, carriedIn, processedTotal, carriedOut, ...leaves } = table;
    expect(Object.keys(leaves)).toEqual(LEAVES);
    expect(LEAVES).toHaveLength(21);
    for (const row of [newThisYear, carriedIn, processedTotal, carriedOut])
      expect(Object.keys(row)).toEqual([...KINDS, 'total']);
  });

  it('勾稽关系: in every column, new and carried in are processed and carried over', () => {
    const cells = fc.record({
      year: fc.constantFrom('2023', '2024', '2025', '2026'),
      kind: fc.constantFrom(...KINDS),
      row: fc.constantFrom('opened' as const, ...LEAVES),
      times: fc.nat(50),
    });
    fc.assert(
      fc.property(fc.array(cells), (all) => {
        const rows = annualTable('2025', all);
        for (const column of [...KINDS, 'total'] as const) {
          const sum = LEAVES.reduce((total, leaf) => total + rows[leaf][column], 0);
          expect(rows.processedTotal[column]).toBe(sum);
          expect(rows.newThisYear[column] + rows.carriedIn[column]).toBe(sum + rows.carriedOut[column]);
          expect(annualTable('2026', all).carriedIn[column]).toBe(rows.carriedOut[column]);
        }
      }),
    );
  });
});

describe('一件申请计入哪一格', () => {
  const done = () => delivered(drafted(handled('2025-12-22')), '2026-01-05', '2026-01-06');

  it('is opened in the year it was received, and closed in the year it was closed', () => {
    expect(cellsOf(handled('2025-12-22').now)).toEqual({
      opened: { year: '2025', kind: 'naturalPerson', row: 'opened' },
    });
    expect(cellsOf(done().now)).toEqual({
      opened: { year: '2025', kind: 'naturalPerson', row: 'opened' },
      closed: { year: '2026', kind: 'naturalPerson', row: 'granted.full' },
      punctual: { year: '2026', kind: 'unit:roads', row: 'onTime' },
    });
  });

  it('is late for its unit when the reply went out after the last day that was told', () => {
    const [dueOn, after] = ['2026-01-20', '2026-01-21'];
    const repliedOn = (day: string) =>
      cellsOf(delivered(drafted(handled('2025-12-22')), day, '2026-01-23').now).punctual;
    expect(repliedOn(dueOn)?.row).toBe('onTime');
    expect(repliedOn(after)?.row).toBe('late');
  });

  it('is not counted before it is received, nor withdrawn before', () => {
    const story = new Story('2025-12-22');
    expect(cellsOf(story.now)).toEqual({});
    expect(cellsOf(story.did('withdraw', { reason: '不需要了' }, 'applicant').now)).toEqual({});
  });

  it('is not counted as closed once more when it is replied to again', () => {
    const story = done().did('reopen', { reason: '复议撤销' }, 'disclosureHead');
    delivered(drafted(story), '2026-01-07', '2026-01-08');
    expect(cellsOf(story.now)).toEqual(cellsOf(done().now));
  });
});

describe('按期率', () => {
  it('is of one year and each unit, and in no row of the annual table', () => {
    const cell = (year: string, kind: `unit:${string}`, row: 'onTime' | 'late', times: number) => ({
      year,
      kind,
      row,
      times,
    });
    const counted = [
      cell('2026', 'unit:a', 'onTime', 3),
      cell('2026', 'unit:a', 'late', 1),
      cell('2025', 'unit:a', 'late', 9),
    ];
    expect([...punctualityByUnit('2026', counted)]).toEqual([['a', { onTime: 3, late: 1 }]]);
    expect(annualTable('2026', counted).processedTotal.total).toBe(0);
  });
});
