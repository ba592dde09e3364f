import { createReadStream, readdirSync, readFileSync, statSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import { createGunzip } from 'node:zlib';
import type { SearchRecord } from '#domain/search/record.ts';
import { watchChildren } from './children.ts';
import { writeIndex } from './pagefind/index-writer.ts';
import { openSearch } from './pagefind/node.ts';
import { printCold } from './search-cold.ts';
import { printQuality } from './search-queries.ts';

const USAGE = 'npm run bench -- search --corpus FILE.jsonl[.gz] --queries FILE.json [--limit 1000]';

/** A row of the corpus; its number is its id. */
interface Row {
  readonly title: string;
  readonly body: string;
  readonly agency?: string;
  readonly year?: string;
  readonly category?: string;
  readonly docno?: string;
}

const recordOf = ({ title, body, agency, year, category, docno }: Row, id: number): SearchRecord => ({
  url: `/documents/row-${id}/`,
  title,
  text: body,
  ...(docno && { number: docno }),
  ...(year && { publishedOn: `${year}-01-01` }),
  aside: agency ? [agency] : [],
  facets: {
    category: ['documents'],
    ...(agency && { agency: [agency] }),
    ...(category && { genre: [category] }),
    ...(year && { year: [year] }),
  },
});

const readRecords = async function* (file: string, limit: number): AsyncGenerator<SearchRecord> {
  const stream = createReadStream(file);
  const input = file.endsWith('.gz') ? stream.pipe(createGunzip()) : stream;
  let id = 0;
  for await (const line of createInterface({ input })) {
    if (id === limit) break;
    if (line) yield recordOf(JSON.parse(line), id++);
  }
};

const sizeOf = (dir: string): { files: number; megabytes: number } => {
  const paths = readdirSync(dir, { recursive: true, encoding: 'utf8' }).map((name) => statSync(join(dir, name)));
  const files = paths.filter((path) => path.isFile());
  return { files: files.length, megabytes: files.reduce((sum, { size }) => sum + size, 0) / 1e6 };
};

const build = async (corpus: string, limit: number, dir: string): Promise<void> => {
  const children = watchChildren();
  const cpu = process.cpuUsage();
  const startedAt = performance.now();
  await writeIndex(readRecords(corpus, limit), dir);
  const wall = (performance.now() - startedAt) / 1000;
  const { user, system } = process.cpuUsage(cpu);
  const { cpuSeconds, peakMegabytes } = children.stop();
  const own = process.resourceUsage().maxRSS / 1024;
  console.log(`index: ${wall.toFixed(1)} s wall, ${((user + system) / 1e6 + cpuSeconds).toFixed(1)} s CPU`);
  console.log(`peak memory: ${Math.round(own)} MB of our own, ${Math.round(peakMegabytes)} MB of Pagefind`);
  for (const part of ['index', 'fragment', 'direct', 'filter']) {
    const { files, megabytes } = sizeOf(join(dir, part));
    console.log(`${part}: ${megabytes.toFixed(1)} MB in ${files} files`);
  }
};

/** Indexes a corpus and asks it questions whose answers are known. */
export const run = async (args: readonly string[]): Promise<void> => {
  const { values } = parseArgs({
    args: [...args],
    options: { corpus: { type: 'string' }, queries: { type: 'string' }, limit: { type: 'string' } },
  });
  const { corpus, queries: file, limit } = values;
  if (!corpus || !file) throw new Error(USAGE);
  const siteDir = await mkdtemp(join(tmpdir(), 'mingbai-search-'));
  try {
    await build(corpus, Number(limit ?? Number.POSITIVE_INFINITY), join(siteDir, 'client/pagefind'));
    const { queries } = JSON.parse(readFileSync(file, 'utf8'));
    await printQuality(await openSearch(siteDir), queries);
    await printCold(
      siteDir,
      queries.map(({ q }: { q: string }) => q),
    );
  } finally {
    await rm(siteDir, { recursive: true });
  }
};
