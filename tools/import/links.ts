import { targetsIn } from '#site/text/markdown.ts';
import type { Notes } from './notes.ts';

/** `attachment:3f…` — stands in a text for a file that is taken over with it, until its place is known. */
export const ATTACHMENT = /^attachment:([\da-f]{16})$/;

/**
 * A link or picture in Markdown: mark, words, target. No part reaches past where the next one may begin, so that a text is
 * read in one go, whatever runs of brackets it holds.
 */
export const LINK =
  /(?<!\\)(!?)\[((?:\\.|[^[\]\\])*)\]\(\s{0,9}<?((?:[^()\s<>]|\([^()\s<>]*\))*)>?(?:\s{1,9}"[^"]*")?\s{0,9}\)/g;
/** `[1]: /a.pdf` — the target of links elsewhere in the text. */
const REFERENCE = /^ {0,3}\[[^[\]\n]+\]:[ \t]*<?([^\s<>]+).*$/gm;
const OUTWARD = /^(?:https?:\/\/|mailto:)/i;
const INLINE_TAG =
  /<\/?(?:a|abbr|b|big|br|button|center|div|em|font|form|hr|i|iframe|img|input|ins|link|meta|object|o:p|p|pre|s|script|small|span|st1:\w+|strong|style|sub|sup|u)(?:\s[^<>]*)?\/?>/gi;

const RELATIVE = '相对链接在新网站上没有去处，只留文字';

/** Links that lead nowhere on the new site keep their words; pictures from elsewhere would tell others who reads. */
export const settleLinks = (text: string, notes: Notes): string => {
  const drop = (why: string, value: string): void => void notes.push({ how: 'dropped', field: 'body', why, value });
  const settled = text
    .replace(LINK, (_whole, mark: string, words: string, target: string) => {
      if (ATTACHMENT.test(target)) return `${mark}[${words}](${target})`;
      if (mark === '!') drop('正文中的图片不在导入的文件之内', target);
      else if (OUTWARD.test(target)) return `[${words}](${target})`;
      else drop(RELATIVE, target);
      return words;
    })
    .replace(REFERENCE, (whole: string, target: string) => {
      if (OUTWARD.test(target)) return whole;
      drop(RELATIVE, target);
      return '';
    });
  // Written so oddly that only a parser of Markdown sees it.
  const hidden = targetsIn(settled).find((target) => !OUTWARD.test(target) && !ATTACHMENT.test(target));
  if (hidden === undefined) return settled;
  drop(RELATIVE, hidden);
  return settled.replace(/\](?=[(:])/g, ']\\');
};

/** Raw HTML in a text that is not HTML would be shown to the reader as it stands. */
export const dropTags = (text: string, notes: Notes): string => {
  const tags = text.match(INLINE_TAG);
  if (!tags) return text;
  notes.push({ how: 'dropped', field: 'body', why: '正文中的 HTML 标签', value: tags.slice(0, 5).join(' ') });
  return text.replace(/<(script|style)\b[^<]*(?:<(?!\/?(?:script|style)\b)[^<]*)*<\/\1>/gi, '').replace(INLINE_TAG, '');
};

/** The text with every taken-over file at its address; a file that is not there leaves its words. */
export const placeAttachments = (text: string, addressOf: (id: string) => string | undefined): string =>
  text.replace(LINK, (whole, mark: string, words: string, target: string) => {
    const id = ATTACHMENT.exec(target)?.[1];
    if (!id) return whole;
    const address = addressOf(id);
    return address ? `${mark}[${words}](${address})` : words;
  });
