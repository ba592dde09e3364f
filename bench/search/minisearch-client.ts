import MiniSearch from 'minisearch';
import type { Client } from './contender.ts';
import { MINI_OPTIONS } from './options.ts';

export const open = async (): Promise<Client> => {
  const index = MiniSearch.loadJSON(await (await fetch('/index.json')).text(), MINI_OPTIONS);
  return {
    ask: async (text) =>
      index
        .search(text)
        .slice(0, 10)
        .map(({ id }) => id),
  };
};
