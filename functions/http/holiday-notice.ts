import type { CalendarFields } from '#content/schema/calendar.ts';
import { civilDate } from '#content/schema/field.ts';
import { addDays, weekday } from '#domain/work-calendar.ts';

type Day = CalendarFields['days'][number];

const FESTIVAL =
  /^(?:[一二三四五六七八九十]+、)?((?:元旦|春节|清明节|劳动节|端午节|中秋节|国庆节)[^：:，。]{0,12})[：:](.+)$/;
const IN_BRACKETS = /（[^（）]*）|\([^()]*\)/g;
const DATE = String.raw`(?:(\d{4})年)?(?:(\d{1,2})月)?(\d{1,2})日`;
/** One day or a stretch of days, and what is said up to the next of them. */
const STRETCH = new RegExp(`${DATE}(?:至${DATE})?([^\\d]*(?:\\d+天[^\\d]*)?)`, 'g');
/** No festival is longer; a stretch that ends before it begins is none. */
const MOST_DAYS = 15;

const TYPES = { 放假: 'off', 上班: 'work' } as const;

const dateOf = (year: string, month: string, day: string) =>
  `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;

const isWeekend = (date: string): boolean => weekday(date) % 6 === 0;

const daysFrom = (name: string, said: string, year: string): Day[] => {
  const found = [...said.replaceAll(IN_BRACKETS, '').matchAll(STRETCH)];
  let month = '';
  const stretches = found.map(([, ofYear = year, ofMonth = month, day = '', toYear, toMonth, toDay, after = '']) => {
    month = toMonth ?? ofMonth;
    const from = dateOf(ofYear, ofMonth, day);
    const to = toDay === undefined ? from : dateOf(toYear ?? ofYear, month, toDay);
    return { from, to, word: /放假|上班/.exec(after)?.[0] as keyof typeof TYPES | undefined };
  });
  const days: Day[] = [];
  let type: Day['type'] = 'off';
  // “9月20日、10月10日上班”: what is said of the last holds for those before it.
  for (const { from, to, word } of stretches.toReversed()) {
    type = word ? TYPES[word] : type;
    const wrong = [from, to].find((date) => !civilDate.safeParse(date).success);
    // Kept as it is said, to be refused by name.
    if (wrong) return [{ date: wrong, type, name }];
    for (let date = from, count = 0; date <= to && count < MOST_DAYS; date = addDays(date, 1), count += 1)
      if (isWeekend(date) === (type === 'work')) days.push({ date, type, name });
  }
  return days;
};

/** 放假安排 as the notice of the State Council says it, a festival a line; undefined where no line is of a festival. */
export const daysInNotice = (text: string, year: string): readonly Day[] | undefined => {
  const festivals = text.split('\n').flatMap((line) => {
    const [, name, said] = FESTIVAL.exec(line.replaceAll(/\s/g, '')) ?? [];
    return name && said ? [{ name, said }] : [];
  });
  if (festivals.length === 0) return undefined;
  return festivals.flatMap(({ name, said }) => daysFrom(name, said, year)).sort((a, b) => (a.date < b.date ? -1 : 1));
};
