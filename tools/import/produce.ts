import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { attachmentName, documentFile, relinked } from './document-file.ts';
import type { Note } from './notes.ts';
import type { Progress } from './progress.ts';
import type { Doc, Register } from './register.ts';
import type { Report } from './report.ts';
import type { Spool } from './spool.ts';
import type { Stage } from './stage.ts';
import { shaOf } from './target.ts';
import { twinOf, type Versions, versionsOf } from './versions.ts';

export interface Workshop {
  readonly to: string;
  readonly register: Register;
  readonly spool: Spool;
  readonly stage: Stage;
  readonly report: Report;
}

/** Makes one file ready, unless an editor has changed it since it was imported. */
const put = async (
  { to, register, stage, report }: Workshop,
  doc: Doc,
  text: string,
  where: string,
): Promise<boolean> => {
  const sha = shaOf(text);
  if (doc.onDisk === 'edited' && sha !== shaOf(readFileSync(join(to, doc.file)))) {
    report.add(where, { how: 'kept', field: 'file', why: '导入后有人改过，没有覆盖', value: doc.file });
    return false;
  }
  await stage.put(doc.file, text);
  register.change(doc.id, { was: doc.sha ?? null, sha });
  return true;
};

const versionNotes = ({ replacedBy }: Versions, twin: string | undefined): Note[] => [
  ...(replacedBy
    ? [{ how: 'guessed', field: 'validity', why: '有同名的较新版本，写作“废止”', value: replacedBy } as const]
    : []),
  ...(twin
    ? [{ how: 'guessed', field: 'versions', why: '与另一件同名同日，都保留，请核对是否重复', value: twin } as const]
    : []),
];

/** Second pass: every draft becomes its file, with its number and its versions. */
export const produce = async (workshop: Workshop, total: number, progress: Progress): Promise<void> => {
  const { register, spool, stage } = workshop;
  let done = 0;
  progress.begin('写入', total);
  for await (const waiting of spool.all()) {
    const doc = register.doc(waiting.id);
    const versions = versionsOf(register, doc.id);
    workshop.report.addAll(waiting.where, versionNotes(versions, twinOf(register, doc.id)));
    const text = documentFile(waiting, doc, versions);
    if (await put(workshop, doc, text, waiting.where))
      for (const file of waiting.files)
        await stage.put(`files/${attachmentName(doc, file)}`, readFileSync(spool.blob(file.id)));
    done += 1;
    progress.advance(1, done);
  }
  progress.end();
};

/** Files of earlier runs get the versions this run brought. */
export const relinkOthers = async (workshop: Workshop): Promise<void> => {
  const { to, register } = workshop;
  const others = register.all<Doc>(
    `SELECT * FROM doc WHERE seen = 0 AND onDisk = 'ours' AND chain IN (SELECT chain FROM doc WHERE seen = 1)`,
  );
  for (const doc of [...others]) await put(workshop, doc, relinked(to, doc, versionsOf(register, doc.id)), doc.file);
};
