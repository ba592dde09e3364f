import { openEngine } from '#domain/search/engine.ts';
import { readWeb } from '#site/search/web.ts';
import type { Client } from './contender.ts';

const question = (text: string) => ({ text, filters: {}, sort: 'relevance', page: 1 }) as const;

export const open = async (): Promise<Client> => {
  const engine = await openEngine(readWeb(new URL('/find/', location.href).href));
  return {
    ask: async (text) => (await engine.search(question(text))).results.map(({ url }) => url),
    quote: async (text) => {
      const { results } = await engine.search(question(text));
      await Promise.all(results.slice(0, 5).map((result) => engine.quote(result, text)));
      return results.map(({ url }) => url);
    },
  };
};
