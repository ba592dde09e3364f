import { describe, expect, it } from 'vitest';
import { referencesOf, resolver } from '../support/addresses.ts';
import { builtPages, clientDir, demoLibrary } from '../support/demo-site.ts';
import { jsonLdOf, tagsOf } from '../support/tags.ts';

describe('链接', () => {
  const origin = `https://${demoLibrary().site.domain}`;
  const resolves = resolver(clientDir());
  const pages = builtPages().map(({ url, html }) => {
    const tags = tagsOf(html);
    const ids = new Set(tags.flatMap(({ attributes }) => attributes.get('id') ?? []));
    return { url, html, ids, references: referencesOf(tags) };
  });
  const idsOf = new Map(pages.map(({ url, ids }) => [url, ids]));
  const isOwn = (url: string, to: string): boolean => new URL(to, origin + url).origin === origin;

  it('lead to a page, a file or a form that is there', () => {
    const broken = pages.flatMap(({ url, references }) =>
      references
        .filter(({ to }) => isOwn(url, to) && !resolves(new URL(to, origin + url).pathname))
        .map(({ to }) => `${url} → ${to}`),
    );
    expect(broken).toEqual([]);
  });

  it('lead to a part of the page that is there', () => {
    const broken = pages.flatMap(({ url, references }) =>
      references
        .map(({ to }) => ({ to, target: new URL(to, origin + url) }))
        .filter(({ to, target }) => {
          const id = decodeURIComponent(target.hash.slice(1));
          return id !== '' && isOwn(url, to) && !idsOf.get(decodeURIComponent(target.pathname))?.has(id);
        })
        .map(({ to }) => `${url} → ${to}`),
    );
    expect(broken).toEqual([]);
  });

  it('are to this site wherever the browser follows them by itself', () => {
    const strangers = pages.flatMap(({ url, references }) =>
      references.filter(({ to, loads }) => loads && !isOwn(url, to)).map(({ to }) => `${url} → ${to}`),
    );
    expect(strangers).toEqual([]);
  });

  it('in structured data lead to pages that are there', () => {
    const broken = pages.flatMap(({ url, html }) =>
      JSON.stringify(jsonLdOf(html))
        .split('"')
        .filter((text) => text.startsWith(`${origin}/`) && !resolves(new URL(text).pathname))
        .map((to) => `${url} → ${to}`),
    );
    expect(broken).toEqual([]);
  });
});
