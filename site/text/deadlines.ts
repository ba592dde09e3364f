import type { Period } from '#domain/deadlines/period.ts';
import type { ProofDay } from '#domain/deadlines/proof.ts';
import type { ResultValue } from '#domain/deadlines/rule.ts';
import { addDays, type CivilDate, weekday } from '#domain/work-calendar.ts';

/** The id of a form's field, from its path `suspensions.0.to`. */
export const fieldId = (path: string): string => `f-${path.replaceAll('.', '-')}`;

/** 2026年3月 */
export const monthName = (date: CivilDate): string => `${date.slice(0, 4)}年${Number(date.slice(5, 7))}月`;

/** The days of a proof by month, in the order of the calendar. */
export const byMonth = (
  days: readonly ProofDay[],
): readonly (readonly [month: string, days: readonly ProofDay[]])[] => [
  ...Map.groupBy(
    days.toSorted((a, b) => (a.date < b.date ? -1 : 1)),
    ({ date }) => date.slice(0, 7),
  ),
];

/** More months than this are read as a list, not as a calendar. */
const MOST_MONTHS = 14;

export interface Cell {
  readonly date: CivilDate;
  readonly proof: ProofDay | undefined;
}

/** A period drawn as months of weeks, Monday first; nothing where months are counted, or too many days. */
export const monthsOf = ({
  unit,
  days,
}: Period): { readonly name: string; readonly weeks: (Cell | undefined)[][] }[] => {
  const proofs = new Map(days.map((day) => [day.date, day]));
  const months = byMonth(days);
  if (unit === 'month' || months.length > MOST_MONTHS) return [];
  return months.map(([month]) => {
    const first = `${month}-01`;
    const cells: (Cell | undefined)[] = Array((weekday(first) + 6) % 7).fill(undefined);
    for (let date = first; date.startsWith(month); date = addDays(date, 1))
      cells.push({ date, proof: proofs.get(date) });
    const weeks = Array.from({ length: Math.ceil(cells.length / 7) }, (_, at) =>
      Array.from({ length: 7 }, (_, day) => cells[at * 7 + day]),
    );
    return { name: monthName(first), weeks };
  });
};

/** The one word below a day of the calendar. */
export const cellWord = ({ kind, n, why }: ProofDay): string => {
  if (kind === 'counted') return why.endsWith('调休上班') ? `${n} 班` : String(n);
  return { start: '起', off: '休', excluded: '停', moved: '顺延' }[kind];
};

/** 第 12 个工作日; a day of another kind in a word. */
export const ordinal = ({ kind, n }: ProofDay, unit: Period['unit']): string => {
  const units = { workday: '个工作日', day: '日', month: '个月' };
  if (kind === 'counted') return `第 ${n} ${units[unit]}`;
  return { start: '起算', off: '不计', excluded: '不计', moved: '顺延' }[kind];
};

const DATE = /^\d{4}-\d{2}-\d{2}$/;

export const isDate = (value: ResultValue | undefined): value is CivilDate =>
  typeof value === 'string' && DATE.test(value);

/** Whether something filled in is a day of the calendar. */
export const isDay = (value: unknown): boolean => {
  const time = typeof value === 'string' && DATE.test(value) ? Date.parse(`${value}T00:00:00Z`) : Number.NaN;
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(String(value));
};

/** A fact beside the dates, in words. */
export const factWord = (value: ResultValue): string =>
  value === null ? '还不能计算' : typeof value === 'boolean' ? (value ? '是' : '否') : `${value} 天`;
