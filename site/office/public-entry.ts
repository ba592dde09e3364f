/** 转为主动公开 (第四十四条) — the content file of a reply that is to stand for all to read. */
import { COLLECTIONS, TABLES } from '#content/schema/index.ts';
import type { ReleasedFile } from '#domain/outgoing/released-file.ts';
import type { CivilDate } from '#domain/work-calendar.ts';
import { entryTemplate } from '../library/entry-template.ts';
import { readYaml } from '../library/read.ts';

const dir = process.env.CONTENT_DIR || 'content';

/** 编号（名称） of each row of a table, as an author chooses from. */
const choicesFrom = (
  table: 'columns.yaml' | 'themes.yaml',
  isWanted: (row: object) => boolean = () => true,
): string[] => {
  const raw = readYaml(dir, table);
  if (!('fields' in raw)) return [];
  return TABLES[table].parse(raw.fields).flatMap((row) => (isWanted(row) ? [`${row.id}（${row.name}）`] : []));
};

/** Where each released file is to lie under `content/files/`: named by what it is, not by who asked for it. */
export const placeOfFile = ({ name, sha256 }: ReleasedFile, today: CivilDate): string =>
  `${today.slice(0, 4)}/released-${sha256.slice(0, 12)}${/\.[a-z0-9]{2,5}$/i.exec(name)?.[0].toLowerCase() ?? ''}`;

export interface PublicReply {
  readonly title: string;
  readonly summary: string;
  readonly text: string;
  readonly publisher: string;
  readonly writtenOn: CivilDate;
  readonly files: readonly ReleasedFile[];
}

/** Name and text of the file; what an editor must still say stands empty, and `npm run check` names it. */
export const publicEntry = (
  { title, summary, text, publisher, writtenOn, files }: PublicReply,
  today: CivilDate,
): { readonly name: string; readonly content: string } => {
  const attachments = files.map((file) => ({
    title: file.name.replace(/\.[^.]+$/, ''),
    file: placeOfFile(file, today),
  }));
  const values = {
    title,
    publisher,
    writtenOn,
    publishedOn: today,
    turnedPublicOn: today,
    summary,
    disclosure: '主动公开',
    validity: '现行有效',
    ...(attachments.length > 0 && { attachments }),
  };
  const choices = {
    column: choicesFrom('columns.yaml', (row) => 'kind' in row && row.kind === 'documents'),
    theme: choicesFrom('themes.yaml'),
  };
  return {
    name: `${publisher}-released-${today}.md`,
    content: `${entryTemplate(COLLECTIONS.documents, { values, choices }).trimEnd()}\n\n${text.replaceAll(/\n+/g, '\n\n')}\n`,
  };
};
