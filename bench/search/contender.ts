import type { SearchSource } from '#domain/search/record.ts';

/** A search engine on trial: it writes what a browser needs into a folder, once for all questions. */
export interface Contender {
  readonly name: string;
  /** `client.ts` in the folder of its name: what the browser loads. */
  readonly client: string;
  readonly build: (sources: AsyncIterable<SearchSource>, dir: string, cacheDir: string) => Promise<void>;
}

/** What a client gives the bench: the addresses of the first ten, their titles at hand. */
export interface Client {
  readonly ask: (text: string) => Promise<readonly string[]>;
  /** The same, with excerpts of the first five. */
  readonly quote?: (text: string) => Promise<readonly string[]>;
}
