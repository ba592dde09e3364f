import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { SearchEngine } from './engine.ts';
import { openPagefind as openEngine } from './pagefind-engine.ts';

const web = globalThis.fetch;

/** The browser fetches the files of the index; in Node the same requests read the disk. */
export const fetchFile: typeof fetch = async (input, init) => {
  const url = new URL(input instanceof Request ? input.url : input, 'file:///');
  if (url.protocol !== 'file:') return web(input, init);
  url.search = '';
  return readFile(url).then(
    (bytes) => new Response(new Uint8Array(bytes)),
    () => new Response(null, { status: 404 }),
  );
};

/** There is no search index where one was looked for; the message tells what to do. */
export class NoIndexError extends Error {
  override readonly name = 'NoIndexError';
}

/** Opens the search of a built site from Node. @throws NoIndexError when the site was not built, or without search. */
export const openSearch = async (siteDir: string): Promise<SearchEngine> => {
  const dir = join(siteDir, 'client/pagefind');
  if (!existsSync(join(dir, 'manifest.json')))
    throw new NoIndexError(`${dir} 里没有搜索索引。请先运行 npm run build。`);
  globalThis.fetch = fetchFile;
  return openEngine(`${pathToFileURL(dir)}/`);
};
