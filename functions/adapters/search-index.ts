import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import type { Read } from '#domain/search/segment.ts';
import type { ChineseEngine, SearchEngine } from '#domain/search/types.ts';
import type { SiteSearch } from '../usecases/ports/site-search.ts';

/** A site that is published again is found by its new index after so long at most. */
const FRESH_SECONDS = 300;

const fetched = async (url: string): Promise<Uint8Array> => {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${response.status} ${url}`);
  return new Uint8Array(await response.arrayBuffer());
};

/** Files of an index on the disk or on the web; what is packed is told by its ending. */
const readFrom =
  (place: string): Read =>
  async (name) => {
    const bytes = await (/^https?:/.test(place)
      ? fetched(`${place.replace(/\/?$/, '/')}${name}`)
      : readFile(join(place, name)));
    return name.endsWith('.bin') ? promisify(gunzip)(bytes) : bytes;
  };

/** The search of a folder or an address that holds an index; the engine is loaded when it is first asked for. @throws when it holds none */
export const openIndex = async (place: string): Promise<ChineseEngine> => {
  const { openEngine } = await import('#domain/search/engine.ts');
  return openEngine(readFrom(place));
};

/** Opens the index when it is first asked, then now and again, and at once when a file of it is gone. */
export const searchIndex = (place: string, nowSeconds: () => number): SiteSearch => {
  let opened: { readonly at: number; readonly engine: Promise<SearchEngine | undefined> } | undefined;
  const current = async (): Promise<SearchEngine | undefined> => {
    if (!opened || nowSeconds() - opened.at > FRESH_SECONDS)
      opened = { at: nowSeconds(), engine: openIndex(place).catch(() => undefined) };
    const engine = await opened.engine;
    if (!engine) opened = undefined;
    return engine;
  };
  return async (ask) => {
    const engine = await current();
    try {
      return engine && (await ask(engine));
    } catch {
      opened = undefined;
      const again = await current();
      return again && ask(again);
    }
  };
};
