import type { Library, Publication } from '../library/library.ts';
import { urlOf } from '../library/library.ts';
import { escapeXml } from './words.ts';

/** The newest entries a feed carries. */
const FEED_SIZE = 30;

const instant = (date: string): string => `${date}T00:00:00+08:00`;

/** An Atom feed (RFC 4287) of the newest of a list; `path` is its own address. */
export const atomFeed = (library: Library, title: string, path: string, entries: readonly Publication[]): string => {
  const { domain, name } = library.site;
  const address = (to: string) => escapeXml(`https://${domain}${to}`);
  const updated = entries[0]?.fields.publishedOn ?? library.today;
  const items = entries.slice(0, FEED_SIZE).map((entry) => {
    const { fields } = entry;
    return `<entry><title>${escapeXml(fields.title)}</title><link href="${address(urlOf(entry))}"/><id>${address(urlOf(entry))}</id><updated>${instant(fields.publishedOn)}</updated><published>${instant(fields.publishedOn)}</published><author><name>${escapeXml(library.agency(fields.publisher).fields.name)}</name></author><summary>${escapeXml(fields.summary)}</summary></entry>`;
  });
  return `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="zh-Hans"><title>${escapeXml(`${title} - ${name}`)}</title><link rel="self" href="${address(path)}"/><link href="https://${domain}/"/><id>${address(path)}</id><updated>${instant(updated)}</updated><author><name>${escapeXml(name)}</name></author>
${items.join('\n')}
</feed>
`;
};

/** As a response of a static endpoint. */
export const atomResponse = (feed: string): Response =>
  new Response(feed, { headers: { 'content-type': 'application/atom+xml; charset=utf-8' } });
