import { escapeHtml } from '../shared/words.mjs';

export const data = {
  pagination: { data: 'collections.feeds', size: 1, alias: 'feed' },
  permalink: ({ feed }) => feed.path,
};

export const render = ({ feed: { kind, id, path, items }, city }) => {
  const { domain, name } = city.site;
  const entry = ({ url, data: { title, publishedOn, publisher, summary } }) =>
    `<entry><title>${escapeHtml(title)}</title><link href="https://${domain}${url}"/><id>https://${domain}${url}</id><updated>${publishedOn}T00:00:00+08:00</updated><author><name>${escapeHtml(city.agencies[publisher].name)}</name></author><summary>${escapeHtml(summary)}</summary></entry>`;
  return `<?xml version="1.0" encoding="utf-8"?><feed xmlns="http://www.w3.org/2005/Atom" xml:lang="zh-Hans"><title>${escapeHtml(city[kind][id].name)} - ${escapeHtml(name)}</title><link rel="self" href="https://${domain}${path}"/><id>https://${domain}${path}</id><updated>${items[0].data.publishedOn}T00:00:00+08:00</updated>${items.map(entry).join('')}</feed>`;
};
