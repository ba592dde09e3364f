import { dirname } from 'node:path';
import { cleanLine } from '../clean.ts';
import { htmlToMarkdown } from '../html.ts';
import type { Input } from '../inputs.ts';
import type { Item } from '../item.ts';
import { fileTaker } from '../local-files.ts';
import { rename } from '../names.ts';
import type { Notes } from '../notes.ts';

const META = /<meta\b/i;
const ATTRIBUTE = /\b(name|property|content)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))/gi;
const HEADING = /<h1\b[^<>]*>([^<]*(?:<(?!\/?h1\b)[^<]*)*)<\/h1>/i;
const TITLE = /<title\b[^<>]*>([^<]*(?:<(?!\/?title\b)[^<]*)*)<\/title>/i;
/** 标题-栏目-网站名 — what sites append to the title of a page. */
const SITE_SUFFIX = /\s*[-_|—–]\s*[^-_|—–]*(?:网|网站|门户|政府|平台|频道)\s*$/u;

/** The page tags of 国办发〔2017〕47号 and their likes. */
const metaTags = (html: string): Record<string, string> =>
  Object.fromEntries(
    html
      .split(META)
      .slice(1)
      .flatMap((rest) => {
        const parts = [...rest.slice(0, rest.indexOf('>')).matchAll(ATTRIBUTE)].map(([, name, ...values]) => [
          name?.toLowerCase(),
          values.find((it) => it !== undefined),
        ]);
        const { name, property, content } = Object.fromEntries(parts) as Record<string, string | undefined>;
        return (name ?? property) && content ? [[name ?? property, content]] : [];
      }),
  );

/** Tags every page has that say nothing of the document. */
const OF_THE_SITE = /^(?:viewport|renderer|robots|generator|referrer|format-detection|author|SiteName|SiteDomain|SiteIDCode|ColumnDescription|ColumnKeywords|ColumnType|url|image|og:.*|twitter:.*|theme-color|apple-.*|msapplication.*|applicable-device|catalogs|lanmu.*|filetype|createDate|publishedtype|pagetype|subsite|contentid|others)$/i; // biome-ignore format: one look shows them all

/** A saved page: fields from its tags, the text of its article, the files beside it. @throws RangeError when nested without end */
export const readHtmlFile = ({ name, root, path, ref }: Input, html: string, notes: Notes): Item => {
  const { values, disclosure, unknown } = rename(metaTags(html));
  for (const tag of unknown)
    if (!OF_THE_SITE.test(tag)) notes.push({ how: 'dropped', field: tag.slice(0, 40), why: '没有对应的字段' });
  const plain = (found: string | undefined): string | undefined =>
    found && cleanLine(found.replace(/<[^<>]*>/g, ''), 'title', []);
  const title =
    values.title ??
    (plain(HEADING.exec(html)?.[1]) || plain(TITLE.exec(html)?.[1])?.replace(SITE_SUFFIX, '') || undefined);
  const taker = fileTaker(root, dirname(path), notes);
  const body = htmlToMarkdown(html, taker.resolve);
  return {
    where: name,
    ref,
    values: { ...values, title },
    disclosure,
    body,
    form: 'markdown',
    files: taker.files,
    notes,
  };
};
