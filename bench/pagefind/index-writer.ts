import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { gunzip, gzip } from 'node:zlib';
import type { SearchRecord, SearchSource } from '#domain/search/record.ts';
import { FULL_TABLE, tableFor } from '#site/search/fold-table.ts';
import { type Direct, readNumber, shardOf, titleKey } from './direct.ts';
import { foldingOf } from './fold.ts';
import { titleNameTokens } from './name-tokens.ts';
import type { Manifest } from './pagefind-engine.ts';
import { type WordPage, writePagefind } from './pagefind-index.ts';
import { SIGNATURE } from './pagefind-meta.ts';
import { tokensOf } from './tokens.ts';

const DIRECT_PER_FILE = 40;

const { fold } = foldingOf(FULL_TABLE);
const read = (text: string): string => fold(text.normalize('NFKC'));
const pack = (value: object): Promise<Buffer> => promisify(gzip)(`${SIGNATURE}${JSON.stringify(value)}`, { level: 9 });
const urlIn = async (fragment: Buffer): Promise<string> =>
  JSON.parse((await promisify(gunzip)(fragment)).toString('utf8').slice(SIGNATURE.length)).url;

/** Words as numbers: the same word stands in many pages, and is kept once. */
class Vocabulary {
  readonly words: string[] = [];
  readonly #numbers = new Map<string, number>();

  numbersOf(words: ReadonlySet<string>): Uint32Array {
    return Uint32Array.from(words, (word) => {
      const known = this.#numbers.get(word);
      if (known !== undefined) return known;
      this.#numbers.set(word, this.words.length);
      return this.words.push(word) - 1;
    });
  }

  /** The words of these numbers, made anew each time they are gone through. */
  wordsOf(numbers: Uint32Array): Iterable<string> {
    const { words } = this;
    return {
      *[Symbol.iterator]() {
        for (const number of numbers) yield words[number] ?? '';
      },
    };
  }
}

/** What a result shows: our own text in place of the words that Pagefind would quote from. */
const fragmentOf = ({ url, title, number, publishedOn, text, facets }: SearchRecord): object => ({
  url,
  content: text,
  word_count: 0,
  filters: facets,
  meta: { title, ...(number && { number }), ...(publishedOn && { publishedOn }) },
  anchors: [],
});

interface DirectKey {
  readonly key: string;
  readonly mark?: string;
}

const directKeys = ({ title, number }: SearchRecord): DirectKey[] => {
  const named = number ? readNumber(read(number)) : undefined;
  return [{ key: titleKey(read(title)) }, ...(named ? [named] : [])];
};

/** Writes the files of direct ways. @returns how many */
const writeDirect = async (dir: string, ways: ReadonlyMap<string, Direct[]>): Promise<number> => {
  const count = Math.max(1, Math.ceil(ways.size / DIRECT_PER_FILE));
  const files = Array.from({ length: count }, (): [string, Direct[]][] => []);
  for (const way of ways) files[shardOf(way[0], count)]?.push(way);
  await mkdir(join(dir, 'direct'));
  for (const [at, file] of files.entries())
    await writeFile(join(dir, 'direct', `${at}.json`), JSON.stringify(Object.fromEntries(file)));
  return count;
};

/** Writes a search index of the pages, read one at a time, into an empty or new folder. */
export const writeIndex = async (sources: AsyncIterable<SearchSource>, dir: string): Promise<void> => {
  const vocabulary = new Vocabulary();
  const pages: WordPage[] = [];
  const shown = new Map<string, { readonly fragment: Buffer; readonly keys: readonly DirectKey[] }>();
  for await (const source of sources) {
    const record = source.record();
    const { url, title, number = '', publishedOn = '', aside, text, facets } = record;
    const words = vocabulary.numbersOf(
      new Set([...tokensOf(read([title, number, ...aside, text].join('\n'))), ...titleNameTokens(read(title))]),
    );
    pages.push({
      url,
      words: vocabulary.wordsOf(words),
      meta: { title: [...tokensOf(read(title))], number: [...tokensOf(read(number))] },
      filters: facets,
      sort: { date: publishedOn },
    });
    shown.set(url, { fragment: await pack(fragmentOf(record)), keys: directKeys(record) });
  }
  await writePagefind(pages, dir);
  const ways = new Map<string, Direct[]>();
  for (const name of await readdir(join(dir, 'fragment'))) {
    const path = join(dir, 'fragment', name);
    const page = shown.get(await urlIn(await readFile(path)));
    if (!page) throw new Error(`${path} is of no page`);
    await writeFile(path, page.fragment);
    const id = name.slice(0, name.indexOf('.'));
    for (const { key, mark } of page.keys) ways.set(key, [...(ways.get(key) ?? []), { id, ...(mark && { mark }) }]);
  }
  const manifest: Manifest = { fold: tableFor(new Set(vocabulary.words)), shards: await writeDirect(dir, ways) };
  await writeFile(join(dir, 'manifest.json'), JSON.stringify(manifest));
};
