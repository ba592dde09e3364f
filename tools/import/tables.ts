import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { dump, load } from 'js-yaml';
import type { z } from 'zod';
import { TABLES } from '#content/schema/index.ts';
import type { Column, SiteFields } from '#content/schema/site.ts';
import { listFiles } from '#site/library/read.ts';
import { ROOT } from '../settings.ts';
import { Complaint } from '../terminal.ts';
import { GENERAL_OFFICE } from './agencies.ts';
import { LAW_COLUMNS } from './rules.ts';

/** The tables a target starts from when it has none of its own. */
const BASE = join(ROOT, 'content');

type Table = keyof typeof TABLES;

const pathOf = (to: string, file: string): string => (existsSync(join(to, file)) ? join(to, file) : join(BASE, file));

/** A table of the target, or of the project while the target has none. @throws Complaint when it is not sound */
export const readTable = <T extends Table>(to: string, table: T): z.infer<(typeof TABLES)[T]> => {
  const path = pathOf(to, table);
  try {
    return TABLES[table].parse(load(readFileSync(path, 'utf8'))) as z.infer<(typeof TABLES)[T]>;
  } catch {
    throw new Complaint(`${path} 有错误：请先用 CONTENT_DIR=${to} npm run check -- content 找出并改正，再导入。`);
  }
};

/** A site nobody takes for a real one, until a city puts its own names and numbers in. */
const DEMO_SITE: Partial<SiteFields> = {
  name: '演示城市政府信息公开网',
  nameEn: 'Demonstration City Open Government',
  city: '演示城市',
  domain: 'demo-city.mingbai.example',
  sponsor: GENERAL_OFFICE,
  operator: '演示城市大数据发展管理局',
  phone: '0000-00000000',
  email: 'open@demo-city.mingbai.example',
  address: '演示城市演示路1号',
  applicationOffice: GENERAL_OFFICE,
  demo: true,
};

const yaml = (value: unknown): string => dump(value, { lineWidth: -1 });

/** All columns a document may be put in here: those of the target, and while they are ours to extend, those of the law. */
export const columnsFor = (to: string, mayExtend: boolean): readonly Column[] => {
  const columns = readTable(to, 'columns.yaml');
  const known = new Set(columns.map(({ id }) => id));
  const base = new Map(mayExtend ? readTable(BASE, 'columns.yaml').map((column) => [column.id, column]) : []);
  const missing = mayExtend ? [...LAW_COLUMNS, ...base.values()].filter(({ id }) => !known.has(id)) : [];
  return [...columns, ...missing];
};

/**
 * `columns.yaml` for the columns in use: at the start the used ones of documents before all that hold something else,
 * later what is there already and the used ones that are missing.
 */
export const columnsFile = (to: string, used: ReadonlySet<string>): string => {
  const all = columnsFor(to, true);
  if (existsSync(join(to, 'columns.yaml'))) {
    const known = new Set(readTable(to, 'columns.yaml').map(({ id }) => id));
    return yaml(all.filter(({ id }) => known.has(id) || used.has(id)));
  }
  const documents = [
    ...LAW_COLUMNS,
    ...all.filter((column) => column.kind === 'documents' && !LAW_COLUMNS.includes(column)),
  ];
  return yaml([...documents.filter(({ id }) => used.has(id)), ...all.filter(({ kind }) => kind !== 'documents')]);
};

/** Every page links to this one, so it is there from the start; pages it links to may not be. */
const accessibilityPage = (): { file: string; text: string } => {
  const file = 'pages/accessibility.md';
  const text = readFileSync(join(BASE, file), 'utf8')
    .replace(/\[([^\]]*)\]\(\/pages\/[^)]*\)/g, '$1')
    .replaceAll(readTable(BASE, 'site.yaml').phone, DEMO_SITE.phone ?? '');
  return { file, text };
};

/**
 * What else a complete content folder needs and the target lacks. `site.yaml` comes last: while it is not there, a
 * beginning that was interrupted is taken up again.
 */
export const missingFiles = (to: string): { file: string; text: string }[] => {
  const copy = (file: string) => ({ file, text: readFileSync(join(BASE, file), 'utf8') });
  const site = { file: 'site.yaml', text: yaml({ ...readTable(BASE, 'site.yaml'), ...DEMO_SITE }) };
  const isBegun = existsSync(join(to, site.file));
  const calendars = isBegun && existsSync(join(to, 'calendar')) ? [] : listFiles(BASE, 'calendar', '.yaml').map(copy);
  const pages = isBegun ? [] : [accessibilityPage()];
  return [...calendars, ...['themes.yaml', 'statutory.yaml'].map(copy), ...pages, site].filter(
    ({ file }) => !existsSync(join(to, file)),
  );
};
