import { openEngine } from '#domain/search/engine.ts';
import type { ChineseEngine, SearchAnswer, SearchQuery } from '#domain/search/types.ts';
import type { More, Request, Response } from './messages.ts';
import { inTraditional } from './traditional.ts';
import { readWeb } from './web.ts';

let opened: Promise<ChineseEngine> | undefined;

/** Opens the index, anew after a failure. */
const open = (): Promise<ChineseEngine> => {
  opened ??= openEngine(readWeb(new URL('/find/', self.location.href).href));
  opened.catch(() => {
    opened = undefined;
  });
  return opened;
};

const say = (response: Response): void => self.postMessage(response);

const simplified = async (
  engine: ChineseEngine,
  { results }: SearchAnswer,
  query: SearchQuery,
): Promise<More['quotes']> => Promise.all(results.map((result) => engine.quote(result, query.text)));

/** Excerpts come after the list, counts after both. */
const answer = async ({ id, query, isTraditional }: Extract<Request, { query: SearchQuery }>): Promise<void> => {
  const engine = await open();
  const found = await engine.search(query);
  if (!isTraditional) say({ id, answer: found });
  const converted = isTraditional ? await inTraditional(found.results, query.text, engine) : undefined;
  if (converted) say({ id, answer: { ...found, results: converted } });
  const facets = engine.facets(query);
  const quotes = converted?.map(({ excerpt }) => ({ excerpt, anchor: '', words: [] }));
  say({ id, more: { quotes: quotes ?? (await simplified(engine, found, query)), facets: await facets } });
};

const suggest = async (id: number, typed: string): Promise<void> =>
  say({ id, suggestions: await (await open()).suggest(typed) });

self.addEventListener('message', ({ data }: MessageEvent<Request>) => {
  const done = 'query' in data ? answer(data) : suggest(data.id, data.typed);
  done.catch(() => say({ id: data.id, failed: true }));
});
