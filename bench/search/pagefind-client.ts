import type { Client } from './contender.ts';

const PATH = '/pagefind/pagefind.js';

export const open = async (): Promise<Client> => {
  const pagefind = await import(PATH);
  return {
    ask: async (text) => {
      const { results } = await pagefind.search(text);
      const first = await Promise.all(results.slice(0, 10).map((result: { data: () => unknown }) => result.data()));
      return (first as { raw_url?: string; url: string }[]).map(({ raw_url, url }) => raw_url ?? url);
    },
  };
};
