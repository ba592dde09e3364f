export const data = { permalink: '/sitemap.xml' };

export const render = ({ collections, city }) => {
  const domain = `https://${city.site.domain}`;
  const entries = [
    ...collections.lists
      .filter(({ number }) => number === 1)
      .map(({ base }) => `<url><loc>${domain}${base}</loc></url>`),
    ...collections.publications.map(
      ({ url, data }) => `<url><loc>${domain}${url}</loc><lastmod>${data.publishedOn}</lastmod></url>`,
    ),
  ];
  return `<?xml version="1.0" encoding="utf-8"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">${entries.join('')}</urlset>`;
};
