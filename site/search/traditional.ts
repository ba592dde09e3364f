import type { SearchEngine, SearchResult } from './engine.ts';

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
    .replace(/<[^>]*>/g, ' ')
    .replace(/&(?:#(\d+)|#x([\da-f]+)|(\w+));/gi, (all, decimal, hex, name) =>
      name ? (ENTITIES[name] ?? all) : String.fromCodePoint(decimal ? Number(decimal) : Number.parseInt(hex, 16)),
    )
    .replace(/\s+/g, ' ')
    .trim();

/** The title, the number and the words of a page of this site. */
export const readPage = (html: string): PageText => {
  const main = /<main\b[^>]*>([\s\S]*)<\/main>/.exec(html)?.[1] ?? '';
  const part = (pattern: RegExp) => plain(pattern.exec(main)?.[1] ?? '');
  const prose = main.slice(Math.max(0, main.search(/<\w+ [^>]*class="[^"]*\bprose\b/)));
  return {
    title: part(/<h1\b[^>]*>([\s\S]*?)<\/h1>/),
    number: part(/<p class="number-text"[^>]*>([\s\S]*?)<\/p>/) || undefined,
    text: plain(prose),
  };
};

/** The same results on `/hant/`: their Traditional copies are fetched, since the index is in Simplified. */
export const inTraditional = (
  results: readonly SearchResult[],
  question: string,
  { excerpt }: Pick<SearchEngine, 'excerpt'>,
): Promise<SearchResult[]> =>
  Promise.all(
    results.map(async (result) => {
      const url = `/hant${result.url}`;
      const response = await fetch(url);
      if (!response.ok) return { ...result, url };
      const { title, number, text } = readPage(await response.text());
      return {
        ...result,
        url,
        title: title || result.title,
        number: number ?? result.number,
        excerpt: excerpt(text, question),
      };
    }),
  );
