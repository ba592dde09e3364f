import { addDays, type CivilDate, daysBetween } from '#domain/work-calendar.ts';
import type { DatesInText } from './dates-in-text.ts';
import type { Notes } from './notes.ts';

/** What the source says of the dates of one document, apart from its text. */
export interface StatedDates {
  readonly writtenOn?: CivilDate | undefined;
  readonly publishedOn?: CivilDate | undefined;
  readonly effectiveOn?: CivilDate | undefined;
  readonly expiresOn?: CivilDate | undefined;
  readonly repealedOn?: CivilDate | undefined;
  /** The day in the name of the file. */
  readonly named?: CivilDate | undefined;
  readonly year?: string | undefined;
  /** The year in the document number. */
  readonly numberedYear?: string | undefined;
}

export type Known = 'day' | 'year' | 'no';

export interface Chronology {
  readonly writtenOn: CivilDate;
  readonly publishedOn: CivilDate;
  readonly effectiveOn?: CivilDate | undefined;
  readonly expiresOn?: CivilDate | undefined;
  readonly repealedOn?: CivilDate | undefined;
  /** How well 成文日期 is known: only what is known can be put in order as versions. */
  readonly known: Known;
}

/** 成文日期必填：a document without any date gets this one, which no reader takes for real, and a note. */
const UNKNOWN_DATE: CivilDate = '1900-01-01';

/** From adoption by a city, over approval by its province, to promulgation: seldom more. */
const LONGEST_TO_PROMULGATION_DAYS = 200;

const latest = (dates: readonly (CivilDate | undefined)[]): CivilDate | undefined =>
  dates
    .filter((date) => date !== undefined)
    .toSorted()
    .at(-1);

type Day = Pick<Chronology, 'writtenOn' | 'publishedOn' | 'known'>;

/** A day of adoption and a day of publication, in order. */
const days = (writtenOn: CivilDate, publishedOn: CivilDate | undefined, known: Known = 'day'): Day => ({
  writtenOn,
  publishedOn: publishedOn && publishedOn >= writtenOn ? publishedOn : writtenOn,
  known,
});

/** The day in the file's name against the days in the head: the later version of the two is the one at hand. */
const fromHeadAndName = (adopted: CivilDate, named: CivilDate, notes: Notes): Day => {
  const gap = daysBetween(adopted, named);
  if (gap > LONGEST_TO_PROMULGATION_DAYS) {
    const why = '文首只有较早版本的日期，按文件名中的日期';
    notes.push({ how: 'guessed', field: 'writtenOn', why, value: `文首 ${adopted}，文件名 ${named}` });
    return days(named, named);
  }
  if (gap < 0) {
    const why = '文件名中的日期早于文首的日期，按文首的日期';
    notes.push({ how: 'guessed', field: 'writtenOn', why, value: `文首 ${adopted}，文件名 ${named}` });
  }
  return days(adopted, named);
};

const guessedFrom = (stated: StatedDates, text: DatesInText, notes: Notes): Day => {
  const year = /^(?:19|20|21)\d{2}/.exec(stated.year ?? '')?.[0];
  if (year) {
    notes.push({ how: 'guessed', field: 'writtenOn', why: '只有年份，按当年 1 月 1 日', value: year });
    return days(`${year}-01-01`, undefined, 'year');
  }
  if (stated.numberedYear) {
    notes.push({ how: 'guessed', field: 'writtenOn', why: '没有日期和年份，按文号的年份', value: stated.numberedYear });
    return days(`${stated.numberedYear}-01-01`, undefined, 'year');
  }
  const { effective } = text;
  if (effective && effective !== 'promulgation' && effective !== 'adoption') {
    notes.push({ how: 'guessed', field: 'writtenOn', why: '没有日期和年份，按文中的施行日期', value: effective });
    return days(effective, undefined, 'no');
  }
  notes.push({ how: 'defaulted', field: 'writtenOn', why: `没有日期和年份，写作 ${UNKNOWN_DATE}，请查明后改正` });
  return days(UNKNOWN_DATE, undefined, 'no');
};

const written = (stated: StatedDates, text: DatesInText, notes: Notes): Day => {
  const published = stated.publishedOn ?? text.promulgated;
  if (stated.writtenOn) return days(stated.writtenOn, published ?? stated.named);
  const adopted = latest(text.adopted);
  if (text.signed && !adopted) return days(text.signed, published ?? stated.named);
  if (adopted && stated.named) return fromHeadAndName(adopted, stated.named, notes);
  if (adopted) return days(adopted, published);
  const day = stated.publishedOn ?? stated.named ?? text.promulgated;
  if (!day) return guessedFrom(stated, text, notes);
  notes.push({ how: 'guessed', field: 'writtenOn', why: '没有成文日期，按发布日期', value: day });
  return days(day, day);
};

/** The head tells of an amendment, or of an adoption so long ago that the text at hand must have been amended since. */
const isLaterVersion = ({ amended, adopted }: DatesInText, { writtenOn }: Day): boolean =>
  amended || adopted.some((date) => daysBetween(date, writtenOn) > LONGEST_TO_PROMULGATION_DAYS);

const effective = (stated: StatedDates, text: DatesInText, day: Day, notes: Notes): CivilDate | undefined => {
  const said = stated.effectiveOn ?? text.effective;
  if (said === undefined) return undefined;
  if (said === 'promulgation' || said === 'adoption') {
    if (day.known === 'day' && !isLaterVersion(text, day)) return said === 'adoption' ? day.writtenOn : day.publishedOn;
    const why = day.known === 'day' ? '“自公布之日起施行”说的是最初版本' : '“自公布之日起施行”，而公布日期不明';
    notes.push({ how: 'dropped', field: 'effectiveOn', why });
    return undefined;
  }
  if (said >= day.writtenOn) return said;
  const why = '早于成文日期，应是最初版本的施行日期';
  notes.push({ how: 'dropped', field: 'effectiveOn', why, value: `${said}，成文 ${day.writtenOn}` });
  return undefined;
};

const addYears = (date: CivilDate, years: number): CivilDate => {
  const month = date.slice(5) === '02-29' ? '02-28' : date.slice(5);
  return addDays(`${Number(date.slice(0, 4)) + years}-${month}`, -1);
};

/** The dates of one document from all that is known; what is not stated outright is noted. */
export const chronology = (stated: StatedDates, text: DatesInText, notes: Notes): Chronology => {
  const day = written(stated, text, notes);
  const effectiveOn = effective(stated, text, day, notes);
  const computed = text.validYears && effectiveOn ? addYears(effectiveOn, text.validYears) : undefined;
  const expiresOn = stated.expiresOn ?? text.expires ?? computed;
  if (computed && expiresOn === computed)
    notes.push({ how: 'guessed', field: 'expiresOn', why: '按文中的有效期年数推算', value: computed });
  return { ...day, effectiveOn, expiresOn, repealedOn: stated.repealedOn };
};
