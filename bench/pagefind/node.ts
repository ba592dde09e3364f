import { readFile } from 'node:fs/promises';

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
