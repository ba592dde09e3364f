import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { gunzip, gzip } from 'node:zlib';
import { close, createIndex } from 'pagefind';
import { type Direct, readNumber, shardOf, titleKey } from './direct.ts';
import type { Manifest } from './engine.ts';
import { foldingOf } from './fold.ts';
import { FULL_TABLE, tableFor } from './fold-table.ts';
import type { SearchRecord } from './record.ts';
import { tokensOf } from './tokens.ts';

/** Stands before everything Pagefind packs. */
const SIGNATURE = 'pagefind_dcd';

/** “No language”: Pagefind then takes the words as they are given. */
const LANGUAGE = 'zxx';

/** What Pagefind writes for user interfaces of its own. */
const UNUSED = /-ui\.|-highlight\.|-worker\./;

const DIRECT_PER_FILE = 40;

const { fold } = foldingOf(FULL_TABLE);
const read = (text: string): string => fold(text.normalize('NFKC'));
const pack = (value: object): Promise<Buffer> => promisify(gzip)(`${SIGNATURE}${JSON.stringify(value)}`, { level: 9 });
const unpack = async (file: Buffer): Promise<{ url: string }> =>
  JSON.parse((await promisify(gunzip)(file)).toString('utf8').slice(SIGNATURE.length));

const sound = ({ errors }: { errors: string[] }): void => {
  if (errors.length > 0) throw new Error(`Pagefind: ${errors.join('; ')}`);
};

/** What a result shows: our own text in place of the tokens that Pagefind would quote from. */
const fragmentOf = ({ url, title, number, publishedOn, text, facets }: SearchRecord): object => ({
  url,
  content: text,
  word_count: 0,
  filters: facets,
  meta: { title, ...(number && { number }), ...(publishedOn && { publishedOn }) },
  anchors: [],
});

const directKeys = ({ title, number }: SearchRecord): { key: string; mark?: string }[] => {
  const named = number ? readNumber(read(number)) : undefined;
  return [{ key: titleKey(read(title)) }, ...(named ? [named] : [])];
};

/** Writes the files of direct ways. @returns how many */
const writeDirect = async (dir: string, ways: ReadonlyMap<string, Direct[]>): Promise<number> => {
  const count = Math.max(1, Math.ceil(ways.size / DIRECT_PER_FILE));
  const files = Array.from({ length: count }, (): Record<string, Direct[]> => ({}));
  for (const [key, value] of ways) (files[shardOf(key, count)] as Record<string, Direct[]>)[key] = value;
  await mkdir(join(dir, 'direct'));
  for (const [at, file] of files.entries()) await writeFile(join(dir, 'direct', `${at}.json`), JSON.stringify(file));
  return count;
};

/**
 * Writes a search index of the records into an empty or new folder. Records are read one at a time; what stays in
 * memory is Pagefind's own and the packed text of each page.
 */
export const writeIndex = async (records: Iterable<SearchRecord>, dir: string): Promise<void> => {
  const { index, errors } = await createIndex({ forceLanguage: LANGUAGE });
  sound({ errors });
  if (!index) throw new Error('Pagefind did not start');
  const vocabulary = new Set<string>();
  const fragments = new Map<string, { packed: Buffer; keys: { key: string; mark?: string }[] }>();
  try {
    for (const record of records) {
      const { url, title, number = '', publishedOn, aside, text, facets } = record;
      const words = tokensOf(read([title, number, ...aside, text].join('\n')));
      for (const word of words) vocabulary.add(word);
      const added = await index.addCustomRecord({
        url,
        content: [...words].join(' '),
        language: LANGUAGE,
        meta: { title: [...tokensOf(read(title))].join(' '), number: [...tokensOf(read(number))].join(' ') },
        filters: facets as Record<string, string[]>,
        ...(publishedOn && { sort: { date: publishedOn } }),
      });
      sound(added);
      fragments.set(url, { packed: await pack(fragmentOf(record)), keys: directKeys(record) });
    }
    sound(await index.writeFiles({ outputPath: dir }));
  } finally {
    await close();
  }
  for (const name of await readdir(dir)) if (UNUSED.test(name)) await rm(join(dir, name));
  const ways = new Map<string, Direct[]>();
  for (const name of await readdir(join(dir, 'fragment'))) {
    const path = join(dir, 'fragment', name);
    const { packed, keys } = fragments.get((await unpack(await readFile(path))).url) ?? { keys: [] };
    if (!packed) throw new Error(`a fragment without a record: ${name}`);
    await writeFile(path, packed);
    const id = name.replace(/\.pf_fragment$/, '');
    for (const { key, mark } of keys) ways.set(key, [...(ways.get(key) ?? []), { id, ...(mark && { mark }) }]);
  }
  const manifest: Manifest = { fold: tableFor(vocabulary), shards: await writeDirect(dir, ways) };
  await writeFile(join(dir, 'manifest.json'), JSON.stringify(manifest));
};
