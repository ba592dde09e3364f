/**
 * What is looked up: overlapping pairs of Han characters, whole Latin and digit words, digits joined with the Han
 * beside them (711号), and one token each for a date and a document number however they are written. Text and question
 * pass through the same function, so what is written alike is found alike. All of it takes folded text.
 */
const RUN = /\p{Script=Han}+|(?:(?!\p{Script=Han})[\p{L}\p{N}])+/gu;
const HAN = /^\p{Script=Han}/u;
const DIGITS = /^\d+$/;

/** “互联网+” and “5G+” are words of policy; the sign is read aloud as 加. */
const PLUS = /(?<=[\p{Script=Han}a-z0-9])\s?\+/gu;

/** t9704 → t 9704, so that GB/T9704 and GB/T 9704 are the same; 5g and g20 stay whole. */
const STANDARD = /\b([a-z]+)(\d{3,})\b/g;

const NUMERALS = '〇一二三四五六七八九';
const N = String.raw`(\d{1,2}|[一二三四五六七八九十]{1,3})`;
const DATE = new RegExp(
  String.raw`(?<!\d)((?:19|20)\d\d|[一二][〇零○一二三四五六七八九]{3})(?:\s?年\s?${N}\s?月(?:\s?${N}\s?日)?|([-./])(\d{1,2})\4(\d{1,2})(?!\d))`,
  'g',
);

/** 〔2020〕23号 in any brackets, and 2020年(第)23号; 号 may be missing after brackets. */
const NUMBER =
  /(?:[[(【〔﹝〖{]\s?((?:19|20)\d\d)\s?[\])】〕﹞〗}]\s?第?\s?0*(\d{1,5})(?!\d)\s?号?|(?<!\d)((?:19|20)\d\d)年\s?第?\s?0*(\d{1,5})\s?号)/g;

const toNumber = (text: string): number => {
  if (DIGITS.test(text)) return Number(text);
  const [tens, ones] = text.includes('十') ? text.split('十') : ['', text];
  const digit = (char: string | undefined, empty: number) => (char ? NUMERALS.indexOf(char) : empty);
  return text.includes('十') ? digit(tens, 1) * 10 + digit(ones, 0) : digit(ones, 0);
};

const toYear = (text: string): string =>
  DIGITS.test(text) ? text : Array.from(text.replace(/[零○]/g, '〇'), (char) => NUMERALS.indexOf(char)).join('');

/** d20200509 for a day, d202005 for a month. */
const dateToken = ([, year = '', month, day, , m, d]: RegExpExecArray): string =>
  `d${toYear(year)}${[month ?? m, day ?? d].map((part) => (part ? String(toNumber(part)).padStart(2, '0') : '')).join('')}`;

/** The year and the number of a 发文字号, as one token. */
export const numberToken = (year: string, number: string): string => `n${year}q${Number(number)}z`;

const specials = (folded: string): { tokens: string[]; rest: string } => {
  const tokens: string[] = [];
  const take = (token: string) => {
    tokens.push(token);
    return ' ';
  };
  const rest = folded
    .replace(NUMBER, (...[, year, number, plainYear, plainNumber]) =>
      take(numberToken(year ?? plainYear, number ?? plainNumber)),
    )
    .replace(DATE, (...match) => take(dateToken(match as unknown as RegExpExecArray)));
  return { tokens, rest };
};

/** Overlapping pairs of a run of Han characters; a lone character stays itself. */
export const pairs = (run: string): string[] => {
  const chars = [...run];
  return chars.length < 2 ? chars : chars.slice(1).map((char, at) => `${chars[at]}${char}`);
};

/** The runs of a folded text: Han, or words of letters and digits. */
export const runsOf = (folded: string): string[] =>
  folded.replace(PLUS, '加').replace(STANDARD, '$1 $2').match(RUN) ?? [];

const plainTokens = (folded: string): string[] => {
  const tokens: string[] = [];
  let before = '';
  const text = folded.replace(PLUS, '加').replace(STANDARD, '$1 $2');
  let end = 0;
  for (const { 0: run, index } of text.matchAll(RUN)) {
    const near = before !== '' && (index === end || text.slice(end, index) === ' ');
    if (!HAN.test(run)) {
      if (near && HAN.test(before) && DIGITS.test(run)) tokens.push(`${before.at(-1)}${run}`);
      tokens.push(run);
    } else {
      if (near && DIGITS.test(before)) tokens.push(`${before}${[...run][0]}`);
      tokens.push(...pairs(run));
    }
    before = run;
    end = index + run.length;
  }
  return tokens;
};

/** A day is found by its month too. */
const withMonth = (token: string): string[] => (/^d\d{8}$/.test(token) ? [token, token.slice(0, -2)] : [token]);

/** The tokens of a text to be found, each once, in the order of first appearance. */
export const tokensOf = (folded: string): Set<string> =>
  new Set([...plainTokens(folded), ...specials(folded).tokens.flatMap(withMonth)]);

/** The tokens of a question: a date or a document number is looked up as such and not by its parts. */
export const tokensAsked = (
  folded: string,
): { readonly special: string[]; readonly plain: string[]; readonly rest: string } => {
  const { tokens, rest } = specials(folded);
  return { special: tokens, plain: [...new Set(plainTokens(rest))], rest };
};

/** How the token of a date or a document number is mostly written, for marking it in a text. */
export const writtenAs = (token: string): string => {
  const [, year, number] = /^n(\d{4})q(\d+)z$/.exec(token) ?? [];
  if (year) return `〔${year}〕${number}号`;
  const [, y, m, d] = /^d(\d{4})(\d\d)(\d\d)?$/.exec(token) ?? [];
  return y ? `${y}年${Number(m)}月${d ? `${Number(d)}日` : ''}` : token;
};
