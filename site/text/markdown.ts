import MarkdownIt, { type Token } from 'markdown-it';
import type { Place } from '#domain/search/record.ts';

/** A line of the outline: a chapter or a numbered heading. */
export interface OutlineItem {
  readonly id: string;
  readonly text: string;
  readonly level: 2 | 3;
}

/** A text ready to be shown, with the outline of its headings. */
export interface Rendered {
  readonly html: string;
  readonly outline: readonly OutlineItem[];
}

const ARTICLE = /^(第[〇零一二三四五六七八九十百千]+条(?:之[一二三四五六七八九十]+)?)[\s　]*/;

const markdown = new MarkdownIt({ html: false, linkify: false, typographer: false });

/** 条 — the number of an article stands bold and can be linked to; the first of a number gets the anchor. */
const markArticle = (inline: Token | undefined, open: Token, known: Set<string>): void => {
  const first = inline?.children?.[0];
  if (first?.type !== 'text') return;
  const [start, number] = ARTICLE.exec(first.content) ?? [];
  if (!start || !number) return;
  if (!known.has(number)) open.attrSet('id', number);
  known.add(number);
  const strong = new (first.constructor as typeof Token)('html_inline', '', 0);
  strong.content = `<b>${number}</b>　`;
  first.content = first.content.slice(start.length);
  inline?.children?.unshift(strong);
};

/** A heading below the title: an anchor, and a line of the outline. */
const markHeading = (tokens: readonly Token[], at: number, outline: OutlineItem[]): void => {
  const [open, inline, close] = tokens.slice(at, at + 3);
  if (!open || !inline || !close) return;
  if (open.tag === 'h1') open.tag = close.tag = 'h2';
  if (open.tag !== 'h2' && open.tag !== 'h3') return;
  const id = `s${outline.length + 1}`;
  open.attrSet('id', id);
  outline.push({ id, text: inline.content.replace(/[*_`]/g, ''), level: open.tag === 'h2' ? 2 : 3 });
};

/** Every cell is told the head of its column, which labels it where a phone shows rows one by one. */
const labelCells = (tokens: readonly Token[]): void => {
  let labels: string[] = [];
  let column = 0;
  let tables = 0;
  for (const [at, token] of tokens.entries())
    if (token.type === 'table_open') {
      labels = [];
      token.meta = { number: ++tables };
    } else if (token.type === 'tr_open') column = 0;
    else if (token.type === 'th_open') labels.push(tokens[at + 1]?.content ?? '');
    else if (token.type === 'td_open') token.attrSet('data-label', labels[column++] ?? '');
};

/** Renders Markdown without raw HTML; headings from the second level down get an anchor, articles too, tables a frame. */
export const render = (source: string): Rendered => {
  const tokens = markdown.parse(source, {});
  const outline: OutlineItem[] = [];
  const articles = new Set<string>();
  labelCells(tokens);
  for (const [at, token] of tokens.entries()) {
    if (token.type === 'heading_open') markHeading(tokens, at, outline);
    else if (token.type === 'paragraph_open' && token.level === 0) markArticle(tokens[at + 1], token, articles);
  }
  return { html: markdown.renderer.render(tokens, markdown.options, {}), outline };
};

// Landmarks are told apart by their names, so tables are numbered.
markdown.renderer.rules.table_open = (tokens, at) =>
  `<section class="table" tabindex="0" aria-label="表格${tokens[at]?.meta?.number}"><table class="stack">`;
markdown.renderer.rules.table_close = () => '</table></section>';

const drawImage = markdown.renderer.rules.image;

// A picture is the city's own file, or it is not shown: nothing is fetched from other sites.
markdown.renderer.rules.image = (tokens, at, options, env, self) => {
  const source = String(tokens[at]?.attrGet('src') ?? '');
  if (source.startsWith('/files/')) return drawImage?.(tokens, at, options, env, self) ?? '';
  return markdown.utils.escapeHtml(tokens[at]?.content ?? '');
};

const decoded = (target: string): string => {
  try {
    return decodeURIComponent(target);
  } catch {
    return target;
  }
};

/** Where the links and pictures of a Markdown text lead, decoded. Only a text that has any is parsed. */
export const targetsIn = (source: string): string[] =>
  /\]\(|\]:/.test(source)
    ? markdown
        .parse(source, {})
        .flatMap(({ children }) => children ?? [])
        .flatMap((part) => part.attrGet('href') ?? part.attrGet('src') ?? [])
        .map((target) => decoded(String(target).replace(/[?#].*$/, '')))
    : [];

const wordsOf = ({ children, content }: Token): string =>
  children?.map((part) => part.content || (part.type.endsWith('break') ? ' ' : '')).join('') ?? content;

/** The words of a Markdown text, for summaries, search and comparison: one line a paragraph. */
export const plainText = (source: string): string =>
  markdown
    .parse(source, {})
    .filter(({ type }) => type === 'inline')
    .map(wordsOf)
    .join('\n');

/** The words of a Markdown text, and where in them the anchors begin that `render` gives its page. */
export const anchoredText = (source: string): { text: string; places: Place[] } => {
  const tokens = markdown.parse(source, {});
  const places: Place[] = [];
  const articles = new Set<string>();
  let headings = 0;
  let text = '';
  for (const [at, token] of tokens.entries()) {
    if (token.type !== 'inline') continue;
    const open = tokens[at - 1];
    const words = wordsOf(token);
    if (open?.type === 'heading_open') {
      const id = /^h[123]$/.test(open.tag) ? `s${++headings}` : '';
      places.push({ at: text.length, id, isHeading: true });
    } else if (open?.type === 'paragraph_open' && open.level === 0) {
      const id = ARTICLE.exec(words)?.[1] ?? '';
      if (id && !articles.has(id)) places.push({ at: text.length, id, isHeading: false });
      articles.add(id);
    }
    text += `${words}\n`;
  }
  return { text: text.slice(0, -1), places };
};
