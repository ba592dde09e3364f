import type { CivilDate } from './work-calendar.ts';

/** 2020-05-09 as letters write it: `2020年5月9日` (GB/T 9704-2012, 7.3.5.4). */
export const inWords = (day: CivilDate): string => {
  const [year, month, date] = day.split('-').map(Number);
  return `${year}年${month}月${date}日`;
};
