import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { load } from 'js-yaml';
import { JUDGEMENTS } from '#content/schema/index.ts';
import { INDEX_FOLDER } from '#domain/search/manifest.ts';
import { openIndex } from '#functions/adapters/search-index.ts';
import { table } from '../../tools/markdown-table.ts';
import { readSettings } from '../../tools/settings.ts';
import { mean } from './marks.ts';

const TOP = 10;

/** 本市的评判 — each question of `content/search/judgements.yaml` asked of the built site: how much is found, and what stands first. */
export const printOwn = async (): Promise<void> => {
  const { contentDir, distDir } = readSettings();
  const file = join(contentDir, 'search/judgements.yaml');
  const judgements = existsSync(file) ? JUDGEMENTS.parse(load(readFileSync(file, 'utf8'))) : [];
  if (judgements.length === 0) return console.log(`${file} holds no judgements`);
  const engine = await openIndex(join(distDir, 'client', INDEX_FOLDER));
  const asked = await Promise.all(
    judgements.map(async ({ question, pages, first }) => {
      const { results } = await engine.search({ text: question, filters: {}, sort: 'relevance', page: 1 });
      const urls = results.map(({ url }) => url);
      const found = pages.filter((page) => urls.includes(page));
      const place = first === undefined ? undefined : urls.indexOf(first) + 1;
      return {
        question,
        recall: found.length / Math.min(TOP, pages.length),
        place,
        missing: pages.filter((page) => !urls.includes(page)),
      };
    }),
  );
  console.log(
    table(
      ['question', 'recall@10', 'place of the right one', 'not found'],
      asked.map(({ question, recall, place, missing }) => [
        question,
        recall.toFixed(2),
        place === undefined ? '' : place === 0 ? 'none' : String(place),
        missing.join(' '),
      ]),
    ),
  );
  const placed = asked.flatMap(({ place }) => (place === undefined ? [] : [place === 0 ? 0 : 1 / place]));
  console.log(
    `recall@10 ${mean(asked.map(({ recall }) => recall)).toFixed(3)}${placed.length > 0 ? `, MRR ${mean(placed).toFixed(3)}` : ''}`,
  );
};
