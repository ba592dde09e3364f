import { headingsOf } from './headings.ts';
import type { Notes } from './notes.ts';

/** How far the line breaks of a text can be trusted: in `lines` each line is a paragraph, in `markdown` as Markdown says. */
export type BodyForm = 'lines' | 'markdown';

const ARTICLE =
  /^(?:\*\*)?(第[〇零一二三四五六七八九十百千]+条(?:之[一二三四五六七八九十]+)?)(?:\*\*[\s　]*|[\s　]+)(?=\S)/u;
const TABLE_OR_LIST = /^\s*(?:\||[-*+] |\d+\. )/;
const FENCE = /^(?:```|~~~)/;
const CONTENTS = /^(?:#+ )?目[\s　]*录$/;
const CHAPTER = /^(?:#+ )?第[一二三四五六七八九十百]+[编章节][\s　]|^附[\s　]*则$/;

/** Words on the buttons and paths of web pages, when they stand alone on a line near the top or the end of a text. */
const FURNITURE =
  /^(?:下载|打印|全屏|收藏|分享[:：]?|关闭(?:窗口)?|返回(?:顶部)?|首页|加大|还原|减小|[大中小]?】|[大中小>|]|[【[]?字[号体][:：]?|您的位置[:：]?|当前位置[:：]?|阅读量[:：]?\d*|浏览次数[:：]?\d*|扫一扫.{0,16}|【?打印本页】?|【?关闭窗口】?)$/;
const TOP_LINES = 30;
const END_LINES = 10;

const dropFurniture = (lines: readonly string[], notes: Notes): string[] => {
  const dropped: string[] = [];
  const kept = lines.filter((line, at) => {
    const isFurniture = (at < TOP_LINES || at >= lines.length - END_LINES) && FURNITURE.test(line);
    if (isFurniture) dropped.push(line);
    return !isFurniture;
  });
  if (dropped.length > 0)
    notes.push({ how: 'dropped', field: 'body', why: '网页上的按钮和路径文字', value: dropped.join(' ') });
  return kept;
};

/** 目录 — the page draws its own outline, so a printed one is left out: all lines up to where its first line comes again. */
const dropContents = (lines: readonly string[], notes: Notes): readonly string[] => {
  const bare = (line = ''): string => line.replace(/[#\s　]/g, '');
  const from = lines.findIndex((line) => CONTENTS.test(line));
  const first = lines.findIndex((line, at) => from >= 0 && at > from && line !== '');
  const again = lines.findIndex((line, at) => first >= 0 && at > first && bare(line) === bare(lines[first]));
  if (again < 0 || !lines.slice(first, again).every((line) => line === '' || CHAPTER.test(line))) return lines;
  notes.push({ how: 'dropped', field: 'body', why: '目录（网页按标题自动生成）', value: `${again - first} 行` });
  return [...lines.slice(0, from), ...lines.slice(again)];
};

/** The title stands above the text on the page; where the text begins with it, it is left out. */
const dropTitle = (lines: readonly string[], title: string): readonly string[] => {
  const bare = (line = ''): string => line.replace(/[#*\\\s　]/g, '');
  const first = lines.findIndex((line) => line !== '');
  return title && bare(lines[first]) === bare(title) ? lines.slice(first + 1) : lines;
};

/**
 * A text as our Markdown has it: a blank line between paragraphs, no indents, 章 as headings, each 条 a paragraph
 * that begins with its number and a full-width space. The title is not repeated.
 */
export const layOut = (text: string, form: BodyForm, title: string, notes: Notes): string => {
  let fenced = false;
  const source = text.split('\n').map((line) => {
    if (FENCE.test(line.trim())) fenced = !fenced;
    if (fenced) return line;
    return form === 'lines' && !TABLE_OR_LIST.test(line) ? line.trim() : line.trimEnd().replace(/^　+/, '');
  });
  const lines = dropTitle(dropContents(dropFurniture(source, notes), notes), title);
  const readHeading = headingsOf(lines);
  const laid: string[] = [];
  let before = '';
  fenced = false;
  for (const line of lines) {
    if (FENCE.test(line.trim())) fenced = !fenced;
    const heading = fenced ? undefined : readHeading(line);
    if (heading !== undefined) laid.push('', heading, '');
    else {
      const apart = form === 'lines' && !(TABLE_OR_LIST.test(line) && TABLE_OR_LIST.test(before));
      laid.push(...(apart ? [''] : []), fenced ? line : line.replace(ARTICLE, '$1　'));
    }
    before = line;
  }
  return laid
    .join('\n')
    .replace(/\n[ \t]*(?:\n[ \t]*)+\n/g, '\n\n')
    .trim();
};
