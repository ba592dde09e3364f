import { APPLICANT_KINDS, type ApplicantKind, type Application } from './application/facts.ts';
import { OUTCOMES, type Outcome } from './application/outcomes.ts';

/** A cell of the count: how many of a kind of applicant were opened, or closed with a leaf, in a year. */
export interface Cell {
  readonly year: string;
  readonly kind: ApplicantKind;
  readonly row: 'opened' | Outcome;
}

/** What an application adds to the count: it is opened once and, when it has a leaf, closed once. */
export const cellsOf = ({ applicantKind: kind, receivedOn, outcome, closedFirstOn }: Application) => {
  // Withdrawn before the day it counts as received, it is still of that day's year.
  const closedYear = [closedFirstOn ?? '', receivedOn ?? ''].sort()[1]?.slice(0, 4) ?? '';
  return {
    ...(receivedOn && { opened: { year: receivedOn.slice(0, 4), kind, row: 'opened' } satisfies Cell }),
    ...(receivedOn && outcome && closedFirstOn && { closed: { year: closedYear, kind, row: outcome } satisfies Cell }),
  };
};

export type Counted = Cell & { readonly times: number };

/** One row of the table: the six kinds and 总计. */
export type AnnualRow = Readonly<Record<ApplicantKind | 'total', number>>;

const KINDS = Object.keys(APPLICANT_KINDS) as ApplicantKind[];
const LEAVES = Object.keys(OUTCOMES) as Outcome[];

const rowOf = (counted: readonly Counted[], matches: (cell: Cell) => boolean): AnnualRow => {
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
  const before = (cell: Cell) => cell.year < year;
  const opened = (cell: Cell) => cell.row === 'opened';
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
