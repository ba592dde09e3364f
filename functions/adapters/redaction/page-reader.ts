import type { Area, OutgoingFile, PageReader, PageSize } from '../../usecases/ports/outgoing.ts';
import { isolated, type Limits, scriptBeside } from '../isolated.ts';

const LIMITS: Limits = { milliseconds: 60_000, megabytes: 768 };

/** The one question to `pages-worker.ts`. */
export type Ask = { readonly page: number } | { readonly words: readonly string[] } | { readonly sizes: true };

/** Looks at the pages of a file in a process of its own, within limits of time and memory. */
export const pageReader = (limits: Limits = LIMITS): PageReader => {
  const answer = async <T>(file: OutgoingFile, ask: Ask): Promise<T | undefined> => {
    const told = await isolated<T | undefined>(scriptBeside(import.meta.url, 'pages-worker'), { file, ask }, limits);
    return told.kind === 'done' ? told.value : undefined;
  };
  return {
    sizes: async (file) => (await answer<readonly PageSize[]>(file, { sizes: true })) ?? [],
    draw: (file, page) => answer<Uint8Array>(file, { page }),
    find: async (file, words) => (await answer<readonly (readonly Area[])[]>(file, { words })) ?? [],
  };
};
