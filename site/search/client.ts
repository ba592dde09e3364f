import type { SearchAnswer, SearchEngine, SearchQuery, Suggestion } from '#domain/search/types.ts';
import type { Language, More, Request, Response } from './messages.ts';

let worker: Worker | undefined;
let lastId = 0;

const wake = (): Worker => {
  worker ??= new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' });
  return worker;
};

/** Sends a request to the worker and hears what it says to it, until `hear` has heard enough. */
const send = (request: Request, hear: (response: Response) => boolean, fail: () => void): void => {
  const target = wake();
  const listening = new AbortController();
  const end = () => {
    listening.abort();
    target.terminate();
    if (worker === target) worker = undefined;
    fail();
  };
  const listen = ({ data }: MessageEvent<Response>) => {
    if (data.id !== request.id) return;
    if ('failed' in data) end();
    else if (hear(data)) listening.abort();
  };
  target.addEventListener('message', listen, { signal: listening.signal });
  target.addEventListener('error', end, { signal: listening.signal });
  target.postMessage(request);
};

const askChinese = (query: SearchQuery, isTraditional: boolean, follow: (more: More) => void): Promise<SearchAnswer> =>
  new Promise((resolve, reject) => {
    lastId += 1;
    const hear = (response: Response): boolean => {
      if ('answer' in response) resolve(response.answer);
      if ('more' in response) follow(response.more);
      return 'more' in response;
    };
    send({ id: lastId, query, isTraditional }, hear, () => reject(new Error('search is out of order')));
  });

let opened: Promise<SearchEngine> | undefined;

/** The English index is small: it is asked in the page, where its service worker hears of it. */
const english = (): Promise<SearchEngine> => {
  opened ??= import('./english-engine.ts').then(({ openEnglish }) =>
    openEnglish(new URL('/en/find/', location.href).href),
  );
  opened.catch(() => {
    opened = undefined;
  });
  return opened;
};

const askEnglish = async (query: SearchQuery, follow: (more: More) => void): Promise<SearchAnswer> => {
  const engine = await english();
  const answer = await engine.search(query);
  void Promise.all([
    Promise.all(answer.results.map((result) => engine.quote(result, query.text))),
    engine.facets(query),
  ]).then(([quotes, facets]) => follow({ quotes, facets }));
  return answer;
};

/** Asks the engine of a language; excerpts and counts follow. @throws Error when the index cannot be had; the next question starts anew */
export const ask = (
  query: SearchQuery,
  language: Language,
  follow: (more: More) => void = () => {},
): Promise<SearchAnswer> =>
  language === 'en' ? askEnglish(query, follow) : askChinese(query, language === 'zh-Hant', follow);

/** Titles that have what is typed so far; none when the index cannot be had. */
export const suggestionsFor = (typed: string, language: Language): Promise<readonly Suggestion[]> =>
  language === 'en'
    ? english().then(
        (engine) => engine.suggest(typed),
        () => [],
      )
    : new Promise((resolve) => {
        lastId += 1;
        const hear = (response: Response): boolean => {
          if ('suggestions' in response) resolve(response.suggestions);
          return true;
        };
        send({ id: lastId, typed }, hear, () => resolve([]));
      });
