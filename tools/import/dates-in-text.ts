import type { CivilDate } from '#domain/work-calendar.ts';
import { CHINESE_DATE, civil, readDate } from './dates.ts';

/** What a text itself says of its dates. */
export interface DatesInText {
  /** Adoption, approval, amendment or promulgation as told above the first article, in the order told. */
  readonly adopted: readonly CivilDate[];
  /** The adoption that was also a promulgation (公布、发布). */
  readonly promulgated: CivilDate | undefined;
  /** The head tells of an amendment: 施行 clauses further down may be those of the first version. */
  readonly amended: boolean;
  /** 落款 — the first line that is nothing but a date, and the line above it. */
  readonly signed: CivilDate | undefined;
  readonly signature: string | undefined;
  /** 自某日起施行, or from the day of promulgation or adoption. */
  readonly effective: CivilDate | 'promulgation' | 'adoption' | undefined;
  readonly expires: CivilDate | undefined;
  readonly validYears: number | undefined;
}

type Meaning = 'writtenOn' | 'publishedOn' | 'effectiveOn';

/** Dates named by a label, as pages print them above a text. */
const LABELS: readonly { readonly label: RegExp; readonly meaning: Meaning }[] = [
  { label: /^(?:成文|发文|签发|制发)(?:日期|时间)[:：]?\s*/, meaning: 'writtenOn' },
  { label: /^(?:发布|公布|发表|公开|印发)?(?:日期|时间)[:：]?\s*/, meaning: 'publishedOn' },
  { label: /^(?:施行|实施|生效)(?:日期|时间)[:：]?\s*/, meaning: 'effectiveOn' },
];

/** What the words after a date in the head say of it. The first row that fits holds. */
const HEAD_WORDS: readonly { readonly words: RegExp; readonly meaning: Meaning }[] = [
  { words: /^\s*起?\s*(?:施行|实施|执行|生效)/, meaning: 'effectiveOn' },
  { words: /公布|发布|印发/, meaning: 'publishedOn' },
  { words: /通过|批准|修正|修订|修改|会议|令第|公告|签发/, meaning: 'writtenOn' },
];

const DATE = new RegExp(CHINESE_DATE, 'gu');
const ONLY_DATE = new RegExp(`^[(（]?${CHINESE_DATE}[)）]?$`, 'u');
const HEAD_LINES = 24;
const HEAD_END = /^(?:#+ )?(?:\*\*)?第[一二三四五六七八九十百]+[编章节条]/;
/** A longer line tells a story. */
const HEAD_LINE_CHARS = 400;

const SUBJECT =
  '本[\\p{Script=Han}《]{0,6}?(?:法|条例|办法|规定|细则|规则|决定|解释|决议|章程|制度|方案|意见|通知|公告|通告|规范|标准|批复|修正案|守则|安排|命令)》?';
const FROM = new RegExp(
  `(?:${SUBJECT}[^。；\\n]{0,12}?|^(?:第[一二三四五六七八九十百]+条[\\s　]+)?)自 ?(?:${CHINESE_DATE}|(公布|发布|颁布|印发|公告)之日|(通过)之日)起(?:施行|实施|执行|生效)`,
  'gmu',
);
/** What the clause of 施行 goes on to say of the document itself; licences have their own 有效期 elsewhere in a text. */
const UNTIL = new RegExp(`^[^。\\n]{0,6}有效期(?:限)?(?:截)?至 ?${CHINESE_DATE}`, 'u');
const YEARS = /^[^。\n]{0,6}有效期(?:限)?(?:为|是)? ?(\d{1,2}|[一二两三四五])年/;
const YEAR_WORDS: Record<string, number> = { 一: 1, 二: 2, 两: 2, 三: 3, 四: 4, 五: 5 };

const linesOf = (text: string): string[] => text.split('\n').flatMap((line) => (line.trim() ? [line.trim()] : []));

/** The dates of one line of the head with what the words up to the next date say of each. */
const datesOfLine = (line: string): { date: CivilDate; meaning: Meaning; words: string }[] => {
  if (line.length > HEAD_LINE_CHARS) return [];
  const labelled = LABELS.find(({ label }) => label.test(line));
  if (labelled) {
    const date = readDate(line.replace(labelled.label, ''));
    return date ? [{ date, meaning: labelled.meaning, words: '' }] : [];
  }
  const found = [...line.matchAll(DATE)];
  return found.flatMap((match, at) => {
    const words = line.slice(match.index + match[0].length, found[at + 1]?.index);
    const date = civil(match[1] ?? '', match[2] ?? '', match[3] ?? '');
    const row = HEAD_WORDS.find((it) => it.words.test(words));
    // “2012年5月1日，原告……” begins a story, not a head.
    return date && row && !/^[，,、至]/.test(words) ? [{ date, meaning: row.meaning, words }] : [];
  });
};

const headOf = (lines: readonly string[]): readonly string[] => {
  const end = lines.slice(0, HEAD_LINES).findIndex((line) => HEAD_END.test(line));
  return lines.slice(0, end < 0 ? HEAD_LINES : end);
};

/** 2026年上海市政府工作报告 2026-02-09: a first line that ends with the day of publication. */
const dateAfterTitle = (line = ''): CivilDate | undefined => {
  const end = /[\s（(](\d{4}-\d{2}-\d{2})[)）]?$/.exec(line)?.[1];
  return end ? readDate(end) : undefined;
};

type Clause = Pick<DatesInText, 'effective' | 'expires' | 'validYears'>;

/** 施行之日和有效期 — the last clause that says from when the text itself holds, and until when. */
const clauseIn = (text: string): Clause => {
  const last = [...text.matchAll(FROM)].at(-1);
  if (!last) return { effective: undefined, expires: undefined, validYears: undefined };
  const [whole, year, month, day, published, adopted] = last;
  const rest = text.slice(last.index + whole.length, last.index + whole.length + 60);
  const until = UNTIL.exec(rest);
  const years = YEARS.exec(rest)?.[1];
  return {
    effective: year
      ? civil(year, month ?? '', day ?? '')
      : published
        ? 'promulgation'
        : adopted
          ? 'adoption'
          : undefined,
    expires: until ? civil(until[1] ?? '', until[2] ?? '', until[3] ?? '') : undefined,
    validYears: years ? (YEAR_WORDS[years] ?? Number(years)) : undefined,
  };
};

/** Looks for the dates a text states; finds nothing rather than guess. */
export const datesInText = (text: string): DatesInText => {
  const lines = linesOf(text);
  const head = headOf(lines);
  const told = head.flatMap(datesOfLine);
  const adoptions = told.filter(({ meaning }) => meaning !== 'effectiveOn');
  const signedAt = lines.findIndex((line) => line.length < 24 && ONLY_DATE.test(line));
  const clause = clauseIn(text);
  return {
    adopted: adoptions.map(({ date }) => date),
    promulgated: adoptions.findLast(({ meaning }) => meaning === 'publishedOn')?.date ?? dateAfterTitle(lines[0]),
    amended: adoptions.some(({ words }) => /修正|修订|修改/.test(words)),
    signed: signedAt < 0 ? undefined : readDate((lines[signedAt] ?? '').replace(/^[(（]/, '')),
    signature: signedAt > 0 ? lines[signedAt - 1] : undefined,
    ...clause,
    effective: told.findLast(({ meaning }) => meaning === 'effectiveOn')?.date ?? clause.effective,
  };
};
