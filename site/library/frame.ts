import { COLLECTIONS, TABLES } from '#content/schema/index.ts';
import { ContentError, type Finding } from './finding.ts';
import { listFiles, readMarkdown, readYaml } from './read.ts';

const dir = process.env.CONTENT_DIR || 'content';

const fieldsOf = (raw: { readonly fields: unknown } | Finding): unknown => {
  if ('fields' in raw) return raw.fields;
  throw new ContentError([raw]);
};

/** The file of an entry, in whatever folder of its collection. */
const fileOf = (collection: 'agencies' | 'pages', id: string): string | undefined =>
  listFiles(dir, collection, '.md').find((file) => file.endsWith(`/${id}.md`));

const site = TABLES['site.yaml'].parse(fieldsOf(readYaml(dir, 'site.yaml')));
const agency = (id: string) =>
  COLLECTIONS.agencies.parse(fieldsOf(readMarkdown(dir, fileOf('agencies', id) ?? `agencies/${id}.md`)));

/** What stands around every page. Read from a few small files: a page on demand must not open the whole library. */
export const frame = {
  site,
  sponsor: agency(site.sponsor),
  /** 受理机构. */
  receiver: agency(site.applicationOffice),
  /** A city writes its own statement on accessibility; the link stands when it has. */
  accessible: fileOf('pages', 'accessibility') !== undefined,
};
