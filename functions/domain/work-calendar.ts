/** A day in Beijing as text, `2020-05-09`. */
export type CivilDate = string;

/** Why a day is an exception: which festival, and the State Council's notice (国办发明电). */
export interface DayReason {
  readonly festival: string;
  readonly notice: string;
}

/** 工作日历 — the exceptions to the Monday–Friday week, and the last day they are known for. */
export interface WorkCalendar {
  readonly exceptions: ReadonlyMap<CivilDate, 'off' | 'work'>;
  readonly knownUntil: CivilDate;
  readonly reasons?: ReadonlyMap<CivilDate, DayReason>;
  /** The years whose arrangement is at hand; without it, every year to `knownUntil`. */
  readonly years?: ReadonlySet<number>;
}

const DAY_MS = 86_400_000;

const LAST_DAY: CivilDate = '9000-12-31';

const TWO_DIGITS = Array.from({ length: 32 }, (_, number) => String(number).padStart(2, '0'));

const dayNumber = (date: CivilDate): number => Date.parse(`${date}T00:00:00Z`) / DAY_MS;

/** What `toISOString` begins with, in a quarter of its time: periods are counted day by day. @throws RangeError for no day */
const civilDate = (day: number): CivilDate => {
  if (Number.isNaN(day)) throw new RangeError('no such day');
  const date = new Date(day * DAY_MS);
  const year = String(date.getUTCFullYear()).padStart(4, '0');
  return `${year}-${TWO_DIGITS[date.getUTCMonth() + 1]}-${TWO_DIGITS[date.getUTCDate()]}`;
};

/** The calendar day `days` after `date`. */
export const addDays = (date: CivilDate, days: number): CivilDate => civilDate(dayNumber(date) + days);

/** Calendar days from `from` to `to`; negative when `to` is earlier. */
export const daysBetween = (from: CivilDate, to: CivilDate): number => dayNumber(to) - dayNumber(from);

/** 0 is Sunday, 6 Saturday. */
export const weekday = (date: CivilDate): number => (((dayNumber(date) + 4) % 7) + 7) % 7;

/**
 * The same day `months` later; the last of the month where that month has no such day (民法典第二百零二条).
 */
export const addMonths = (date: CivilDate, months: number): CivilDate => {
  const [year = 0, month = 0, day = 0] = date.split('-').map(Number);
  const last = new Date(Date.UTC(year, month + months, 0));
  return civilDate((last.getTime() - DAY_MS * Math.max(0, last.getUTCDate() - day)) / DAY_MS);
};

/** Whether the arrangement of the day's year is at hand; if not, what is computed from it is provisional. */
export const isKnown = ({ knownUntil, years }: WorkCalendar, date: CivilDate): boolean =>
  date <= knownUntil && (years?.has(Number(date.slice(0, 4))) ?? true);

/** The whole calendar as text: two that count alike are the same text. */
export const calendarText = ({ exceptions, knownUntil }: WorkCalendar): string =>
  [knownUntil, ...[...exceptions].map((day) => day.join(' ')).sort()].join('\n');

/** 工作日 — Monday to Friday, but for the State Council's yearly arrangement (放假、调休). */
export const isWorkday = (calendar: WorkCalendar, date: CivilDate): boolean => {
  const exception = calendar.exceptions.get(date);
  if (exception) return exception === 'work';
  const day = weekday(date);
  return day !== 0 && day !== 6;
};

/**
 * The `workingDays`th working day after `from`; the day itself is not counted (民法典第二百零一条).
 *
 * @throws RangeError past the year 9000, where days soon have no four-digit year
 */
export const addWorkdays = (calendar: WorkCalendar, from: CivilDate, workingDays: number): CivilDate => {
  if (from > LAST_DAY) throw new RangeError(`${from} is past ${LAST_DAY}`);
  let date = from;
  for (let counted = 0; counted < workingDays; ) {
    date = addDays(date, 1);
    if (isWorkday(calendar, date)) counted += 1;
  }
  return date;
};

/** Working days after `from` up to `to`, which is the number still left on `from`; negative when `to` is earlier. */
export const countWorkdays = (calendar: WorkCalendar, from: CivilDate, to: CivilDate): number => {
  if (to < from) return -countWorkdays(calendar, to, from);
  let workingDays = 0;
  for (let date = from; date < to; ) {
    date = addDays(date, 1);
    if (isWorkday(calendar, date)) workingDays += 1;
  }
  return workingDays;
};
