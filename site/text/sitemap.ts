import { predecessor } from '../library/chain.ts';
import { type Library, urlOf } from '../library/library.ts';

/** Addresses in one sitemap file; the protocol allows 50,000. */
export const SITEMAP_SIZE = 20_000;

/** Every page worth finding, with the day it last changed where that is known. */
export const sitemapEntries = (library: Library): { readonly url: string; readonly on?: string }[] => [
  ...[
    '/',
    '/search/',
    '/policies/',
    '/catalogue/',
    '/themes/',
    '/agencies/',
    '/apply/',
    '/apply/new/',
    '/apply/process/',
    '/apply/released/',
    '/scan/',
    '/data/',
    '/feeds/',
    '/sitemap/',
    '/self-check/',
    '/find-fault/',
    '/calendar/',
    '/deadlines/',
    '/en/',
    '/en/search/',
  ].map((url) => ({ url })),
  ...library.columns.map(({ id }) => ({ url: `/${id}/` })),
  ...library.themes.map(({ id }) => ({ url: `/themes/${id}/` })),
  ...library.statutory.map(({ id }) => ({ url: `/catalogue/${id}/` })),
  ...library.years.map((year) => ({ url: `/years/${year}/` })),
  ...library.agencies.map((agency) => ({ url: urlOf(agency) })),
  ...library.documents.filter((entry) => predecessor(library, entry)).map(({ id }) => ({ url: `/compare/${id}/` })),
  ...library.publications.map((entry) => ({ url: urlOf(entry), on: entry.fields.publishedOn })),
];

/** A sitemap (sitemaps.org 0.9) of some addresses. */
export const sitemap = (domain: string, entries: readonly { readonly url: string; readonly on?: string }[]): string =>
  `<?xml version="1.0" encoding="utf-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n${entries
    .map(({ url, on }) => `<url><loc>https://${domain}${url}</loc>${on ? `<lastmod>${on}</lastmod>` : ''}</url>`)
    .join('\n')}\n</urlset>\n`;

/** The index of the sitemaps. */
export const sitemapIndex = (domain: string, parts: number): string =>
  `<?xml version="1.0" encoding="utf-8"?>\n<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n${Array.from(
    { length: parts },
    (_, at) => `<sitemap><loc>https://${domain}/sitemap-${at + 1}.xml</loc></sitemap>`,
  ).join('\n')}\n</sitemapindex>\n`;
