import { LINK } from './links.ts';

/** The words of a laid-out text, one line a paragraph, without marks and headings. Near enough for summaries and comparing. */
export const bareText = (markdown: string): string =>
  markdown
    .replace(/^#+ .*$/gm, '')
    .replace(LINK, '$2')
    .replace(/\*\*|\\(?=[\\`*_{}[\]()#+\-.!|>])/g, '')
    .replace(/^\|[\s\-:|]*$/gm, '')
    .replace(/\n{2,}/g, '\n');

const FIRST_ARTICLE = /^第一条[\s　]*(.+)$/mu;
/** 各区、市人民政府： — whom a document is sent to, when it was adopted, and tables do not say what it is about. */
const UNTELLING = /[：:]$|^[\d（(]*\d{4}年|^\|/;
const MOST_CHARS = 120;
const LEAST_CHARS = 12;

/** The first sentences within the bound; a sentence that is too long alone is cut at a comma. */
const shorten = (text: string): string => {
  if (text.length <= MOST_CHARS) return text;
  const cut = text.slice(0, MOST_CHARS).toWellFormed();
  const end = cut.lastIndexOf('。');
  if (end > 20) return cut.slice(0, end + 1);
  const pause = Math.max(cut.lastIndexOf('，'), cut.lastIndexOf('；'), cut.lastIndexOf('、'));
  return `${cut.slice(0, pause > 20 ? pause : MOST_CHARS - 1)}……`;
};

/** 内容概述 — what the first article or the first telling paragraph says. @param text one line a paragraph, without marks */
export const summaryOf = (text: string, title: string): string => {
  const article = FIRST_ARTICLE.exec(text)?.[1]?.trim();
  const paragraph = text
    .split('\n')
    .map((line) => line.trim())
    .find((line) => line.length >= LEAST_CHARS && line !== title && !UNTELLING.test(line));
  return shorten((article || paragraph || title).replace(/\s+/g, ' '));
};
