import { escapeHtml, longDate } from '../../shared/words.mjs';
import { frame } from './frame.mjs';

const explains = ({ url, data: { title, docNo, validity } }) =>
  `<p class="explains"><span>解读的文件</span><a href="${url}">${escapeHtml(title)}</a><span>${docNo}</span><span>${validity}</span></p>`;

export const render = (data) => {
  const { title, summary, content, collections, city, page, publisher, publishedOn, keywords, form, documents } = data;
  const column = city.columns.interpretations;
  const source = city.agencies[publisher].name;
  return frame(
    {
      city,
      url: page.url,
      title,
      description: summary,
      column,
      article: { publishedOn, source, keywords },
      path: [[`/${column.id}/`, column.name]],
    },
    `<header class="page-head"><h1>${escapeHtml(title)}</h1><p><a href="/agencies/${publisher}/">${source}</a><time datetime="${publishedOn}">${longDate(publishedOn)}</time><span>${form}</span></p></header><article>${documents.map((id) => explains(collections.byId.get(id))).join('')}<div class="prose">${content}</div></article>`,
  );
};
