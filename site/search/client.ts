import type { SearchAnswer, SearchQuery } from './engine.ts';
import type { Request, Response } from './worker.ts';

let worker: Worker | undefined;
let lastId = 0;

const wake = (): Worker => {
  worker ??= new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' });
  return worker;
};

/** Asks the engine in its worker. @throws Error when the index cannot be had; the next question starts anew */
export const ask = (query: SearchQuery, isTraditional: boolean): Promise<SearchAnswer> => {
  const target = wake();
  lastId += 1;
  const request: Request = { id: lastId, query, isTraditional };
  return new Promise((resolve, reject) => {
    const listening = new AbortController();
    const fail = () => {
      listening.abort();
      target.terminate();
      if (worker === target) worker = undefined;
      reject(new Error('search is out of order'));
    };
    const hear = ({ data }: MessageEvent<Response>) => {
      if (data.id !== request.id) return;
      if ('failed' in data) return fail();
      listening.abort();
      resolve(data.answer);
    };
    target.addEventListener('message', hear, { signal: listening.signal });
    target.addEventListener('error', fail, { signal: listening.signal });
    target.postMessage(request);
  });
};
