import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import { gzipSync } from 'node:zlib';
import { openSearch } from './pagefind/node.ts';
import { quantile } from './search-queries.ts';

interface Cost {
  readonly bytes: number;
  readonly requests: number;
}

/** Files the server packs on the way; the others are packed as they lie. */
const PACKED_BY_SERVER = /\.(?:js|json)$/;

/** In a thread of its own, where nothing is loaded yet: one question, and what it fetched. */
const askCold = async (siteDir: string, text: string): Promise<Cost> => {
  const engine = openSearch(siteDir);
  const fetchFile = globalThis.fetch;
  const seen = new Map<string, number>();
  globalThis.fetch = async (input, init) => {
    const response = await fetchFile(input, init);
    const { pathname } = new URL(String(input));
    const bytes = new Uint8Array(await response.arrayBuffer());
    seen.set(pathname, PACKED_BY_SERVER.test(pathname) ? gzipSync(bytes).length : bytes.length);
    return new Response(bytes, { status: response.status });
  };
  await (await engine).search({ text, filters: {}, sort: 'relevance', page: 1 });
  return { bytes: [...seen.values()].reduce((sum, size) => sum + size, 0), requests: seen.size };
};

if (!isMainThread) parentPort?.postMessage(await askCold(workerData.siteDir, workerData.text));

const inThread = (siteDir: string, text: string): Promise<Cost> =>
  new Promise((resolve, reject) => {
    const thread = new Worker(new URL(import.meta.url), { workerData: { siteDir, text } });
    thread.once('message', resolve);
    thread.once('error', reject);
  });

/** Prints what a first question costs a reader who has nothing yet: data of the index and excerpts, not our own script. */
export const printCold = async (siteDir: string, texts: readonly string[]): Promise<void> => {
  const costs: Cost[] = [];
  for (const text of texts) costs.push(await inThread(siteDir, text));
  const kilobytes = (share: number) =>
    Math.round(
      quantile(
        costs.map(({ bytes }) => bytes),
        share,
      ) / 1024,
    );
  const requests = quantile(
    costs.map((cost) => cost.requests),
    0.5,
  );
  console.log(
    `cold first question: ${kilobytes(0.5)} KB median, ${kilobytes(0.95)} KB p95, ${requests} requests (without pagefind.js, 14 KB)`,
  );
};
