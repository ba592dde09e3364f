import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { INDEX_FOLDER } from '#domain/search/manifest.ts';
import { RESULTS_PER_PAGE } from '#domain/search/record.ts';
import type { Quote, SearchAnswer, SearchResult } from '#domain/search/types.ts';
import { openIndex } from '#functions/adapters/search-index.ts';
import { ENGLISH_FOLDER } from '#site/search/english-engine.ts';
import { openEnglishFolder } from './english-search.ts';
import { ROOT } from './settings.ts';
import { Complaint, run } from './terminal.ts';

const USAGE = '用法：npm run -s search -- [--lang en] [--dir dist] [--json] [--explain] [--date] [--page 2] 关键词';

const DIRECT = { number: '〔文号直达〕', title: '〔标题相同〕' } as const;

const readArgs = () => {
  try {
    return parseArgs({
      allowPositionals: true,
      options: {
        dir: { type: 'string', default: process.env['DIST_DIR'] || 'dist' },
        explain: { type: 'boolean', default: false },
        json: { type: 'boolean', default: false },
        date: { type: 'boolean', default: false },
        lang: { type: 'string', default: 'zh' },
        page: { type: 'string', default: '1' },
      },
    });
  } catch {
    throw new Complaint(USAGE);
  }
};

/** A result and what its page says to the question. */
type Quoted = SearchResult & Quote;

const line = (
  { title, direct, url, anchor, publishedOn, number, excerpt, why }: Quoted,
  at: number,
  explain: boolean,
): string =>
  [
    `${String(at).padStart(3)}. ${title}${direct ? DIRECT[direct] : ''}`,
    [anchor ? `${url}#${anchor}` : url, publishedOn, number].filter(Boolean).join('  '),
    excerpt.map(({ text }) => text).join(''),
    ...(explain ? [`所以在此：${why.join(' · ')}`] : []),
  ].join('\n     ');

interface Report {
  readonly answer: SearchAnswer;
  readonly results: readonly Quoted[];
  readonly page: number;
  readonly explain: boolean;
}

const correctionLine = ({ correction }: SearchAnswer): string[] =>
  correction ? [correction.isUsed ? `以下是“${correction.text}”的结果` : `您是不是要找：${correction.text}？`] : [];

const report = ({ answer, results, page, explain }: Report): string => {
  const { total, closest, isPartial } = answer;
  const words = isPartial ? `没有一篇含有全部词语；${total} 条含有其中一部分` : `找到 ${total} 条结果`;
  const head = closest < total && !isPartial ? `${words}，前 ${closest} 条最符合` : words;
  const lines = results.map((result, at) => line(result, (page - 1) * RESULTS_PER_PAGE + at + 1, explain));
  return [head, ...correctionLine(answer), ...lines].join('\n');
};

await run(async () => {
  const { values, positionals } = readArgs();
  const text = positionals.join(' ').trim();
  const page = Number(values.page);
  const isEnglish = values.lang === 'en';
  if (text === '' || !Number.isInteger(page) || page < 1 || !(isEnglish || values.lang === 'zh'))
    throw new Complaint(USAGE);
  const place = join(resolve(ROOT, values.dir), 'client', isEnglish ? ENGLISH_FOLDER : INDEX_FOLDER);
  if (!existsSync(join(place, 'manifest.json')))
    throw new Complaint(`${place} 里没有搜索索引：请先运行 npm run build。`);
  const engine = await (isEnglish ? openEnglishFolder(place) : openIndex(place));
  const answer = await engine.search({ text, filters: {}, sort: values.date ? 'date' : 'relevance', page });
  const { explain } = values;
  const results = await Promise.all(
    answer.results.map(async (result) => ({ ...result, ...(await engine.quote(result, text)) })),
  );
  const brief = results.map(({ url, anchor, title, score, why }) => ({
    url,
    anchor,
    title,
    score,
    ...(explain && { why }),
  }));
  process.stdout.write(`${values.json ? JSON.stringify(brief) : report({ answer, results, page, explain })}\n`);
});
