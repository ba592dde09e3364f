import { Document } from 'flexsearch';
import type { Client } from './contender.ts';
import { FLEX_OPTIONS } from './options.ts';

export const open = async (): Promise<Client> => {
  const { parts } = (await (await fetch('/index.json')).json()) as { parts: [string, string][] };
  const index = new Document(FLEX_OPTIONS);
  for (const [key, data] of parts) index.import(key, data);
  return {
    ask: async (text) => {
      const fields = index.search(text, { limit: 30 }) as { result: string[] }[];
      return [...new Set(fields.flatMap(({ result }) => result))].slice(0, 10);
    },
  };
};
