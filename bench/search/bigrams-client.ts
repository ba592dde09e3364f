import { openPagefind } from '../pagefind/pagefind-engine.ts';
import type { Client } from './contender.ts';

export const open = async (): Promise<Client> => {
  // On a page in Chinese, Pagefind cuts the question anew.
  document.documentElement.lang = 'zxx';
  const engine = await openPagefind(new URL('/pagefind/', location.href).href);
  return {
    ask: async (text) =>
      (await engine.search({ text, filters: {}, sort: 'relevance', page: 1 })).results.map(({ url }) => url),
  };
};
