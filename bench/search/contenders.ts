import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { load } from 'js-yaml';
import { SYNONYMS } from '#content/schema/index.ts';
import type { SearchRecord } from '#domain/search/record.ts';
import { ROOT } from '../../tools/settings.ts';
import type { Contender } from './contender.ts';
import { escapeHtml, FLEX_OPTIONS, MINI_OPTIONS } from './options.ts';

/** Of the demonstration city, as any city would have them. */
const synonyms = () => SYNONYMS.parse(load(readFileSync(join(ROOT, 'content/search/synonyms.yaml'), 'utf8')));

const plain = ({ url, title, number = '', agencies = [], text }: SearchRecord) => ({
  id: url,
  title,
  number,
  text: `${agencies.join(' ')}\n${text}`,
});

/** A page as a site would have it. */
const htmlOf = ({ title, number = '', agencies = [], text }: SearchRecord): string =>
  `<!doctype html><html lang="zh"><head><title>${escapeHtml(title)}</title></head><body data-pagefind-body><h1>${escapeHtml(title)}</h1><p>${escapeHtml(`${number} ${agencies.join(' ')}`)}</p><p>${escapeHtml(text)}</p></body></html>`;

export const CONTENDERS: Readonly<Record<string, Contender>> = {
  ours: {
    name: 'our engine',
    client: 'ours-client.ts',
    build: async (sources, dir, cacheDir) => {
      const { writeIndex } = await import('#site/search/index-writer.ts');
      await writeIndex(sources, join(dir, 'find'), { cacheDir, synonyms: synonyms() });
    },
  },
  pagefind: {
    name: 'Pagefind, stock',
    client: 'pagefind-client.ts',
    build: async (sources, dir) => {
      const { createIndex } = await import('pagefind');
      const { index } = await createIndex();
      if (!index) throw new Error('Pagefind does not start');
      for await (const { url, record } of sources) await index.addHTMLFile({ url, content: htmlOf(record()) });
      await index.writeFiles({ outputPath: join(dir, 'pagefind') });
    },
  },
  bigrams: {
    name: 'Pagefind on bigrams',
    client: 'bigrams-client.ts',
    build: async (sources, dir) => {
      const { writeIndex } = await import('../pagefind/index-writer.ts');
      await writeIndex(sources, join(dir, 'pagefind'));
    },
  },
  minisearch: {
    name: 'MiniSearch on bigrams',
    client: 'minisearch-client.ts',
    build: async (sources, dir) => {
      const { default: MiniSearch } = await import('minisearch');
      const index = new MiniSearch(MINI_OPTIONS);
      for await (const { record } of sources) index.add(plain(record()));
      mkdirSync(dir, { recursive: true });
      writeFileSync(join(dir, 'index.json'), JSON.stringify(index));
    },
  },
  flexsearch: {
    name: 'FlexSearch on bigrams',
    client: 'flexsearch-client.ts',
    build: async (sources, dir) => {
      const { Document } = await import('flexsearch');
      const index = new Document(FLEX_OPTIONS);
      const titles: Record<string, string> = {};
      for await (const source of sources) {
        const record = source.record();
        index.add(plain(record));
        titles[record.url] = record.title;
      }
      const parts: [string, string][] = [];
      await index.export((key: string, data: string) => void parts.push([key, data]));
      mkdirSync(dir, { recursive: true });
      writeFileSync(join(dir, 'index.json'), JSON.stringify({ titles, parts }));
    },
  },
};
