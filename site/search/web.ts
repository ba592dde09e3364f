import type { Manifest } from '#domain/search/manifest.ts';
import type { Read } from '#domain/search/segment.ts';

/** Files of the index that were fetched, so that what was once found is found again without a network. */
const KEPT = 'find-1';

const unpacked = async (response: Response): Promise<Uint8Array> => {
  const stream = response.body?.pipeThrough(new DecompressionStream('gzip'));
  return new Uint8Array(await new Response(stream).arrayBuffer());
};

const open = async (): Promise<Cache | undefined> =>
  'caches' in self ? caches.open(KEPT).catch(() => undefined) : undefined;

const fetched = async (url: string, cache: Cache | undefined): Promise<Response> => {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${response.status} ${url}`);
  await cache?.put(url, response.clone()).catch(() => undefined);
  return response;
};

/** Forgets the files of an index that is no longer this one; texts have their own names and stay. */
const forget = async (cache: Cache, root: string, { base, beside }: Manifest): Promise<void> => {
  const kept = [base, beside].flatMap((segment) => (segment ? [`${root}${segment.generation}/`] : []));
  for (const { url } of await cache.keys())
    if (!kept.some((folder) => url.startsWith(folder)) && !/\/find\/(?:t\/|manifest)/.test(url))
      await cache.delete(url);
};

/** Reads an index over the web. Its files never change under their name; only the manifest is asked for again. */
export const readWeb = (root: string): Read => {
  const kept = open();
  return async (name) => {
    const url = `${root}${name}`;
    const cache = await kept;
    if (name.endsWith('.bin')) return unpacked((await cache?.match(url)) ?? (await fetched(url, cache)));
    const response = await fetched(url, cache).catch(async (error) => {
      const old = await cache?.match(url);
      if (old) return old;
      throw error;
    });
    const bytes = new Uint8Array(await response.arrayBuffer());
    if (cache) void forget(cache, root, JSON.parse(new TextDecoder().decode(bytes)));
    return bytes;
  };
};
