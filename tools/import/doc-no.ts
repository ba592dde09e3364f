import { docNo } from '#content/schema/field.ts';

/** Longer than any, and short enough for every pattern below. */
const MOST_CHARS = 100;
const FULL_WIDTH = /[０-９Ａ-Ｚａ-ｚ]/g;
const YEAR_IN_BRACKETS = /\s*[[［【(（〈《﹝〔{「]\s*((?:19|20)\d{2})\s*年?\s*[\]］】)）〉》﹞〕}」]\s*/;

/**
 * 发文字号 in the form of GB/T 9704: six-angled brackets, no 第, no leading zeros. Any brackets, digits and spaces are taken.
 *
 * @returns undefined when it cannot be one
 */
export const readDocNo = (source: string): string | undefined => {
  if (source.length > MOST_CHARS) return undefined;
  const half = source.replace(FULL_WIDTH, (mark) => String.fromCharCode(mark.charCodeAt(0) - 0xfee0));
  const text = half
    .replace(YEAR_IN_BRACKETS, '〔$1〕')
    .replace(/\s+/g, '')
    .replace(/〕第?0*(\d+)号?$/, '〕$1号')
    .replace(/令[(（]?第?0*(\d+)号?[)）]?$/, '令第$1号')
    .replace(/^中华人民共和国(?=.+令第)/, '');
  return docNo.safeParse(text).success ? text : undefined;
};

/** A document number that is a file name already: `QZBF〔2020〕12号` is qzbf-2020-12. */
export const slugOfDocNo = (number: string): string | undefined => {
  const [, code, year, serial] = /^([A-Za-z]+)〔(\d{4})〕(\d+)号$/.exec(number) ?? [];
  return code ? `${code.toLowerCase()}-${year}-${serial}` : undefined;
};

/** A document number that stands alone on one of the first lines, as the red head has it. */
export const docNoInHead = (text: string): string | undefined => {
  const head = text.slice(0, 1500).split('\n').slice(0, 20);
  for (const line of head) {
    const found = line.length < 40 && /\d号$/.test(line.trim()) ? readDocNo(line.trim()) : undefined;
    if (found) return found;
  }
  return undefined;
};
