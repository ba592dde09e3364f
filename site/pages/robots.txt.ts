import { library } from '../library/current.ts';

/** Everything may be read; the results of a search are not pages of their own. */
export const GET = (): Response =>
  new Response(
    `User-agent: *\nDisallow: /search/?\nDisallow: /hant/search/?\nDisallow: /en/search/?\nSitemap: https://${library.site.domain}/sitemap.xml\n`,
  );
