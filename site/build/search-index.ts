import { createHash } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inWords } from '#domain/date-words.ts';
import { INDEX_FOLDER } from '#domain/search/manifest.ts';
import type { SearchRecord, SearchSource } from '#domain/search/record.ts';
import { type Library, type Publication, urlOf } from '../library/library.ts';
import { writeEnglishIndex } from '../search/english-index.ts';
import { englishRecords } from '../search/english-records.ts';
import { agencyIds, GENRE_SLUGS, VALIDITY_SLUGS } from '../search/facets.ts';
import { writeIndex } from '../search/index-writer.ts';
import { anchoredText, plainText } from '../text/markdown.ts';

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

/** 公开事项 — what of 第二十条 a document is. */
const itemOf = (library: Library, fields: object): string[] =>
  'statutoryItem' in fields
    ? library.statutory.filter(({ id }) => id === fields.statutoryItem).map(({ name }) => name)
    : [];

const DAY = /^\d{4}-\d\d-\d\d$/;

/** 成文、发布、施行 and all other days of a page, as they are written out: found in whatever form they are asked for. */
const daysIn = (fields: object): string[] =>
  Object.values(fields).flatMap((value) => (typeof value === 'string' && DAY.test(value) ? [inWords(value)] : []));

/** A document's theme; an interpretation's are those of its documents. */
const themesOf = (library: Library, { fields }: Entry): string[] => {
  if ('theme' in fields) return [fields.theme];
  if (!('documents' in fields)) return [];
  return [...new Set(fields.documents.flatMap((id) => library.document(id)?.fields.theme ?? []))];
};

const INTERPRETED = 1;
const DOCUMENT = 2;
const LAW = 3;

/** How much weight a page's words carry: law, other documents, what explains them, news. */
const authorityOf = ({ collection, fields }: Entry): number => {
  if ('genre' in fields) return ['法律', '法规', '规章'].includes(fields.genre) ? LAW : DOCUMENT;
  return collection === 'articles' || collection === 'meetings' ? 0 : INTERPRETED;
};

const interpretationsOf = (library: Library, { fields }: Entry): { url: string; title: string }[] =>
  'interpretations' in fields
    ? fields.interpretations.flatMap((id) => {
        const found = library.interpretation(id);
        return found ? [{ url: urlOf(found), title: found.fields.title }] : [];
      })
    : [];

/** What the index is told of a page. */
export const recordOf = (library: Library, entry: Entry): SearchRecord => {
  const { collection, fields } = entry;
  const agencies = agencyIds(entry).map((id) => library.agency(id));
  const themes = themesOf(library, entry);
  const { text, places } = anchoredText(library.body(entry));
  const said = [text, ...pick(fields, SAID)].filter(Boolean).join('\n');
  const summary = 'summary' in fields ? fields.summary : '';
  return {
    url: urlOf(entry),
    title: 'title' in fields ? fields.title : fields.name,
    ...('docNo' in fields && fields.docNo && { number: fields.docNo }),
    ...('publishedOn' in fields && { publishedOn: fields.publishedOn }),
    text: said || summary,
    places,
    authority: authorityOf(entry),
    interpretations: interpretationsOf(library, entry),
    agencies: agencies.flatMap((agency) => [agency.fields.name, agency.fields.shortName]),
    aside: [
      ...pick(fields, ASIDE),
      ...daysIn(fields),
      ...themes.map((id) => library.theme(id).name),
      ...itemOf(library, fields),
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

const hashOf = (value: unknown): string => createHash('sha256').update(JSON.stringify(value)).digest('base64url');

const sourceOf = (record: SearchRecord): SearchSource => ({
  url: record.url,
  hash: hashOf(record),
  record: () => record,
});

/** Everything that is searched: what a library shows, so nothing withheld. Texts are parsed only when they are new. */
export const sourcesOf = function* (library: Library): Generator<SearchSource> {
  for (const entry of [...library.publications, ...library.agencies]) {
    const made = [
      entry.fields,
      daysIn(entry.fields),
      itemOf(library, entry.fields),
      library.body(entry),
      agencyIds(entry).map((id) => library.agency(id).fields),
      themesOf(library, entry),
      interpretationsOf(library, entry),
    ];
    yield { url: urlOf(entry), hash: hashOf(made), record: () => recordOf(library, entry) };
  }
  for (const record of leaderRecords(library)) yield sourceOf(record);
};

export interface IndexOptions {
  readonly library: Library;
  readonly outDir: string;
  /** Where the next build finds what this one read; without it, nothing is kept. */
  readonly cacheDir?: string | undefined;
  readonly progress: (message: string) => void;
}

/** Writes the search indexes of a built site: the Chinese one and the English one. */
export const indexSite = async ({ library, outDir, cacheDir, progress }: IndexOptions): Promise<void> => {
  const dir = cacheDir ?? (await mkdtemp(join(tmpdir(), 'mingbai-index-')));
  try {
    const { synonyms } = library;
    await writeIndex(sourcesOf(library), join(outDir, 'client', INDEX_FOLDER), { cacheDir: dir, synonyms, progress });
    await writeEnglishIndex(englishRecords(library), join(outDir, 'client'));
  } finally {
    if (!cacheDir) await rm(dir, { recursive: true });
  }
};
