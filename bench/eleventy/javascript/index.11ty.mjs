import { escapeHtml } from '../shared/words.mjs';
import { frame } from './_includes/frame.mjs';

export const data = { permalink: '/' };

const NEWEST = 7;

export const render = ({ collections, city, page }) =>
  frame(
    { city, url: page.url, title: city.site.name, description: city.site.motto },
    `<h1>${city.site.motto}</h1><ul>${collections.documents
      .slice(0, NEWEST)
      .map(({ url, data }) => `<li><a href="${url}">${escapeHtml(data.title)}</a></li>`)
      .join('')}</ul><ul>${Object.values(city.themes)
      .map(
        ({ id, name }) => `<li><a href="/themes/${id}/">${name}</a> ${collections.byTheme.get(id)?.length ?? 0}</li>`,
      )
      .join('')}</ul>`,
  );
