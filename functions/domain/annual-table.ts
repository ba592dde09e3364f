import { APPLICANT_KINDS, type ApplicantKind, type Application } from './application/facts.ts';
import { OUTCOMES, type Outcome } from './application/outcomes.ts';

/** A cell of the count: how many of a kind of applicant were opened, or closed with a leaf, in a year. */
export interface Cell {
  readonly year: string;
  readonly kind: ApplicantKind;
  readonly row: 'opened' | Outcome;
}

/** 按期答复 — how many replies of a unit went out by the day that was told, or later, in a year. */
export interface PunctualityCell {
  readonly year: string;
  readonly kind: `unit:${string}`;
  readonly row: 'onTime' | 'late';
}

const punctualityOf = ({ repliedOn, told, lead }: Application): PunctualityCell | undefined =>
  repliedOn && told && lead
    ? { year: repliedOn.slice(0, 4), kind: `unit:${lead}`, row: repliedOn <= told.dueOn ? 'onTime' : 'late' }
    : undefined;

/** What an application adds to the counts: it is opened once and, when it has a leaf, closed once, in time or late when it was replied to. */
export const cellsOf = (application: Application) => {
  const { applicantKind: kind, receivedOn, outcome, closedFirstOn } = application;
  const punctual = closedFirstOn && punctualityOf(application);
  // Withdrawn before the day it counts as received, it is still of that day's year.
  const closedYear = [closedFirstOn ?? '', receivedOn ?? ''].sort()[1]?.slice(0, 4) ?? '';
  return {
    ...(receivedOn && { opened: { year: receivedOn.slice(0, 4), kind, row: 'opened' } satisfies Cell }),
    ...(receivedOn && outcome && closedFirstOn && { closed: { year: closedYear, kind, row: outcome } satisfies Cell }),
    ...(punctual && { punctual }),
  };
};

export type AnyCell = Cell | PunctualityCell;

export type Counted = AnyCell & { readonly times: number };

/** One row of the table: the six kinds and 总计. */
export type AnnualRow = Readonly<Record<ApplicantKind | 'total', number>>;

const KINDS = Object.keys(APPLICANT_KINDS) as ApplicantKind[];
const LEAVES = Object.keys(OUTCOMES) as Outcome[];

const rowOf = (counted: readonly Counted[], matches: (cell: AnyCell) => boolean): AnnualRow => {
  const times = (kind: ApplicantKind) =>
    counted.filter((cell) => cell.kind === kind && matches(cell)).reduce((sum, cell) => sum + cell.times, 0);
  const byKind = Object.fromEntries(KINDS.map((kind) => [kind, times(kind)])) as Record<ApplicantKind, number>;
  return { ...byKind, total: KINDS.reduce((sum, kind) => sum + byKind[kind], 0) };
};

const minus = (a: AnnualRow, b: AnnualRow): AnnualRow =>
  Object.fromEntries(
    Object.entries(a).map(([column, value]) => [column, value - b[column as keyof AnnualRow]]),
  ) as AnnualRow;

/**
 * 年度报告表二：收到和处理政府信息公开申请情况 (国办公开办函〔2021〕30号) of a year. In every column the first row and the
 * second together are the sum of what was handled and what is carried over (勾稽关系).
 *
 * @param counted the cells of this year and of all before it
 */
export const annualTable = (year: string, counted: readonly Counted[]) => {
  const before = (cell: AnyCell) => cell.year < year;
  const opened = (cell: AnyCell) => cell.row === 'opened';
  const carriedIn = minus(
    rowOf(counted, (cell) => before(cell) && opened(cell)),
    rowOf(counted, (cell) => before(cell) && !opened(cell)),
  );
  const newThisYear = rowOf(counted, (cell) => cell.year === year && opened(cell));
  const processedTotal = rowOf(counted, (cell) => cell.year === year && !opened(cell));
  const leaves = Object.fromEntries(
    LEAVES.map((leaf) => [leaf, rowOf(counted, (cell) => cell.year === year && cell.row === leaf)]),
  ) as Record<Outcome, AnnualRow>;
  const carriedOut = minus(
    rowOf(counted, (cell) => cell.year <= year && opened(cell)),
    rowOf(counted, (cell) => cell.year <= year && !opened(cell)),
  );
  return { newThisYear, carriedIn, ...leaves, processedTotal, carriedOut };
};

/** 按期率 — a unit's replies of a year, in time and late. */
export interface Punctuality {
  readonly onTime: number;
  readonly late: number;
}

/** 各单位的按期答复 of a year, by unit. */
export const punctualityByUnit = (year: string, counted: readonly Counted[]): ReadonlyMap<string, Punctuality> => {
  const units = new Map<string, Punctuality>();
  for (const { year: of, kind, row, times } of counted) {
    if (of !== year || !kind.startsWith('unit:') || (row !== 'onTime' && row !== 'late')) continue;
    const unit = kind.slice('unit:'.length);
    const known = units.get(unit) ?? { onTime: 0, late: 0 };
    units.set(unit, { ...known, [row]: known[row] + times });
  }
  return units;
};
