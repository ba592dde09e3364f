import { copyFile, mkdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { filesOf } from '../library/attachments.ts';
import type { Library } from '../library/library.ts';
import { attachmentPath, isBelowFiles } from '../library/load.ts';

/** Copies the files of published entries, and no others, to `/files/`. */
export const copyFiles = async ({ dir, publications }: Library, outDir: string): Promise<void> => {
  const files = new Set(publications.flatMap(({ fields }) => filesOf(fields).map(({ file }) => file)));
  for (const file of files) {
    if (!isBelowFiles(dir, file)) throw new Error(`${file} leads out of files/`);
    const to = join(outDir, 'client/files', file);
    await mkdir(dirname(to), { recursive: true });
    await copyFile(attachmentPath(dir, file), to);
  }
};
