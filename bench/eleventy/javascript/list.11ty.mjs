import { listTitle, pageUrl, shownNumbers } from '../shared/paging.mjs';
import { escapeHtml } from '../shared/words.mjs';
import { frame } from './_includes/frame.mjs';

export const data = {
  pagination: { data: 'collections.lists', size: 1, alias: 'list' },
  permalink: ({ list }) => pageUrl(list, list.number),
};

const item = (city, { url, data: { title, publishedOn, publisher, docNo, form, validity, interpretations } }) =>
  `<li><h2><a href="${url}">${escapeHtml(title)}</a></h2><time datetime="${publishedOn}">${publishedOn}</time><p class="meta"><span>${city.agencies[publisher].shortName}</span>${docNo ? `<span>${docNo}</span>` : ''}${form ? `<span>${form}</span>` : ''}${validity === '废止' ? '<span class="state">废止</span>' : ''}${interpretations ? '<span>有解读</span>' : ''}</p></li>`;

const pages = (list) =>
  list.pages === 1
    ? ''
    : `<nav class="pages" aria-label="翻页">${shownNumbers(list)
        .map((n) => `<a href="${pageUrl(list, n)}"${n === list.number ? ' aria-current="page"' : ''}>${n}</a>`)
        .join('')}</nav>`;

export const render = ({ list, city, page }) => {
  const title = listTitle(list, city);
  return frame(
    {
      city,
      url: page.url,
      title: list.number === 1 ? title : `${title}（第${list.number}页）`,
      description: `${title}，按发布日期排列。`,
      column: city.columns[list.id],
      path: [['/catalogue/', '法定主动公开']],
    },
    `<header class="page-head"><h1>${title}</h1><p>共 ${list.total} 篇，第 ${list.number} 页，共 ${list.pages} 页</p></header><ul class="list">${list.items.map((entry) => item(city, entry)).join('')}</ul>${pages(list)}`,
  );
};
