import type * as z from 'zod';
import { annualReportSchema } from './annual-report.ts';
import { calendarSchema } from './calendar.ts';
import { documentSchema } from './document.ts';
import { judgementsSchema } from './judgements.ts';
import { officersSchema } from './officers.ts';
import { agencySchema, leaderSchema } from './organ.ts';
import { articleSchema, interpretationSchema, meetingSchema, pageSchema } from './publication.ts';
import { columnsSchema, siteSchema, themesSchema } from './site.ts';
import { statutorySchema } from './statutory.ts';
import { synonymsSchema } from './synonyms.ts';

/** Folders of Markdown files: fields above, text below. The name of the file is the id of the entry. */
export const COLLECTIONS = {
  documents: documentSchema,
  interpretations: interpretationSchema,
  articles: articleSchema,
  pages: pageSchema,
  meetings: meetingSchema,
  'annual-reports': annualReportSchema,
  agencies: agencySchema,
  leaders: leaderSchema,
} as const;

/** Single YAML files at the top of the content folder. */
export const TABLES = {
  'site.yaml': siteSchema,
  'columns.yaml': columnsSchema,
  'themes.yaml': themesSchema,
  'statutory.yaml': statutorySchema,
} as const;

/** `officers.yaml`, which a city writes when it has something to map or to show. */
export const OFFICERS = officersSchema;

/** `search/synonyms.yaml`, which a city writes when it has names of its own for the same. */
export const SYNONYMS = synonymsSchema;

/** `search/judgements.yaml`, which a city writes to see how well its own questions are answered. */
export const JUDGEMENTS = judgementsSchema;

/** One YAML file a year in `calendar/`. */
export const CALENDAR = calendarSchema;

export type CollectionName = keyof typeof COLLECTIONS;
export type Fields<C extends CollectionName> = z.infer<(typeof COLLECTIONS)[C]>;

/** 附件的类型 — what may be published as a file; anything that can carry a script or a macro is refused. */
export const ATTACHMENT_TYPES = [
  'pdf',
  'docx',
  'xlsx',
  'csv',
  'ofd',
  'txt',
  'zip',
  'jpg',
  'png',
  'svg',
  'webm',
  'mp4',
  'vtt',
] as const;
