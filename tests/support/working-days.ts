import { readdirSync, readFileSync } from 'node:fs';
import { load } from 'js-yaml';
import { addDays, daysBetween } from '#domain/work-calendar.ts';

interface Year {
  readonly days: readonly { readonly date: string; readonly type: 'off' | 'work' }[];
}

/** The arrangements as they lie in the files, in two lists. */
const days = readdirSync('content/calendar').flatMap(
  (file) => (load(readFileSync(`content/calendar/${file}`, 'utf8')) as Year).days,
);
const OFF = new Set(days.filter(({ type }) => type === 'off').map(({ date }) => date));
const MADE_UP = new Set(days.filter(({ type }) => type === 'work').map(({ date }) => date));

const textOf = (time: Date): string =>
  [time.getUTCFullYear(), time.getUTCMonth() + 1, time.getUTCDate()]
    .map((part) => String(part).padStart(2, '0'))
    .join('-');

/** All working days of 2019 to 2027 in order, found without the calendar's own code. */
export const WORKING_DAYS: readonly string[] = (() => {
  const found: string[] = [];
  for (const day = new Date(Date.UTC(2019, 0, 1)); day.getUTCFullYear() < 2028; day.setUTCDate(day.getUTCDate() + 1)) {
    const date = textOf(day);
    const weekend = day.getUTCDay() % 6 === 0;
    if (MADE_UP.has(date) || (!weekend && !OFF.has(date))) found.push(date);
  }
  return found;
})();

export const START = '2019-01-01';
/** Every day of 2019 to 2026. */
export const everyDay = Array.from({ length: daysBetween(START, '2026-12-31') + 1 }, (_, at) => addDays(START, at));
