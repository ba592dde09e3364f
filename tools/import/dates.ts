import { civilDate } from '#content/schema/field.ts';
import type { CivilDate } from '#domain/work-calendar.ts';

const DIGITS: Record<string, number> = {
  〇: 0, '○': 0, 零: 0, 一: 1, 二: 2, 三: 3, 四: 4, 五: 5, 六: 6, 七: 7, 八: 8, 九: 9,
}; // biome-ignore format: one look shows them all

const YEAR = '((?:19|20|21)\\d{2}|[一二][〇○零一二三四五六七八九]{3})';
const NUMBER = '(\\d{1,2}|[一二三]?十?[一二三四五六七八九十])';

/** 2020年5月9日, 二〇二〇年五月九日, with or without spaces: three groups. */
export const CHINESE_DATE = `${YEAR} ?年 ?${NUMBER} ?月 ?${NUMBER} ?日`;

const numberOf = (text: string): number => {
  if (/^\d+$/.test(text)) return Number(text);
  if (!text.includes('十')) return [...text].reduce((sum, digit) => sum * 10 + (DIGITS[digit] ?? 0), 0);
  const [tens = '', ones = ''] = text.split('十');
  return (DIGITS[tens] ?? 1) * 10 + (DIGITS[ones] ?? 0);
};

const pad = (number: number): string => String(number).padStart(2, '0');

/** The civil date of a year, month and day, if the calendar has it and a document may bear it. */
export const civil = (year: string, month: string, day: string): CivilDate | undefined =>
  civilDate.safeParse(`${numberOf(year)}-${pad(numberOf(month))}-${pad(numberOf(day))}`).data;

const BEIJING_OFFSET_MS = 8 * 3_600_000;

const inBeijing = (time: number): CivilDate | undefined =>
  Math.abs(time) < 8e15
    ? civilDate.safeParse(new Date(time + BEIJING_OFFSET_MS).toISOString().slice(0, 10)).data
    : undefined;

/**
 * A date as databases and pages write it: `2020-05-12 10:00`, `2020/5/12`, `20200512`, `2020年5月12日`, an ISO instant
 * (the day in Beijing is meant), seconds or milliseconds since 1970.
 */
export const readDate = (value: unknown): CivilDate | undefined => {
  if (value instanceof Date) return inBeijing(value.getTime());
  if (typeof value === 'number' && value > 1e11) return inBeijing(value);
  if (typeof value === 'number' && value > 1e8) return inBeijing(value * 1000);
  const text = String(value).trim();
  if (/^\d{4}-\d{2}-\d{2}T[\d:.]+(?:Z|[+-]\d{2}:?\d{2})$/.test(text)) return inBeijing(Date.parse(text));
  const match =
    new RegExp(`^${CHINESE_DATE}`).exec(text) ??
    /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)/.exec(text) ??
    /^((?:19|20)\d{2})([01]\d)([0-3]\d)$/.exec(text);
  return match ? civil(match[1] ?? '', match[2] ?? '', match[3] ?? '') : undefined;
};

/** The first `YYYY-MM-DD` in a file name or address, which old collections use for the day of publication. */
export const dateInName = (name: string): CivilDate | undefined => {
  const match = /(?<!\d)((?:19|20)\d{2})[-_]?([01]\d)[-_]?([0-3]\d)(?!\d)/.exec(name.split(/[\\/]/).at(-1) ?? '');
  return match ? civil(match[1] ?? '', match[2] ?? '', match[3] ?? '') : undefined;
};
