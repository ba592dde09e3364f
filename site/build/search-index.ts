import { join } from 'node:path';
import { type Library, type Publication, urlOf } from '../library/library.ts';
import { agencyIds, GENRE_SLUGS, VALIDITY_SLUGS } from '../search/facets.ts';
import { writeIndex } from '../search/index-writer.ts';
import type { SearchRecord } from '../search/record.ts';
import { plainText } from '../text/markdown.ts';

type Entry = Publication | Library['agencies'][number];

/** Fields whose words are part of what a page says, after its text. */
const SAID = ['panels', 'questions', 'press', 'topics', 'highlights', 'divisions', 'disclosureOffice'] as const;

/** Fields a page is found by and which no excerpt quotes. */
const ASIDE = [
  'summary',
  'keywords',
  'titleEn',
  'nameEn',
  'shortName',
  'indexNo',
  'subTheme',
  'source',
  'attachments',
] as const;

/** Addresses and names of files inside those fields. */
const UNSAID = new Set(['file', 'captions', 'document']);

/** All words in a field, however deep. */
const wordsIn = (value: unknown): string[] => {
  if (typeof value === 'string') return [value];
  if (typeof value === 'number') return [String(value)];
  if (Array.isArray(value)) return value.flatMap(wordsIn);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, part]) => (UNSAID.has(key) ? [] : wordsIn(part)));
};

const pick = (fields: object, names: readonly string[]): string[] =>
  names.flatMap((name) => wordsIn((fields as Record<string, unknown>)[name]));

/** A document's theme; an interpretation's are those of its documents. */
const themesOf = (library: Library, { fields }: Entry): string[] => {
  if ('theme' in fields) return [fields.theme];
  if (!('documents' in fields)) return [];
  return [...new Set(fields.documents.flatMap((id) => library.document(id)?.fields.theme ?? []))];
};

/** What the index is told of a page. */
export const recordOf = (library: Library, entry: Entry): SearchRecord => {
  const { collection, fields } = entry;
  const agencies = agencyIds(entry).map((id) => library.agency(id));
  const themes = themesOf(library, entry);
  const said = [plainText(library.body(entry)), ...pick(fields, SAID)].join('\n').trim();
  const summary = 'summary' in fields ? fields.summary : '';
  return {
    url: urlOf(entry),
    title: 'title' in fields ? fields.title : fields.name,
    ...('docNo' in fields && fields.docNo && { number: fields.docNo }),
    ...('publishedOn' in fields && { publishedOn: fields.publishedOn }),
    text: said || summary,
    aside: [
      ...pick(fields, ASIDE),
      ...agencies.map((agency) => agency.fields.name),
      ...themes.map((id) => library.theme(id).name),
    ],
    facets: {
      category: [collection],
      agency: agencies.map(({ id }) => id),
      theme: themes,
      ...('publishedOn' in fields && { year: [fields.publishedOn.slice(0, 4)] }),
      ...('genre' in fields && { genre: [GENRE_SLUGS[fields.genre]], validity: [VALIDITY_SLUGS[fields.validity]] }),
    },
  };
};

/** 负责人信息 — each of the leaders is found at their place on the page of all. */
const leaderRecords = (library: Library): SearchRecord[] => {
  const column = library.columns.find(({ kind }) => kind === 'leaders');
  if (!column) return [];
  return library.leaders.map((leader) => {
    const { name, post, portfolio, agency } = leader.fields;
    return {
      url: `/${column.id}/#${leader.id}`,
      title: `${name} ${post}`,
      text: `${portfolio}\n${plainText(library.body(leader))}`,
      aside: [column.name, `${post}${name}`, library.agency(agency).fields.name],
      facets: { category: ['agencies'], agency: [agency] },
    };
  });
};

/** Everything that is searched: what a library shows, so nothing withheld. */
export const recordsOf = function* (library: Library): Generator<SearchRecord> {
  for (const entry of [...library.publications, ...library.agencies]) yield recordOf(library, entry);
  yield* leaderRecords(library);
};

export interface IndexOptions {
  readonly library: Library;
  readonly outDir: string;
  readonly progress: (message: string) => void;
}

/** Writes the search index of a built site. */
export const indexSite = async ({ library, outDir, progress }: IndexOptions): Promise<void> => {
  await writeIndex(recordsOf(library), join(outDir, 'client/pagefind'), progress);
};
