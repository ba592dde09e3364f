import type { APIContext } from 'astro';
import { library } from '../library/current.ts';
import { SITEMAP_SIZE, sitemap, sitemapEntries } from '../text/sitemap.ts';

const entries = sitemapEntries(library);

export const getStaticPaths = () =>
  Array.from({ length: Math.ceil(entries.length / SITEMAP_SIZE) }, (_, at) => ({ params: { part: String(at + 1) } }));

export const GET = ({ params }: APIContext): Response => {
  const start = (Number(params.part) - 1) * SITEMAP_SIZE;
  return new Response(sitemap(library.site.domain, entries.slice(start, start + SITEMAP_SIZE)), {
    headers: { 'content-type': 'application/xml; charset=utf-8' },
  });
};
