import TurndownService from 'turndown';
import { markCell, markRow, tableMarkdown } from './table.ts';

/** Says what a picture or link becomes: its new target, or undefined to leave only the words. */
export type Resolve = (target: string, kind: 'image' | 'link', words: string) => string | undefined;

const REMOVED = 'script style noscript iframe object embed template form button select input textarea nav header footer aside svg head dialog'.split(' '); // biome-ignore format: one look shows them all

/** Where the systems that Chinese government sites run on put the text of an article, surest first. */
const MAIN: readonly ((node: HTMLElement) => boolean)[] = [
  ({ id, className }) => /^(?:UCAP-CONTENT|zoom|zoomcon|art_content)$/i.test(id) || /\bTRS_Editor\b/.test(className),
  ({ nodeName }) => nodeName === 'ARTICLE',
  ({ id, className }) =>
    /(?:^|[-_ ])(?:article|news|detail|con|text|xxgk)[-_]?(?:content|con|body|text)\b/i.test(`${id} ${className}`),
  ({ nodeName }) => nodeName === 'MAIN',
];

const isHidden = (node: HTMLElement): boolean =>
  node.hasAttribute('hidden') ||
  /(?:display\s*:\s*none|visibility\s*:\s*hidden)/i.test(node.getAttribute('style') ?? '');

/** Emphasis beside punctuation is not closed by Markdown in Chinese text: then the words stand plain. */
const emphasis = (mark: string) => (content: string) =>
  /^[\p{L}\p{N}](?:.*[\p{L}\p{N}])?$/su.test(content) ? `${mark}${content}${mark}` : content;

const block = (content: string): string => `\n\n${content}\n\n`;

const service = (resolve: Resolve, mains: string[]): TurndownService => {
  const turndown = new TurndownService({
    // Editors of old systems broke lines where they meant paragraphs.
    headingStyle: 'atx',
    bulletListMarker: '-',
    codeBlockStyle: 'fenced',
    br: '\n',
  });
  turndown.addRule('main', {
    filter: (node) => MAIN.some((is) => is(node)),
    replacement: (content, node) => {
      const rank = MAIN.findIndex((is) => is(node));
      if (content.trim().length > (mains[rank]?.length ?? 0)) mains[rank] = content.trim();
      return block(content);
    },
  });
  turndown.addRule('strong', { filter: ['strong', 'b'], replacement: emphasis('**') });
  turndown.addRule('em', { filter: ['em', 'i'], replacement: emphasis('*') });
  turndown.addRule('cell', { filter: ['td', 'th'], replacement: (content, node) => markCell(content, node) });
  turndown.addRule('row', { filter: 'tr', replacement: markRow });
  turndown.addRule('table', { filter: 'table', replacement: tableMarkdown });
  turndown.addRule('sections', { filter: ['thead', 'tbody', 'tfoot'], replacement: (content) => content });
  turndown.addRule('image', {
    filter: 'img',
    replacement: (_content, node) => {
      const words = (node.getAttribute('alt') ?? '').replace(/[[\]\n]/g, ' ').trim();
      const target = resolve(node.getAttribute('src') ?? '', 'image', words);
      return target ? `![${words}](${target})` : '';
    },
  });
  turndown.addRule('link', {
    filter: 'a',
    replacement: (content, node) => {
      const words = content.replace(/\s+/g, ' ').trim();
      const target = words && resolve(node.getAttribute('href') ?? '', 'link', words);
      return target ? `[${words}](${target})` : words;
    },
  });
  turndown.addRule('removed', {
    filter: (node) => REMOVED.includes(node.nodeName.toLowerCase()) || isHidden(node),
    replacement: () => '',
  });
  return turndown;
};

const NESTING = /<(\/?)(?:div|span|font|table|section|article|blockquote|ul|ol|dl|b|i|em|strong|a|center)\b/gi;
/** No page of an editor comes near; the time a converter takes grows with the square of it. */
const DEEPEST = 1000;

const refuseDepth = (html: string): void => {
  let depth = 0;
  for (const [, closing] of html.matchAll(NESTING)) {
    depth = closing ? Math.max(0, depth - 1) : depth + 1;
    if (depth > DEEPEST) throw new RangeError(`HTML is nested more than ${DEEPEST} deep`);
  }
};

/** A page is spaced by its style, not by this; the converter's time grows with the square of a run. */
const LONG_SPACE = /\s{200,}/g;

/** The text of an article is longer than this. */
const LEAST_CHARS = 10;

/** The article of a page, or the whole of a fragment, as Markdown. @throws RangeError when it is nested without end */
export const htmlToMarkdown = (html: string, resolve: Resolve): string => {
  refuseDepth(html);
  const mains: string[] = [];
  // biome-ignore lint/suspicious/noControlCharactersInRegex: a table's own marks, which a text must not bring along
  const whole = service(resolve, mains).turndown(html.replace(/[\u0001-\u0003]/g, '').replace(LONG_SPACE, ' '));
  return mains.find((main) => main !== undefined && main.length > LEAST_CHARS) ?? whole;
};
