import { describe, expect, it } from 'vitest';
import { urlOf } from '#site/library/library.ts';
import { builtPages, demoLibrary } from '../support/demo-site.ts';
import { jsonLdOf } from '../support/tags.ts';

const library = demoLibrary();
const origin = `https://${library.site.domain}`;
const htmlAt = new Map(builtPages().map(({ url, html }) => [url, html]));
const dataAt = (url: string, type: string) => jsonLdOf(htmlAt.get(url) ?? '').filter((data) => data['@type'] === type);

describe('结构化数据', () => {
  it('parses on every page, and says whose words it uses', () => {
    const wrong = [...htmlAt].filter(([, html]) =>
      jsonLdOf(html).some((data) => data['@context'] !== 'https://schema.org' || !data['@type']),
    );
    expect(wrong.map(([url]) => url)).toEqual([]);
  });

  it.each(library.documents.map((document) => ({ document, title: document.fields.title })))(
    'Legislation: $title',
    ({ document }) => {
      const [legislation, ...rest] = dataAt(urlOf(document), 'Legislation');
      expect(rest).toEqual([]);
      expect(legislation).toMatchObject({
        '@id': origin + urlOf(document),
        name: document.fields.title,
        legislationIdentifier: document.fields.docNo ?? document.fields.indexNo,
        legislationDate: document.fields.writtenOn,
        datePublished: document.fields.publishedOn,
      });
      expect(String(legislation?.['legislationLegalForce']).endsWith('/InForce')).toBe(
        document.fields.validity === '现行有效',
      );
    },
  );

  it('依申请公开 is a GovernmentService', () => {
    const [service] = dataAt('/apply/', 'GovernmentService');
    expect(service).toMatchObject({ name: expect.any(String), provider: { '@type': 'GovernmentOrganization' } });
  });

  it('BreadcrumbList leads from the home page to the publication', () => {
    const wrong = library.publications.filter((entry) => {
      const [list] = dataAt(urlOf(entry), 'BreadcrumbList');
      const steps = (list?.['itemListElement'] ?? []) as { position: number; name: string; item: string }[];
      return (
        steps.length < 3 ||
        steps[0]?.item !== `${origin}/` ||
        steps.at(-1)?.item !== origin + urlOf(entry) ||
        steps.at(-1)?.name !== entry.fields.title ||
        steps.some(({ position }, at) => position !== at + 1)
      );
    });
    expect(wrong.map(urlOf)).toEqual([]);
  });
});
