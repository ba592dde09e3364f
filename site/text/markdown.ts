import MarkdownIt, { type Token } from 'markdown-it';

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

/** 条 — the number of an article stands bold and can be linked to. */
const markArticle = (inline: Token, open: Token): void => {
  const first = inline.children?.[0];
  if (first?.type !== 'text') return;
  const number = ARTICLE.exec(first.content);
  if (!number?.[1]) return;
  open.attrSet('id', number[1]);
  const strong = new (inline.constructor as typeof Token)('html_inline', '', 0);
  strong.content = `<b>${number[1]}</b>　`;
  first.content = first.content.slice(number[0].length);
  inline.children?.unshift(strong);
};

/** Renders Markdown without raw HTML; headings from the second level down get an anchor, articles too, tables a frame. */
export const render = (source: string): Rendered => {
  const tokens = markdown.parse(source, {});
  const outline: OutlineItem[] = [];
  const used = new Set<string>();
  let tables = 0;
  for (const [at, token] of tokens.entries()) {
    const inline = tokens[at + 1];
    // Landmarks are told apart by their names.
    if (token.type === 'table_open') token.meta = ++tables;
    if (token.type === 'heading_open' && inline) {
      if (token.tag === 'h1') token.tag = 'h2';
      const close = tokens[at + 2];
      if (close) close.tag = token.tag;
      const id = `s${outline.length + 1}`;
      if (token.tag === 'h2' || token.tag === 'h3') {
        token.attrSet('id', id);
        outline.push({ id, text: inline.content.replace(/[*_`]/g, ''), level: token.tag === 'h2' ? 2 : 3 });
      }
    } else if (token.type === 'paragraph_open' && inline?.type === 'inline' && token.level === 0) {
      markArticle(inline, token);
      const id = String(token.attrGet('id') ?? '');
      if (id && used.has(id)) token.attrs = null;
      else if (id) used.add(id);
    }
  }
  return { html: markdown.renderer.render(tokens, markdown.options, {}), outline };
};

markdown.renderer.rules.table_open = (tokens, at) =>
  `<section class="table" tabindex="0" aria-label="表格${tokens[at]?.meta}"><table>`;
markdown.renderer.rules.table_close = () => '</table></section>';

/** The words of a Markdown text, for summaries, search and comparison: one line a paragraph. */
export const plainText = (source: string): string =>
  markdown
    .parse(source, {})
    .filter(({ type }) => type === 'inline')
    .map(
      ({ children, content }) =>
        children?.map((part) => part.content || (part.type.endsWith('break') ? ' ' : '')).join('') ?? content,
    )
    .join('\n');
