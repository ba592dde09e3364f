import { type Library, type Publication, urlOf } from '../library/library.ts';
import { agencyIds, type FacetChoices } from './facets.ts';
import type { Category } from './record.ts';

/** A page that has an English name, as the English search knows it. */
export interface EnglishRecord {
  readonly url: string;
  readonly title: string;
  /** 发文字号. */
  readonly number?: string;
  readonly publishedOn?: string;
  /** What else is said of it in English. */
  readonly about: string;
  readonly facets: { readonly category: string[]; readonly agency: string[]; readonly year?: string[] };
}

const CATEGORIES: Record<Category | 'sections', string> = {
  documents: 'Documents',
  interpretations: 'Policy explained',
  articles: 'News and announcements',
  pages: 'Guides and rules',
  meetings: 'Meetings',
  'annual-reports': 'Annual reports',
  agencies: 'Government bodies',
  sections: 'Sections of this site',
};

const publicationRecord = (library: Library, entry: Publication, title: string): EnglishRecord => {
  const { fields } = entry;
  const theme = 'theme' in fields ? [library.theme(fields.theme).nameEn] : [];
  const column = 'column' in fields ? [library.column(fields.column).nameEn] : [];
  const agencies = agencyIds(entry);
  return {
    url: urlOf(entry),
    title,
    ...('docNo' in fields && fields.docNo && { number: fields.docNo }),
    publishedOn: fields.publishedOn,
    about: [...agencies.map((id) => library.agency(id).fields.nameEn), ...theme, ...column].join('. '),
    facets: { category: [entry.collection], agency: agencies, year: [fields.publishedOn.slice(0, 4)] },
  };
};

/** Everything with an English name: publications, government bodies, columns, themes, and applying. */
export const englishRecords = (library: Library): EnglishRecord[] => {
  const section = (url: string, title: string, about: string): EnglishRecord => ({
    url,
    title,
    about,
    facets: { category: ['sections'], agency: [] },
  });
  return [
    ...library.publications.flatMap((entry) =>
      entry.fields.titleEn ? [publicationRecord(library, entry, entry.fields.titleEn)] : [],
    ),
    ...library.agencies.map((agency) => ({
      url: urlOf(agency),
      title: agency.fields.nameEn,
      about: 'Government body. Functions, address, telephone',
      facets: { category: ['agencies'], agency: [agency.id] },
    })),
    ...library.columns.map(({ id, nameEn }) => section(`/${id}/`, nameEn, 'Section of this site')),
    ...library.themes
      .filter(({ id }) => library.inTheme(id).length > 0)
      .map(({ id, nameEn }) => section(`/themes/${id}/`, nameEn, 'Theme of documents')),
    section(
      '/apply/',
      'Disclosure on application',
      'Apply for government information that is not published; request, freedom of information',
    ),
    section('/deadlines/', 'Deadline calculator', 'When a reply to an application is due, in working days'),
  ];
};

/** The values of the facets that the English search has. */
export const englishChoices = (library: Library): FacetChoices[] => {
  const records = englishRecords(library);
  const present = (facet: keyof EnglishRecord['facets']): string[] => [
    ...new Set(records.flatMap(({ facets }) => facets[facet] ?? [])),
  ];
  const categories = present('category');
  const agencies = new Set(present('agency'));
  return [
    {
      facet: 'category',
      name: 'Kind',
      choices: Object.entries(CATEGORIES)
        .filter(([value]) => categories.includes(value))
        .map(([value, label]) => ({ value, label })),
    },
    {
      facet: 'agency',
      name: 'Government body',
      choices: library.agencies
        .filter(({ id }) => agencies.has(id))
        .map(({ id, fields }) => ({ value: id, label: fields.nameEn })),
    },
    {
      facet: 'year',
      name: 'Year',
      choices: present('year')
        .toSorted()
        .reverse()
        .map((value) => ({ value, label: value })),
    },
  ];
};
