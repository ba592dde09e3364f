import type { CalendarFields } from '#content/schema/calendar.ts';
import type { Column, SiteFields, Theme } from '#content/schema/site.ts';
import type { StatutoryItem } from '#content/schema/statutory.ts';
import type { Synonyms } from '#content/schema/synonyms.ts';
import { workCalendar } from '#content/schema/work-calendar.ts';
import type { CivilDate, WorkCalendar } from '#domain/work-calendar.ts';
import { soundContent } from './check.ts';
import type { Content, Entry } from './load.ts';
import { readBody } from './read.ts';
import { mayPublish } from './visibility.ts';

export { type Entry, urlOf } from './load.ts';
export type Document = Entry<'documents'>;
export type Interpretation = Entry<'interpretations'>;
export type Agency = Entry<'agencies'>;

/** The collections whose entries are dated and listed in columns. */
export type Publication = Entry<'documents' | 'interpretations' | 'articles' | 'meetings' | 'annual-reports' | 'pages'>;

/**
 * The published content of a city, read once and indexed for every list a page shows.
 * Withheld documents are not in it: whatever is drawn from a library may be seen by anyone.
 */
export interface Library {
  readonly dir: string;
  /** The day the site is built, in Beijing. */
  readonly today: CivilDate;
  readonly site: SiteFields;
  readonly columns: readonly Column[];
  readonly themes: readonly Theme[];
  readonly statutory: readonly StatutoryItem[];
  readonly calendars: readonly CalendarFields[];
  /** 同义词 — groups of names for the same. */
  readonly synonyms: Synonyms;
  readonly workCalendar: WorkCalendar;
  /** In the order of 排序. */
  readonly agencies: readonly Agency[];
  readonly leaders: readonly Entry<'leaders'>[];
  /** Newest first, as are all lists below. */
  readonly documents: readonly Document[];
  readonly interpretations: readonly Interpretation[];
  readonly meetings: readonly Entry<'meetings'>[];
  readonly reports: readonly Entry<'annual-reports'>[];
  readonly publications: readonly Publication[];
  readonly agency: (id: string) => Agency;
  readonly column: (id: string) => Column;
  readonly theme: (id: string) => Theme;
  readonly document: (id: string) => Document | undefined;
  readonly interpretation: (id: string) => Interpretation | undefined;
  readonly page: (id: string) => Entry<'pages'> | undefined;
  readonly inColumn: (id: string) => readonly Publication[];
  readonly ofAgency: (id: string) => readonly Publication[];
  readonly inTheme: (id: string) => readonly Document[];
  readonly ofItem: (id: string) => readonly Publication[];
  readonly inYear: (year: string) => readonly Publication[];
  /** Years with publications, newest first. */
  readonly years: readonly string[];
  readonly body: (entry: Entry) => string;
}

const newestFirst = (a: Publication, b: Publication): number =>
  b.fields.publishedOn.localeCompare(a.fields.publishedOn) || a.id.localeCompare(b.id);

const groupBy = <T>(items: readonly T[], keys: (item: T) => readonly (string | undefined)[]): Map<string, T[]> => {
  const groups = new Map<string, T[]>();
  for (const item of items)
    for (const key of keys(item)) {
      if (key === undefined) continue;
      const group = groups.get(key);
      if (group) group.push(item);
      else groups.set(key, [item]);
    }
  return groups;
};

const must =
  <T extends { readonly id: string }>(items: readonly T[]) =>
  (id: string): T => {
    const found = byId(items).get(id);
    if (!found) throw new RangeError(`no entry ${id}`);
    return found;
  };

const indices = new WeakMap<readonly { readonly id: string }[], Map<string, { readonly id: string }>>();

const byId = <T extends { readonly id: string }>(items: readonly T[]): Map<string, T> => {
  const known = indices.get(items) ?? new Map(items.map((item) => [item.id, item]));
  indices.set(items, known);
  return known as Map<string, T>;
};

const organs = ({ fields }: Publication): string[] => [
  fields.publisher,
  ...('jointPublishers' in fields ? fields.jointPublishers : []),
];

/** Indexes checked content for showing. */
const toLibrary = (content: Content, today: CivilDate): Library => {
  const { entries, ...tables } = content;
  const sorted = <P extends Publication>(items: readonly P[]): readonly P[] => items.toSorted(newestFirst);
  const documents = sorted(entries.documents.filter(mayPublish));
  const interpretations = sorted(entries.interpretations);
  const meetings = sorted(entries.meetings);
  const reports = sorted(entries['annual-reports']);
  const publications = sorted<Publication>([
    ...documents,
    ...interpretations,
    ...entries.articles,
    ...meetings,
    ...reports,
    ...entries.pages,
  ]);
  const agencies = entries.agencies.toSorted((a, b) => a.fields.order - b.fields.order);
  const columns = groupBy(publications, ({ fields }) => [fields.column]);
  const byAgency = groupBy(publications, organs);
  const byTheme = groupBy(documents, ({ fields }) => [fields.theme]);
  const byItem = groupBy(publications, ({ fields }) => ['statutoryItem' in fields ? fields.statutoryItem : undefined]);
  const byYear = groupBy(publications, ({ fields }) => [fields.publishedOn.slice(0, 4)]);
  return {
    ...tables,
    today,
    workCalendar: workCalendar(content.calendars),
    agencies,
    leaders: entries.leaders.toSorted((a, b) => a.fields.order - b.fields.order),
    documents,
    interpretations,
    meetings,
    reports,
    publications,
    agency: must(agencies),
    column: must(content.columns),
    theme: must(content.themes),
    document: (id) => byId(documents).get(id),
    interpretation: (id) => byId(interpretations).get(id),
    page: (id) => byId(entries.pages).get(id),
    inColumn: (id) => columns.get(id) ?? [],
    ofAgency: (id) => byAgency.get(id) ?? [],
    inTheme: (id) => byTheme.get(id) ?? [],
    ofItem: (id) => byItem.get(id) ?? [],
    inYear: (year) => byYear.get(year) ?? [],
    years: [...byYear.keys()].sort().reverse(),
    body: (entry) => readBody(content.dir, entry),
  };
};

/** Opens a content folder. @throws ContentError when any file in it is wrong. */
export const openLibrary = (dir: string, today: CivilDate): Library => toLibrary(soundContent(dir, today), today);
