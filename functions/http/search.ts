import * as z from 'zod';
import { field } from '#content/schema/field.ts';
import type { Piece } from '#domain/search/excerpt.ts';
import { FACETS, RESULTS_PER_PAGE } from '#domain/search/record.ts';
import type { SearchResult } from '#domain/search/types.ts';
import type { SiteSearch } from '../usecases/ports/site-search.ts';
import { check } from './body.ts';
import type { Answer } from './doors.ts';
import { edgeProblem } from './edge-problems.ts';

const values = (label: string, example: string) =>
  field(z.string().max(500, '长于 500 个字符').optional(), label, '多个值用逗号隔开，符合其一即可', example);

/** GET /search: what is asked, in the address. */
export const searchSchema = z.strictObject({
  q: field(
    z.string().trim().min(1, '没有写要找什么').max(200, '长于 200 个字符'),
    '要找什么',
    '写法与搜索页相同',
    '住房公积金提取',
  ),
  page: field(z.coerce.number().int().min(1).max(1000).default(1), '第几页', `每页 ${RESULTS_PER_PAGE} 条，从 1 起`),
  sort: field(z.enum(['relevance', 'date']).default('relevance'), '排序', 'relevance 最符合的在前，date 最新的在前'),
  explain: field(z.enum(['0', '1']).default('0'), '说明排序', '1 每条说明为什么排在这里'),
  category: values('类别', 'documents'),
  agency: values('机构', 'finance,justice'),
  theme: values('主题', 'labour-personnel'),
  genre: values('体裁', 'tongzhi'),
  year: values('年份', '2025,2026'),
  validity: values('有效性', 'in-force'),
});

const plain = (pieces: readonly Piece[]): string => pieces.map(({ text }) => text).join('');

/** Answers a search as the site's own page does, with excerpts. */
export const answerSearch = async (site: SiteSearch, query: Readonly<Record<string, string>>): Promise<Answer> => {
  const checked = check(searchSchema, query);
  if ('problem' in checked) return checked;
  const { q, page, sort, explain, ...chosen } = checked.data;
  const filters = Object.fromEntries(
    FACETS.flatMap((facet) => (chosen[facet] ? [[facet, chosen[facet].split(',')]] : [])),
  );
  const asked = { text: q, page, sort, filters };
  const data = await site(async (engine) => {
    const { results: found, total, isPartial, correction } = await engine.search(asked);
    const resultOf = async (result: SearchResult) => {
      const { excerpt, anchor } = await engine.quote(result, q);
      const { url, title, number, publishedOn, facets, direct, why } = result;
      const place = anchor && !url.includes('#') ? `${url}#${anchor}` : url;
      const reasons = explain === '1' ? { why } : {};
      return { url: place, title, number, publishedOn, direct, excerpt: plain(excerpt), facets, ...reasons };
    };
    const [results, facets] = await Promise.all([Promise.all(found.map(resultOf)), engine.facets(asked)]);
    return { total, page, isPartial, correction, results, facets };
  });
  return data ? { data } : { problem: edgeProblem('noIndex') };
};
