import { existsSync, readFileSync } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { gunzipSync, gzipSync } from 'node:zlib';
import type { Browser } from 'playwright-core';
import { launchChromium } from '../tests/support/chromium.ts';
import { provideChromium } from '../tools/chromium.ts';
import { Complaint } from '../tools/terminal.ts';
import { BENCH_DIR } from './generate.ts';
import { askCold, askWarm, serveFolder } from './search/browser.ts';
import { type Built, buildIndex, writeClient } from './search/build.ts';
import { CONTENDERS } from './search/contenders.ts';
import { printGrowth } from './search/growth.ts';
import { printOwn } from './search/judgements.ts';
import { marksByClass, type Query, quantile } from './search/marks.ts';
import { barLines, classTable, contestTable, type Trial } from './search/report.ts';

const USAGE = `npm run bench -- search                      the city's own judgements, content/search/judgements.yaml, on its built site
npm run bench -- search --corpus FILE.jsonl[.gz] --queries FILE.json [--limit 1000] [--only ours,minisearch] [--growth 14000,140000]`;

/** So many first questions are asked cold of each engine. */
const COLD_QUESTIONS = 15;

const median = (values: readonly number[]): number => quantile(values, 0.5);

const spread = <T>(all: readonly T[], most: number): T[] =>
  all.filter((_, at) => at % Math.ceil(all.length / most) === 0);

const trialOf = async (
  browser: Browser,
  contender: string,
  built: Built,
  dir: string,
  queries: readonly Query[],
): Promise<Trial> => {
  await writeClient(contender, dir);
  const site = await serveFolder(dir);
  const page = await browser.newPage();
  await page.goto(site.url);
  const asked = await askWarm(
    page,
    queries.map(({ q }) => q),
  );
  await page.close();
  const cold = [];
  const quoted = [];
  for (const { q } of spread(queries, COLD_QUESTIONS)) {
    cold.push(await askCold(browser, site, q));
    if (contender === 'ours') quoted.push(await askCold(browser, site, q, 'quote'));
  }
  site.stop();
  return {
    name: CONTENDERS[contender]?.name ?? contender,
    built,
    marks: marksByClass(queries, asked),
    coldKilobytes: median(cold.map(({ kilobytes }) => kilobytes)),
    coldRequests: median(cold.map(({ requests }) => requests)),
    quotedKilobytes: quoted.length > 0 ? median(quoted.map(({ kilobytes }) => kilobytes)) : undefined,
  };
};

const NEW_ROW = { title: '关于增量的新文件', body: '只有这一件是新的。', year: '2026' };

const readText = (file: string): string =>
  (file.endsWith('.gz') ? gunzipSync(readFileSync(file)) : readFileSync(file)).toString().trimEnd();

interface Again {
  readonly seconds: number;
  /** 第一次提问 — with what has changed lying beside the index, median. */
  readonly coldKilobytes: number;
}

/** An index built with what the last build left, of a corpus that was edited since. */
const buildAgain = async (
  edit: (rows: readonly string[]) => string[],
  { corpus, limit, workDir, browser, queries }: Contest & { readonly workDir: string; readonly browser: Browser },
): Promise<Again> => {
  const edited = join(workDir, 'edited.jsonl.gz');
  const rows = readText(corpus)
    .split('\n')
    .slice(0, limit ? Number(limit) : undefined);
  await writeFile(edited, gzipSync(edit(rows).join('\n')));
  const dir = join(workDir, 'ours-again');
  const { seconds } = await buildIndex({
    contender: 'ours',
    corpus: edited,
    dir,
    cacheDir: join(workDir, 'ours-cache'),
  });
  await writeClient('ours', dir);
  const site = await serveFolder(dir);
  const cold: number[] = [];
  for (const { q } of spread(queries, COLD_QUESTIONS)) cold.push((await askCold(browser, site, q)).kilobytes);
  site.stop();
  await rm(dir, { recursive: true });
  return { seconds, coldKilobytes: median(cold) };
};

/** 增量 — one document more; one in the middle with another text; a sentence more in so many that, with the last, a hundred lie beside. */
const oneMore = (rows: readonly string[]): string[] => [...rows, JSON.stringify(NEW_ROW)];
const withText = (row: string, textOf: (body: string) => string): string => {
  const { body, ...rest } = JSON.parse(row);
  return JSON.stringify({ ...rest, body: textOf(body) });
};
const oneChanged = (rows: readonly string[]): string[] =>
  rows.map((row, at) => (at === rows.length >> 1 ? withText(row, () => NEW_ROW.body) : row));
const hundredLonger = (rows: readonly string[]): string[] =>
  rows.map((row, at) => (at < 99 ? withText(row, (body) => `${body}\n${NEW_ROW.body}`) : row));

interface Contest {
  readonly corpus: string;
  readonly queries: readonly Query[];
  readonly limit?: string | undefined;
}

const contest = async (values: {
  corpus: string;
  queries: string;
  limit?: string | undefined;
  only?: string | undefined;
}): Promise<void> => {
  const workDir = await mkdtemp(join(BENCH_DIR, 'search-'));
  const { queries } = JSON.parse(readFileSync(values.queries, 'utf8')) as { queries: readonly Query[] };
  const documents = values.limit ? Number(values.limit) : undefined;
  const browser = await launchChromium();
  try {
    const trials: Trial[] = [];
    for (const contender of values.only?.split(',') ?? Object.keys(CONTENDERS)) {
      const dir = join(workDir, contender);
      await mkdir(dir);
      const built = await buildIndex({ contender, corpus: values.corpus, documents, dir, cacheDir: `${dir}-cache` });
      const trial = await trialOf(browser, contender, built, dir, queries);
      trials.push(trial);
      console.error(`${trial.name}: ${built.seconds.toFixed(0)} s`);
    }
    console.log(`${contestTable(trials)}\n\n${classTable(trials)}\n`);
    const again = (edit: typeof oneMore) => buildAgain(edit, { ...values, queries, workDir, browser });
    const [more, changed, longer] = [await again(oneMore), await again(oneChanged), await again(hundredLonger)];
    const [ours] = trials;
    const mark = (name: string) => ours?.marks.get(name);
    console.log(
      barLines([
        { what: 'cold first question, KB', value: ours?.coldKilobytes, atMost: 60 },
        { what: 'with five excerpts, KB', value: ours?.quotedKilobytes, atMost: 90 },
        { what: 'warm p95, ms', value: mark('CORE')?.warmP95, atMost: 15 },
        { what: 'CORE recall@10', value: mark('CORE')?.recall, atLeast: 0.98 },
        { what: 'CORE nDCG@10', value: mark('CORE')?.ndcg, atLeast: 0.96 },
        { what: 'MRR of the exact page', value: mark('CORE')?.mrr, atLeast: 0.99 },
        { what: 'Traditional', value: mark('trad')?.recall, atLeast: 0.98 },
        { what: 'pinyin', value: mark('pinyin')?.recall, atLeast: 0.95 },
        { what: 'abbreviations', value: mark('abbr')?.recall, atLeast: 0.9 },
        { what: 'one wrong character', value: mark('typo')?.recall, atLeast: 0.9 },
        { what: 'build, s', value: ours?.built.seconds, atMost: 90 },
        { what: 'peak memory, MB', value: ours?.built.peakMegabytes, atMost: 1000 },
        { what: 'one document more, s', value: more.seconds, atMost: 5 },
        { what: 'one document changed, s', value: changed.seconds, atMost: 5 },
        { what: 'cold first question with one document beside, KB', value: more.coldKilobytes, atMost: 60 },
        { what: 'cold first question with a hundred beside, KB', value: longer.coldKilobytes, atMost: 60 },
      ]),
    );
  } finally {
    await browser.close();
    await rm(workDir, { recursive: true });
  }
};

/** The search on a corpus with known answers, beside the engines one would otherwise take; or on the city's own judgements. */
export const run = async (args: readonly string[]): Promise<void> => {
  const { values } = parseArgs({
    args: [...args],
    options: {
      corpus: { type: 'string' },
      queries: { type: 'string' },
      limit: { type: 'string' },
      only: { type: 'string' },
      growth: { type: 'string' },
    },
  });
  const { corpus, queries, growth } = values;
  if (!corpus) return printOwn();
  if (!existsSync(corpus)) throw new Complaint(`${corpus} does not exist\n${USAGE}`);
  if (!queries && !growth) throw new Complaint(USAGE);
  process.env['CHROMIUM'] = provideChromium();
  await mkdir(BENCH_DIR, { recursive: true });
  if (queries) await contest({ ...values, corpus, queries });
  if (growth) await printGrowth(corpus, growth.split(',').map(Number), BENCH_DIR);
};
