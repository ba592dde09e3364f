import { existsSync, realpathSync } from 'node:fs';
import { join, sep } from 'node:path';
import type { CalendarFields } from '#content/schema/calendar.ts';
import {
  CALENDAR,
  COLLECTIONS,
  type CollectionName,
  type Fields,
  JUDGEMENTS,
  OFFICERS,
  SYNONYMS,
  TABLES,
} from '#content/schema/index.ts';
import type { Judgements } from '#content/schema/judgements.ts';
import type { OfficersFields } from '#content/schema/officers.ts';
import type { Column, SiteFields, Theme } from '#content/schema/site.ts';
import type { StatutoryItem } from '#content/schema/statutory.ts';
import type { Synonyms } from '#content/schema/synonyms.ts';
import { faults } from './faults.ts';
import type { Finding } from './finding.ts';
import { listFiles, readMarkdown, readYaml } from './read.ts';

/** One content file, checked by its schema. Only the fields are kept; the text is read when it is needed. */
export interface Entry<C extends CollectionName = CollectionName> {
  readonly collection: C;
  readonly id: string;
  readonly file: string;
  readonly bodyStart: number;
  readonly bodyIsEmpty: boolean;
  readonly targets: readonly string[];
  readonly fields: Fields<C>;
}

/** Everything in a content folder, the withheld documents included: for checking, never for showing. */
export interface Content {
  readonly dir: string;
  readonly site: SiteFields;
  readonly columns: readonly Column[];
  readonly themes: readonly Theme[];
  readonly statutory: readonly StatutoryItem[];
  readonly calendars: readonly CalendarFields[];
  readonly officers: OfficersFields;
  readonly synonyms: Synonyms;
  readonly judgements: Judgements;
  readonly entries: { readonly [C in CollectionName]: readonly Entry<C>[] };
}

const SYNONYMS_FILE = 'search/synonyms.yaml';
export const JUDGEMENTS_FILE = 'search/judgements.yaml';

const loadCollection = <C extends CollectionName>(dir: string, collection: C, findings: Finding[]): Entry<C>[] => {
  const schema = COLLECTIONS[collection];
  const seen = new Map<string, string>();
  return listFiles(dir, collection, '.md').flatMap((file) => {
    const raw = readMarkdown(dir, file);
    if (!('id' in raw)) {
      findings.push(raw);
      return [];
    }
    if (!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(raw.id))
      findings.push({
        severity: 'error',
        file,
        fault: '文件名不能作为网址',
        remedy: '文件名只用小写字母、数字和连字符，例如 qzbz-2020-23.md',
      });
    const twin = seen.get(raw.id);
    if (twin) findings.push({ severity: 'error', file, fault: `与 ${twin} 同名`, remedy: '给其中一个文件改名' });
    seen.set(raw.id, file);
    const parsed = schema.safeParse(raw.fields);
    if (!parsed.success) {
      findings.push(...faults(file, schema, raw.fields, parsed.error));
      return [];
    }
    return [{ ...raw, collection, fields: parsed.data as Fields<C> }];
  });
};

const loadYaml = (
  dir: string,
  file: string,
  schema:
    | (typeof TABLES)[keyof typeof TABLES]
    | typeof CALENDAR
    | typeof OFFICERS
    | typeof SYNONYMS
    | typeof JUDGEMENTS,
  findings: Finding[],
) => {
  const raw = readYaml(dir, file);
  if (!('fields' in raw)) {
    findings.push(raw);
    return undefined;
  }
  const parsed = schema.safeParse(raw.fields);
  if (parsed.success) return parsed.data;
  findings.push(...faults(file, schema, raw.fields, parsed.error));
  return undefined;
};

/** Reads a content folder whole; `content` is there when the tables could be read, whatever single files are wrong. */
export const loadContent = (dir: string): { content: Content | undefined; findings: Finding[] } => {
  const findings: Finding[] = [];
  const tables = Object.entries(TABLES).map(([file, schema]) => loadYaml(dir, file, schema, findings));
  const calendars = listFiles(dir, 'calendar', '.yaml').map((file) => loadYaml(dir, file, CALENDAR, findings));
  const officers = existsSync(join(dir, 'officers.yaml'))
    ? loadYaml(dir, 'officers.yaml', OFFICERS, findings)
    : OFFICERS.parse({});
  const synonyms = existsSync(join(dir, SYNONYMS_FILE)) ? loadYaml(dir, SYNONYMS_FILE, SYNONYMS, findings) : [];
  const judgements = existsSync(join(dir, JUDGEMENTS_FILE)) ? loadYaml(dir, JUDGEMENTS_FILE, JUDGEMENTS, findings) : [];
  const names = Object.keys(COLLECTIONS) as CollectionName[];
  const entries = Object.fromEntries(names.map((name) => [name, loadCollection(dir, name, findings)]));
  const [site, columns, themes, statutory] = tables;
  if (!site || !columns || !themes || !statutory || !officers || !synonyms || !judgements)
    return { content: undefined, findings };
  const content = {
    dir,
    site,
    columns,
    themes,
    statutory,
    calendars: calendars.filter(Boolean),
    officers,
    synonyms,
    judgements,
    entries,
  };
  return { content: content as unknown as Content, findings };
};

/** Where an attachment lies on disk. */
export const attachmentPath = (dir: string, file: string): string => join(dir, 'files', file);

/** Whether an attachment, links followed, lies below `files/`: any other file of the machine is not for publishing. */
export const isBelowFiles = (dir: string, file: string): boolean =>
  realpathSync(attachmentPath(dir, file)).startsWith(realpathSync(join(dir, 'files')) + sep);

/** The address of an entry's page, below the root of the site. */
export const urlOf = ({ collection, id }: { readonly collection: CollectionName; readonly id: string }): string =>
  `/${collection}/${id}/`;
