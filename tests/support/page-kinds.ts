import type { Page } from 'playwright-core';
import { predecessor } from '#site/library/chain.ts';
import type { Document, Library, Publication } from '#site/library/library.ts';
import { urlOf } from '#site/library/library.ts';
import { formUrl, RECEIPT_URL } from '#site/text/application-form.ts';
import { FORM_PAGES } from '#site/text/application-questions.ts';
import { PAGE_SIZE } from '#site/text/paging.ts';
import { ANSWERS, postForm } from './apply.ts';

/** A kind of page and one page of that kind. */
export interface PageKind {
  readonly name: string;
  readonly url: string;
  /** What brings a reader there who is at the address already. */
  readonly enter?: (page: Page) => Promise<void>;
}

/** The first that fits. @throws Error when the demonstration content shows no such thing */
const first = <T>(name: string, items: readonly T[], fits: (item: T) => boolean): T => {
  const found = items.find(fits);
  if (!found) throw new Error(`the demonstration content has no ${name}`);
  return found;
};

const SUSPENDED =
  '/deadlines/?rule=reply.suspended&received=2020-03-02&extensionWorkdays=20&from1=2020-03-10&to1=2020-03-24';
const REFUSED_DEADLINE =
  '/deadlines/?rule=reply.suspended&received=2020-02-30&extensionWorkdays=21&from1=2020-03-24&to1=2020-03-10';

/** The form answers 400 when it does not know the page it is about. */
const spoilFeedback = async (page: Page): Promise<void> => {
  await page.locator('form.feedback input[name=page]').evaluate((input: HTMLInputElement) => {
    input.value = '';
  });
  await Promise.all([page.waitForURL('**/feedback'), page.locator('form.feedback button').first().click()]);
};

const secondPage = (library: Library): string => {
  const lists = [
    { url: '/policies/', length: library.documents.length },
    ...library.columns.map(({ id }) => ({ url: `/${id}/`, length: library.inColumn(id).length })),
    ...library.agencies.map((agency) => ({ url: urlOf(agency), length: library.ofAgency(agency.id).length })),
  ];
  return `${first('list of two pages', lists, ({ length }) => length > PAGE_SIZE).url}page/2/`;
};

/** Pages one finds things by. */
export const findingKinds = (library: Library): PageKind[] => {
  const column = first('column of documents', library.columns, ({ kind }) => kind === 'documents');
  const empty = first('theme without documents', library.themes, ({ id }) => library.inTheme(id).length === 0);
  const theme = first('theme with documents', library.themes, ({ id }) => library.inTheme(id).length > 0);
  const item = first('item of 第二十条', library.statutory, ({ id }) => library.ofItem(id).length > 0);
  const agency = first('agency with divisions', library.agencies, ({ fields }) => fields.divisions.length > 0);
  return [
    { name: 'home', url: '/' },
    { name: 'policies', url: '/policies/' },
    { name: 'second page of a list', url: secondPage(library) },
    { name: 'column of documents', url: `/${column.id}/` },
    { name: 'column of interpretations', url: '/interpretations/' },
    { name: 'empty list', url: `/themes/${empty.id}/` },
    { name: 'themes', url: '/themes/' },
    { name: 'theme', url: `/themes/${theme.id}/` },
    { name: 'year', url: `/years/${library.years[0]}/` },
    { name: 'catalogue', url: '/catalogue/' },
    { name: 'item of the catalogue', url: `/catalogue/${item.id}/` },
    { name: 'agencies', url: '/agencies/' },
    { name: 'agency', url: urlOf(agency) },
    { name: 'leaders', url: '/leaders/' },
    { name: 'search', url: '/search/' },
    { name: 'sitemap', url: '/sitemap/' },
    { name: 'feeds', url: '/feeds/' },
    { name: 'data', url: '/data/' },
    { name: '繁體 home', url: '/hant/' },
    { name: 'English', url: '/en/' },
  ];
};

/** Pages one reads, and those where something is done or has gone wrong. */
export const readingKinds = (library: Library): PageKind[] => {
  const document = (name: string, fits: (document: Document) => boolean): PageKind => ({
    name,
    url: urlOf(first(name, library.documents, fits)),
  });
  const publication = (name: string, collection: Publication['collection']): PageKind => ({
    name,
    url: urlOf(first(name, library.publications, (entry) => entry.collection === collection)),
  });
  const form = (name: string): PageKind => ({
    name,
    url: urlOf(first(name, library.interpretations, ({ fields }) => fields.form === name)),
  });
  const inForce = document('document in force', ({ fields }) => fields.validity === '现行有效');
  const headings = (entry: Document): number => library.body(entry).match(/^#{2,3} /gm)?.length ?? 0;
  return [
    inForce,
    document('repealed document', ({ fields }) => fields.validity === '废止'),
    document('amended document', ({ fields }) => fields.validity === '已修改'),
    document('joint document', ({ fields }) => fields.jointPublishers.length > 0),
    document('document with attachments', ({ fields }) => fields.attachments.length > 0),
    document('document with a table', (entry) => /^\|/m.test(library.body(entry))),
    document('document with a long outline', (entry) => headings(entry) > 5),
    { ...inForce, name: '繁體 document', url: `/hant${inForce.url}` },
    {
      name: 'comparison',
      url: `/compare/${first('revised document', library.documents, (entry) => predecessor(library, entry) !== undefined).id}/`,
    },
    form('文字解读'),
    form('图解'),
    form('视频解读'),
    form('问答'),
    form('新闻发布会'),
    publication('article', 'articles'),
    publication('standing page', 'pages'),
    publication('meeting', 'meetings'),
    publication('annual report', 'annual-reports'),
    { name: 'apply', url: '/apply/' },
    { name: 'process', url: '/apply/process/' },
    { name: 'released', url: '/apply/released/' },
    { name: 'file arrived', url: '/apply/arrived/' },
    { name: 'scan', url: '/scan/' },
    { name: 'self-check', url: '/self-check/' },
    { name: 'find-fault', url: '/find-fault/' },
    { name: 'thanks for a fault report', url: '/find-fault/thanks/' },
    { name: 'calendar', url: '/calendar/' },
    { name: 'deadlines', url: '/deadlines/' },
    { name: 'deadline', url: SUSPENDED },
    { name: 'provisional deadline in months', url: '/deadlines/?rule=lawsuit.direct&knownOn=2026-11-30' },
    { name: 'refused deadline', url: REFUSED_DEADLINE },
    { name: '繁體 deadline', url: `/hant${SUSPENDED}` },
    { name: 'thanks for feedback', url: '/feedback/thanks/' },
    { ...inForce, name: 'refused feedback', enter: spoilFeedback },
    { name: 'not found', url: '/no-such-page/' },
    { name: 'not found, in English', url: '/en/no-such-page/' },
  ];
};

/** Pages one applies by: each question page, as asked and as refused; 核对, as it is and refused; the receipt. */
export const applyingKinds = (): PageKind[] => [
  ...FORM_PAGES.map(({ id }) => ({ name: `apply: ${id}`, url: formUrl(id) })),
  ...['who', 'person', 'contact', 'what', 'how'].map((id) => ({
    name: `apply: ${id}, refused`,
    url: formUrl(id),
    enter: (page: Page) => postForm(page, { answers: {}, from: id, to: formUrl('review') }),
  })),
  {
    name: 'apply: review',
    url: formUrl('who'),
    enter: (page) => postForm(page, { answers: ANSWERS, from: 'agent', to: formUrl('review') }),
  },
  {
    name: 'apply: review, refused',
    url: formUrl('who'),
    enter: (page) => postForm(page, { answers: { ...ANSWERS, carrier: '' }, from: 'review', to: RECEIPT_URL }),
  },
];

export const pageKinds = (library: Library): PageKind[] => [
  ...findingKinds(library),
  ...readingKinds(library),
  ...applyingKinds(),
];

/** Brings a browser to the page of a kind. */
export const openKind = async (page: Page, { url, enter }: PageKind): Promise<void> => {
  await page.goto(url);
  await enter?.(page);
};
