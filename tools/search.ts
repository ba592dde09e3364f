import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import type { SearchAnswer, SearchResult } from '#site/search/engine.ts';
import { NoIndexError, openSearch } from '#site/search/node.ts';
import { RESULTS_PER_PAGE } from '#site/search/record.ts';
import { ROOT } from './settings.ts';
import { Complaint, run } from './terminal.ts';

const USAGE = '用法：npm run -s search -- [--dir dist] [--json] [--date] [--page 2] 关键词';

const DIRECT = { number: '〔文号直达〕', title: '〔标题相同〕' } as const;

const readArgs = () => {
  try {
    return parseArgs({
      allowPositionals: true,
      options: {
        dir: { type: 'string', default: process.env['DIST_DIR'] || 'dist' },
        json: { type: 'boolean', default: false },
        date: { type: 'boolean', default: false },
        page: { type: 'string', default: '1' },
      },
    });
  } catch {
    throw new Complaint(USAGE);
  }
};

const line = ({ title, direct, url, publishedOn, number, excerpt }: SearchResult, at: number): string =>
  [
    `${String(at).padStart(3)}. ${title}${direct ? DIRECT[direct] : ''}`,
    [url, publishedOn, number].filter(Boolean).join('  '),
    excerpt.map(({ text }) => text).join(''),
  ].join('\n     ');

const report = ({ total, closest, isPartial, results }: SearchAnswer, page: number): string => {
  const words = isPartial ? `没有一篇含有全部词语；${total} 条含有其中一部分` : `找到 ${total} 条结果`;
  const head = closest < total && !isPartial ? `${words}，前 ${closest} 条最符合` : words;
  return [head, ...results.map((result, at) => line(result, (page - 1) * RESULTS_PER_PAGE + at + 1))].join('\n');
};

await run(async () => {
  const { values, positionals } = readArgs();
  const text = positionals.join(' ').trim();
  const page = Number(values.page);
  if (text === '' || !Number.isInteger(page) || page < 1) throw new Complaint(USAGE);
  const engine = await openSearch(resolve(ROOT, values.dir)).catch((error) => {
    throw error instanceof NoIndexError ? new Complaint(error.message) : error;
  });
  const answer = await engine.search({ text, filters: {}, sort: values.date ? 'date' : 'relevance', page });
  const brief = answer.results.map(({ url, title, score }) => ({ url, title, score }));
  process.stdout.write(`${values.json ? JSON.stringify(brief) : report(answer, page)}\n`);
});
