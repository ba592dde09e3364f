import { mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { launchChromium } from '../../tests/support/chromium.ts';
import { table } from '../../tools/markdown-table.ts';
import { askCold, askWarm, serveFolder } from './browser.ts';
import { buildIndex, writeClient } from './build.ts';
import { grow } from './corpus.ts';
import { quantile } from './marks.ts';

/** Common and rare, short and long, with and without a title of that name. */
const QUESTIONS = [
  '住房公积金',
  '安全生产',
  '道路 交通 管理',
  '小微企业 补贴 怎么申请',
  '水污染防治条例',
  '行政处罚',
  '突发事件应急预案',
  '科技成果转化',
];

const textBytes = async (corpus: string, documents: number): Promise<number> => {
  let bytes = 0;
  for await (const { record } of grow(corpus, documents)) {
    const { title, text } = record();
    bytes += Buffer.byteLength(title) + Buffer.byteLength(text);
  }
  return bytes;
};

/** How the index grows with its documents: built, kept, and asked in a browser. */
export const printGrowth = async (corpus: string, sizes: readonly number[], scratch: string): Promise<void> => {
  const browser = await launchChromium();
  const rows: string[][] = [];
  try {
    for (const documents of sizes) {
      const dir = await mkdtemp(join(scratch, 'growth-'));
      try {
        const build = (into: string, more = 0) =>
          buildIndex({
            contender: 'ours',
            corpus,
            documents: documents + more,
            dir: join(dir, into),
            cacheDir: join(dir, 'cache'),
            grown: true,
          });
        const built = await build('site');
        const { seconds: oneMore } = await build('again', 1);
        await writeClient('ours', join(dir, 'site'));
        const site = await serveFolder(join(dir, 'site'));
        const page = await browser.newPage();
        await page.goto(site.url);
        const warm = (await askWarm(page, QUESTIONS)).map(({ warmMs }) => warmMs);
        await page.close();
        const cold: number[] = [];
        const quoted: number[] = [];
        for (const question of QUESTIONS) {
          cold.push((await askCold(browser, site, question)).kilobytes);
          quoted.push((await askCold(browser, site, question, 'quote')).kilobytes);
        }
        site.stop();
        const text = (await textBytes(corpus, documents)) / 1e6;
        rows.push([
          String(documents),
          text.toFixed(0),
          built.seconds.toFixed(0),
          built.cpuSeconds.toFixed(0),
          built.peakMegabytes.toFixed(0),
          oneMore.toFixed(1),
          `${built.megabytes.toFixed(0)} (${((built.megabytes / text) * 100).toFixed(0)} %)`,
          `${quantile(cold, 0.5).toFixed(0)} / ${Math.max(...cold).toFixed(0)}`,
          `${quantile(quoted, 0.5).toFixed(0)} / ${Math.max(...quoted).toFixed(0)}`,
          `${quantile(warm, 0.5).toFixed(1)} / ${Math.max(...warm).toFixed(1)}`,
        ]);
        console.error(rows.at(-1)?.join(' | '));
      } finally {
        await rm(dir, { recursive: true });
      }
    }
  } finally {
    await browser.close();
  }
  console.log(
    table(
      [
        'documents',
        'text MB',
        'build s',
        'CPU s',
        'peak MB',
        'one more s',
        'index MB',
        'first question KB, median / most',
        'with excerpts KB',
        'warm ms, median / most',
      ],
      rows,
    ),
  );
};
