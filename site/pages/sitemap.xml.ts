import { library } from '../library/current.ts';
import { SITEMAP_SIZE, sitemapEntries, sitemapIndex } from '../text/sitemap.ts';

export const GET = (): Response =>
  new Response(sitemapIndex(library.site.domain, Math.ceil(sitemapEntries(library).length / SITEMAP_SIZE)), {
    headers: { 'content-type': 'application/xml; charset=utf-8' },
  });
