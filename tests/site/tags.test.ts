import { describe, expect, it } from 'vitest';
import { type Entry, urlOf } from '#site/library/library.ts';
import { builtPages, demoLibrary } from '../support/demo-site.ts';
import { linksOf, metaOf, tagsOf } from '../support/tags.ts';

const library = demoLibrary();
const { site } = library;
const pages = new Map(
  builtPages().map(({ url, html }) => {
    const tags = tagsOf(html);
    return [url, { url, html, tags, meta: metaOf(tags) }] as const;
  }),
);
const pageAt = (url: string) => {
  const page = pages.get(url);
  if (!page) throw new Error(`no page ${url}`);
  return page;
};
const isHidden = ({ meta }: { readonly meta: ReadonlyMap<string, string> }): boolean =>
  meta.get('robots')?.includes('noindex') === true;

describe('页面标签 (国办发〔2017〕47号)', () => {
  it('the site names itself on every page', () => {
    const unnamed = [...pages.values()].filter(
      ({ url, meta }) =>
        (!url.startsWith('/hant/') && meta.get('SiteName') !== site.name) ||
        !meta.get('SiteName') ||
        meta.get('SiteDomain') !== site.domain ||
        meta.get('SiteIDCode') !== site.siteIdCode,
    );
    expect(unnamed.map(({ url }) => url)).toEqual([]);
  });

  it('every page to be found says which column it is in', () => {
    const wanted = ['ColumnName', 'ColumnDescription', 'ColumnKeywords', 'ColumnType'];
    const without = [...pages.values()]
      .filter((page) => !isHidden(page))
      .flatMap(({ url, meta }) => wanted.filter((name) => !meta.get(name)).map((name) => `${url}: ${name}`));
    expect(without).toEqual([]);
  });

  it.each(library.columns)('栏目 $name has its own tags', ({ id, name, description, keywords, columnType }) => {
    const { meta } = pageAt(`/${id}/`);
    expect(meta.get('ColumnName')).toBe(name);
    expect(meta.get('ColumnDescription')).toBe(description);
    expect(meta.get('ColumnKeywords')).toBe(keywords.join(','));
    expect(meta.get('ColumnType')).toBe(columnType);
  });

  it('every publication has title, time and source', () => {
    const wrong = library.publications.filter((entry) => {
      const { meta } = pageAt(urlOf(entry));
      const { title, publisher, publishedOn } = entry.fields;
      const source =
        'source' in entry.fields && entry.fields.source ? entry.fields.source : library.agency(publisher).fields.name;
      return (
        meta.get('ArticleTitle') !== title ||
        !/^\d{4}-\d{2}-\d{2} \d{2}:\d{2}$/.test(meta.get('PubDate') ?? '') ||
        meta.get('PubDate')?.slice(0, 10) !== publishedOn ||
        meta.get('ContentSource') !== source ||
        meta.get('Url') !== `https://${site.domain}${urlOf(entry)}` ||
        meta.get('ColumnName') !== library.column(entry.fields.column).name
      );
    });
    expect(wrong.map(urlOf)).toEqual([]);
  });

  it('繁體 has the same tags, its address its own', () => {
    const wrong = library.publications.filter((entry) => {
      const { meta } = pageAt(`/hant${urlOf(entry)}`);
      const names = [...pageAt(urlOf(entry)).meta.keys()];
      return (
        names.some((name) => !meta.get(name)) ||
        meta.get('PubDate') !== pageAt(urlOf(entry)).meta.get('PubDate') ||
        meta.get('Url') !== `https://${site.domain}/hant${urlOf(entry)}`
      );
    });
    expect(wrong.map(urlOf)).toEqual([]);
  });
});

describe('规范地址', () => {
  const origin = `https://${site.domain}`;
  const found = [...pages.values()].filter((page) => !isHidden(page));

  /** A column of standing pages shows the first of them, whose address it gives. */
  const shown = new Map<string, string>(
    library.columns
      .filter(({ kind }) => kind === 'pages')
      .flatMap(({ id }) => {
        const entries = library.inColumn(id) as readonly Entry<'pages'>[];
        const first = entries.toSorted((a, b) => a.fields.order - b.fields.order)[0];
        return first ? [[`/${id}/`, urlOf(first)] as const] : [];
      }),
  );
  const simplifiedOf = (url: string): string => {
    const simplified = url.replace(/^\/(?:hant|en)\//, '/');
    return shown.get(simplified) ?? simplified;
  };

  it('every page to be found names its own, a standing column the page it shows', () => {
    const wrong = found.filter(({ url, tags }) => {
      const addresses = linksOf(tags, 'canonical').map((link) => link.get('href'));
      const own = url.startsWith('/hant/') ? `/hant${simplifiedOf(url)}` : (shown.get(url) ?? url);
      return addresses.length !== 1 || addresses[0] !== origin + own;
    });
    expect(wrong.map(({ url }) => url)).toEqual([]);
  });

  it('translations name each other, 简体 ↔ 繁體 on every page, English where there is one', () => {
    const translationsOf = (url: string): string[] =>
      linksOf(pageAt(url).tags, 'alternate')
        .filter((link) => link.has('hreflang'))
        .map((link) => `${link.get('hreflang')} ${link.get('href')}`)
        .sort();
    const wrong = found.filter(({ url }) => {
      const simplified = simplifiedOf(url);
      const expected = [`zh-Hans ${origin}${simplified}`, `zh-Hant ${origin}/hant${simplified}`];
      if (pages.has(`/en${simplified}`)) expected.push(`en ${origin}/en${simplified}`);
      return translationsOf(url).join() !== expected.sort().join() || !pages.has(`/hant${simplified}`);
    });
    expect(wrong.map(({ url }) => url)).toEqual([]);
  });
});
