/** Structured data as text that cannot end its script element. */
export const jsonLd = (data: object): string => JSON.stringify(data).replaceAll('<', '\\u003c');

/** BreadcrumbList of schema.org, from the home page to the page itself. */
export const breadcrumbs = (
  domain: string,
  steps: readonly { readonly name: string; readonly url: string }[],
): object => ({
  '@context': 'https://schema.org',
  '@type': 'BreadcrumbList',
  itemListElement: steps.map(({ name, url }, at) => ({
    '@type': 'ListItem',
    position: at + 1,
    name,
    item: `https://${domain}${url}`,
  })),
});
