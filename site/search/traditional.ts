import type { ChineseEngine, Quote, SearchResult } from '#domain/search/types.ts';

/** What the Traditional copy of a page says, taken from its HTML without a parser: a worker has none. */
export interface PageText {
  readonly title: string;
  readonly number?: string | undefined;
  readonly text: string;
}

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ' };

const plain = (html: string): string =>
  html
    .replace(/<(script|style|svg|template)\b[^>]*>[\s\S]*?<\/\1>/g, ' ')
    .replace(/<\/?(?:a|abbr|b|em|i|mark|span|strong|sub|sup|wbr)\b[^>]*>/g, '')
    .replace(/<[^>]*>/g, ' ')
    .replace(/&(?:#(\d+)|#x([\da-f]+)|(\w+));/gi, (all, decimal, hex, name) =>
      name ? (ENTITIES[name] ?? all) : String.fromCodePoint(decimal ? Number(decimal) : Number.parseInt(hex, 16)),
    )
    .replace(/\s+/g, ' ')
    .trim();

/** The inside of the element that begins at `start`, whatever elements of its kind are in it. */
const inside = (html: string, start: number): string => {
  const [tag = '', name = ''] = /^<(\w+)[^>]*>/.exec(html.slice(start)) ?? [];
  let depth = 1;
  for (const found of html.slice(start + tag.length).matchAll(new RegExp(`<(/?)${name}\\b[^>]*>`, 'g'))) {
    depth += found[1] ? -1 : 1;
    if (depth === 0) return html.slice(start + tag.length, start + tag.length + found.index);
  }
  return html.slice(start);
};

/** The title, the number and the words of a page of this site, or of a part of it; of its text, where it has one. */
export const readPage = (html: string, id = 'main'): PageText => {
  const start = html.search(new RegExp(`<\\w+ [^>]*\\bid="${id}"`));
  const main = start === -1 ? '' : inside(html, start);
  const part = (pattern: RegExp) => plain(pattern.exec(main)?.[1] ?? '');
  const prose = main.search(/<\w+ [^>]*class="(?:[^"]* )?prose[ "]/);
  return {
    title: part(/<h[12]\b[^>]*>([\s\S]*?)<\/h[12]>/),
    number: part(/<p class="number-text"[^>]*>([\s\S]*?)<\/p>/) || undefined,
    text: plain(prose === -1 ? main : inside(main, prose)),
  };
};

/** Results on `/hant/` with what their Traditional copies say, which are fetched: the index is in Simplified. */
export const inTraditional = (
  results: readonly SearchResult[],
  question: string,
  { quoteFrom }: Pick<ChineseEngine, 'quoteFrom'>,
): Promise<(SearchResult & Pick<Quote, 'excerpt'>)[]> =>
  Promise.all(
    results.map(async (result) => {
      const url = `/hant${result.url}`;
      const interpretations = result.interpretations.map((own) => ({ ...own, url: `/hant${own.url}` }));
      const response = await fetch(url);
      if (!response.ok) return { ...result, url, interpretations, excerpt: [] };
      const { title, number, text } = readPage(await response.text(), url.split('#')[1]);
      const quoted = quoteFrom({ title: title || result.title, text }, question);
      return { ...result, ...quoted, url, interpretations, ...(number && { number }) };
    }),
  );
