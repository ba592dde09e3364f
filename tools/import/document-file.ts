import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { dump } from 'js-yaml';
import { type DocumentFields, documentSchema } from '#content/schema/document.ts';
import { readBody, readMarkdown } from '#site/library/read.ts';
import { placeAttachments } from './links.ts';
import type { Doc } from './register.ts';
import type { Waiting } from './spool.ts';
import type { Versions } from './versions.ts';

const isEmpty = (value: unknown): boolean =>
  value === undefined || value === null || (Array.isArray(value) && value.length === 0);

/** Front matter and text; what is empty is left out. */
const fileText = (fields: object, body: string): string => {
  const given = Object.fromEntries(Object.entries(fields).filter(([, value]) => !isEmpty(value)));
  return `---\n${dump(given, { lineWidth: -1, flowLevel: -1 })}---\n${body ? `\n${body}\n` : ''}`;
};

/** Where the files of a document lie, below `files/`: named by their content, so that none is ever overwritten. */
export const attachmentName = (doc: Pick<Doc, 'slug' | 'file'>, { id, type }: { id: string; type: string }): string =>
  `${doc.file.split('/')[1]}/${doc.slug}-${id.slice(0, 8)}.${type}`;

/** 废止 follows from a newer version; what the source says of it goes first. */
const standing = (fields: Pick<DocumentFields, 'validity' | 'repealedOn'>, versions: Versions) => {
  if (!versions.replacedBy) return fields;
  return { validity: '废止' as const, repealedOn: fields.repealedOn ?? versions.repealedOn };
};

type Place = Pick<Doc, 'slug' | 'file' | 'indexNo' | 'docNo'>;

const fieldsOf = ({ draft, publisher, jointPublishers, files }: Waiting, doc: Place, versions: Versions) => ({
  title: draft.title,
  titleEn: draft.titleEn,
  indexNo: doc.indexNo,
  publisher,
  jointPublishers,
  docNo: doc.docNo ?? undefined,
  writtenOn: draft.writtenOn,
  publishedOn: draft.publishedOn,
  effectiveOn: draft.effectiveOn,
  expiresOn: draft.expiresOn,
  genre: draft.genre,
  column: draft.column,
  theme: draft.theme,
  subTheme: draft.subTheme,
  statutoryItem: draft.statutoryItem,
  keywords: draft.keywords,
  summary: draft.summary,
  disclosure: draft.disclosure,
  ...standing({ validity: draft.validity, repealedOn: draft.repealedOn }, versions),
  replaces: versions.replaces,
  replacedBy: versions.replacedBy,
  attachments: files.map((file) => ({ title: file.title, file: attachmentName(doc, file) })),
});

/** The first field the schema would refuse, whatever number and name the document gets. */
export const unfit = (waiting: Waiting): { field: string; message: string } | undefined => {
  const place = {
    slug: 'a',
    file: 'documents/2000/a.md',
    indexNo: '000000000/2000-00001',
    docNo: waiting.draft.docNo ?? null,
  };
  const issue = documentSchema.safeParse(fieldsOf(waiting, place, { replaces: [] })).error?.issues[0];
  return issue && { field: String(issue.path[0] ?? 'row'), message: issue.message };
};

/** The content file of an imported document. */
export const documentFile = (waiting: Waiting, doc: Place, versions: Versions): string => {
  const { draft, files } = waiting;
  const address = (id: string): string | undefined => {
    const file = files.find((it) => it.id === id);
    return file && `/files/${attachmentName(doc, file)}`;
  };
  return fileText(fieldsOf(waiting, doc, versions), placeAttachments(draft.body, address));
};

/** A file of an earlier run with its versions as they stand now; the rest of it is kept. */
export const relinked = (to: string, { file }: Doc, versions: Versions): string => {
  const raw = readMarkdown(to, file);
  if (!('id' in raw)) return readFileSync(join(to, file), 'utf8');
  const { replaces: _older, replacedBy: before, ...fields } = raw.fields as DocumentFields;
  // A repeal that only followed from a version that is no more is taken back.
  const freed = before && !versions.replacedBy ? { validity: '现行有效', repealedOn: undefined } : {};
  const linked = {
    ...fields,
    ...freed,
    ...standing(fields, versions),
    replaces: versions.replaces,
    replacedBy: versions.replacedBy,
  };
  const { attachments, ...rest } = linked;
  return fileText({ ...rest, attachments }, readBody(to, raw).trim());
};
