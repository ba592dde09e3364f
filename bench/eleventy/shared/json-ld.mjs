export const jsonLd = (data) => JSON.stringify(data).replaceAll('<', '\\u003c');

/** BreadcrumbList of schema.org, of `[url, name]` from the home page to the page itself. */
export const breadcrumbs = (domain, steps) => ({
  '@context': 'https://schema.org',
  '@type': 'BreadcrumbList',
  itemListElement: steps.map(([url, name], at) => ({
    '@type': 'ListItem',
    position: at + 1,
    name,
    item: `https://${domain}${url}`,
  })),
});

/** Legislation of schema.org, of the data of a document's page. */
export const legislation = (data) => ({
  '@context': 'https://schema.org',
  '@type': 'Legislation',
  '@id': `https://${data.city.site.domain}${data.page.url}`,
  name: data.title,
  legislationIdentifier: data.docNo,
  legislationType: data.genre,
  legislationDate: data.writtenOn,
  datePublished: data.publishedOn,
  legislationDateVersion: data.effectiveOn,
  legislationPassedBy: { '@type': 'GovernmentOrganization', name: data.city.agencies[data.publisher].name },
  keywords: data.keywords.join(','),
  description: data.summary,
  inLanguage: 'zh-Hans',
  url: `https://${data.city.site.domain}${data.page.url}`,
});
