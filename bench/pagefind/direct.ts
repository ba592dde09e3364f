import { numberToken } from './tokens.ts';

/** What a whole title or a 发文字号 leads to without searching: one line of a file of direct ways. */
export interface Direct {
  /** The page's name in the index. */
  readonly id: string;
  /** 机关代字, folded: what stands before the year; missing where the key is a title. */
  readonly mark?: string;
}

const YEAR = String.raw`((?:19|20)\d\d)`;
const NUMBER = String.raw`第?\s*0*(\d{1,5})`;

/** Year and number with nothing but a mark before them. */
const BARE = new RegExp(String.raw`(\p{Script=Han}+)\s*${YEAR}\s*年?\s*${NUMBER}\s*(?:号|$)`, 'u');

/** The forms a 发文字号 is typed in: an order; any brackets; none but with a mark; none and no mark. */
const FORMS = [
  { form: /(\p{Script=Han}{2,}令)\s*第?\s*0*(\d{1,5})\s*号/u, isOrder: true },
  { form: new RegExp(String.raw`(\p{Script=Han}*)\s*[[(【〔﹝〖{]\s*${YEAR}\s*[\])】〕﹞〗}]\s*${NUMBER}`, 'u') },
  { form: BARE },
  { form: new RegExp(String.raw`()(?<!\d)${YEAR}\s*年\s*${NUMBER}\s*号`, 'u') },
] as const;

/** A 发文字号 in a folded text: 机关代字 and the key it is filed under. */
export const readNumber = (folded: string): { readonly mark: string; readonly key: string } | undefined => {
  for (const row of FORMS) {
    const [, mark = '', first = '', second = ''] = row.form.exec(folded) ?? [];
    if (first) return { mark, key: 'isOrder' in row ? `o${first}` : numberToken(first, second) };
  }
  return undefined;
};

/** The text with its brackets where a number was typed without: 国发2019 4 → 国发〔2019〕4号. */
export const withBrackets = (folded: string): string => folded.replace(BARE, '$1〔$2〕$3号');

/** Whether the mark someone typed is the document's: its end is enough, and words may stand before it. */
export const sameMark = (typed: string, mark: string): boolean => mark.endsWith(typed) || typed.endsWith(mark);

/** A title without the signs in it, so that 《…》 and spaces do not matter. */
export const titleKey = (folded: string): string => `t${folded.replace(/[^\p{L}\p{N}]/gu, '')}`;

/** Which of so many files a key is in. */
export const shardOf = (key: string, shards: number): number => {
  let hash = 0;
  for (const char of key) hash = (Math.imul(hash, 31) + (char.codePointAt(0) ?? 0)) >>> 0;
  return hash % shards;
};
