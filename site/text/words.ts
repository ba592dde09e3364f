import { statSync } from 'node:fs';
import { extname } from 'node:path';

import { inWords } from '#domain/date-words.ts';

export { inWords as longDate };

/** 2026年3月2日 09:00 — an instant in Beijing. */
export const momentWords = (at: string): string => `${inWords(at.slice(0, 10))} ${at.slice(11, 16)}`;

/** 12 KB, 1.4 MB. */
export const fileSize = (bytes: number): string =>
  bytes < 1024 * 1024 ? `${Math.max(1, Math.round(bytes / 1024))} KB` : `${(bytes / 1024 / 1024).toFixed(1)} MB`;

/** The type and the size of a file, as a reader wants to know before fetching it: `XLSX，12 KB`. */
export const fileNote = (path: string): string =>
  `${extname(path).slice(1).toUpperCase()}，${fileSize(statSync(path).size)}`;

/** Escapes text for XML and HTML. */
export const escapeXml = (text: string): string =>
  text.replace(/[&<>"']/g, (mark) => `&#${mark.charCodeAt(0)};`).replace(/(?![\t\n\r])\p{Cc}/gu, '');

const segmenter = new Intl.Segmenter('zh', { granularity: 'word' });

/** A title as HTML that breaks between words only (with `word-break: keep-all`). */
export const breakable = (title: string): string =>
  [...segmenter.segment(title)]
    .map(({ segment, isWordLike }, at) => `${at > 0 && isWordLike ? '<wbr>' : ''}${escapeXml(segment)}`)
    .join('');

const DIGITS = '〇一二三四五六七八九';

/** 第（十五）项 — the number of an item as the law writes it, from 1 to 99. */
export const itemNumber = (number: number): string => {
  const tens = Math.floor(number / 10);
  const ten = tens === 0 ? '' : tens === 1 ? '十' : `${DIGITS[tens]}十`;
  return `第（${ten}${number % 10 === 0 ? '' : DIGITS[number % 10]}）项`;
};
