import { isDigits } from './characters.ts';

const NUMERALS = '〇一二三四五六七八九';
const N = String.raw`(\d{1,2}|[一二三四五六七八九十]{1,3})`;

const DATE = new RegExp(
  String.raw`(?<!\d)((?:19|20)\d\d|[一二][〇零○一二三四五六七八九]{3})(?:\s?年\s?${N}\s?月(?:\s?${N}\s?日)?|([-./])(\d{1,2})\4(\d{1,2})(?!\d))`,
  'g',
);

/** 〔2020〕23号 in any brackets, and 2020年(第)23号; 号 may be missing after brackets. */
const NUMBER =
  /(?:[[(【〔﹝〖{]\s?((?:19|20)\d\d)\s?[\])】〕﹞〗}]\s?第?\s?0*(\d{1,5})(?!\d)\s?号?|(?<!\d)((?:19|20)\d\d)\s?年\s?第?\s?0*(\d{1,5})\s?号)/g;

/** A mark, a year and a number without signs between: 国发2019 4. */
const BARE = /(\p{Script=Han}+)\s*((?:19|20)\d\d)\s*年?\s*第?\s*0*(\d{1,5})\s*(?:号|$)/u;

const toNumber = (text: string): number => {
  if (isDigits(text)) return Number(text);
  const [tens, ones] = text.includes('十') ? text.split('十') : ['', text];
  const digit = (char: string | undefined, empty: number) => (char ? NUMERALS.indexOf(char) : empty);
  return text.includes('十') ? digit(tens, 1) * 10 + digit(ones, 0) : digit(ones, 0);
};

const toYear = (text: string): string =>
  isDigits(text) ? text : Array.from(text.replace(/[零○]/g, '〇'), (char) => NUMERALS.indexOf(char)).join('');

const twoDigits = (part: string | undefined): string => (part ? String(toNumber(part)).padStart(2, '0') : '');

/** A date or the year and number of a 发文字号 in a folded text, as the one token it has however it is written. */
export interface Special {
  readonly token: string;
  readonly at: number;
  readonly length: number;
}

/** d20200509 for a day, d202005 for a month, n2020q23z for 〔2020〕23号. */
export const specialsIn = (folded: string): Special[] => [
  ...Array.from(folded.matchAll(NUMBER), ({ 0: all, 1: year, 2: number, 3: plainYear, 4: plainNumber, index }) => ({
    token: `n${year ?? plainYear}q${Number(number ?? plainNumber)}z`,
    at: index,
    length: all.length,
  })),
  ...Array.from(folded.matchAll(DATE), ({ 0: all, 1: year = '', 2: month, 3: day, 5: m, 6: d, index }) => ({
    token: `d${toYear(year)}${twoDigits(month ?? m)}${twoDigits(day ?? d)}`,
    at: index,
    length: all.length,
  })),
];

/** A day is found by its month too. */
export const withMonth = (token: string): string[] => (/^d\d{8}$/.test(token) ? [token, token.slice(0, -2)] : [token]);

/** The text with its brackets where a number was typed without: 国发2019 4 → 国发〔2019〕4号. */
export const withBrackets = (folded: string): string => folded.replace(BARE, '$1〔$2〕$3号');

/** How the token of a date or a document number is mostly written, for marking it in a text. */
export const writtenAs = (token: string): string => {
  const [, year, number] = /^n(\d{4})q(\d+)z$/.exec(token) ?? [];
  if (year) return `〔${year}〕${number}号`;
  const [, y, m, d] = /^d(\d{4})(\d\d)(\d\d)?$/.exec(token) ?? [];
  return y ? `${y}年${Number(m)}月${d ? `${Number(d)}日` : ''}` : token;
};

/** A 发文字号 without its signs, 机关代字 and all: 国发〔2019〕4号 → 国发2019q4. */
export const numberKey = (folded: string): string =>
  withBrackets(folded)
    .replace(NUMBER, (...[, year, number, plainYear, plainNumber]) => `${year ?? plainYear}q${number ?? plainNumber}`)
    .replace(/[^\p{L}\p{N}]|[第号]/gu, '');
