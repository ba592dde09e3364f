import { readFile } from 'node:fs/promises';
import { pathToFileURL } from 'node:url';
import type { SearchEngine } from '#domain/search/types.ts';
import { openEnglish } from '#site/search/english-engine.ts';

const web = globalThis.fetch;

/** Pagefind fetches its files as in a browser; those of a folder are read from the disk. */
const fetchFile: typeof fetch = async (input, init) => {
  const url = new URL(input instanceof Request ? input.url : input);
  if (url.protocol !== 'file:') return web(input, init);
  url.search = '';
  return readFile(url).then(
    (bytes) => new Response(new Uint8Array(bytes)),
    () => new Response(null, { status: 404 }),
  );
};

/** The English search of a folder, in Node. @throws when the folder holds no index */
export const openEnglishFolder = async (dir: string): Promise<SearchEngine> => {
  globalThis.fetch = fetchFile;
  return openEnglish(`${pathToFileURL(dir)}/`);
};
