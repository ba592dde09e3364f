import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { openEngine } from '#domain/search/engine.ts';
import type { Read } from '#domain/search/store.ts';
import type { SearchEngine } from '#domain/search/types.ts';

/** Below the pages of a built site. */
export const INDEX_FOLDER = 'find';

/** Reads an index from the disk; what is packed is told by its ending. */
export const readFrom =
  (dir: string): Read =>
  async (name) => {
    const bytes = await readFile(join(dir, name));
    return name.endsWith('.bin') ? promisify(gunzip)(bytes) : bytes;
  };

/** There is no search index where one was looked for; the message tells what to do. */
export class NoIndexError extends Error {
  override readonly name = 'NoIndexError';
}

/** Opens the search of a built site from Node. @throws NoIndexError when the site was not built, or without search. */
export const openSearch = async (siteDir: string): Promise<SearchEngine> => {
  const dir = join(siteDir, 'client', INDEX_FOLDER);
  if (!existsSync(join(dir, 'manifest.json')))
    throw new NoIndexError(`${dir} 里没有搜索索引。请先运行 npm run build。`);
  return openEngine(readFrom(dir));
};
