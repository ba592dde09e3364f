import { openEngine, type SearchAnswer, type SearchEngine, type SearchQuery } from './engine.ts';
import { inTraditional } from './traditional.ts';

/** What the page asks the worker. */
export interface Request {
  readonly id: number;
  readonly query: SearchQuery;
  readonly isTraditional: boolean;
}

export type Response =
  | { readonly id: number; readonly answer: SearchAnswer }
  | { readonly id: number; readonly failed: true };

const fetchFromWeb = self.fetch;
let lost = false;

/** Pagefind goes on without a file it did not get, and would answer with too little. */
self.fetch = async (...request) => {
  const response = await fetchFromWeb(...request).catch(() => undefined);
  lost ||= !response?.ok;
  if (!response) throw new TypeError('the network is gone');
  return response;
};

let opened: Promise<SearchEngine> | undefined;

const answer = async ({ query, isTraditional }: Request): Promise<SearchAnswer> => {
  opened ??= openEngine(new URL('/pagefind/', self.location.href).href);
  const engine = await opened;
  const found = await engine.search(query);
  if (lost) throw new Error('a part of the index is missing');
  return isTraditional ? { ...found, results: await inTraditional(found.results, query.text, engine) } : found;
};

self.addEventListener('message', async ({ data }: MessageEvent<Request>) => {
  const { id } = data;
  const response: Response = await answer(data).then(
    (answer) => ({ id, answer }),
    () => ({ id, failed: true }),
  );
  self.postMessage(response);
});
