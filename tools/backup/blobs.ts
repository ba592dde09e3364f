import { constants, existsSync } from 'node:fs';
import { copyFile, mkdir, open, readdir, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';

export interface BlobCount {
  readonly files: number;
  readonly sizeBytes: number;
}

const NONE: BlobCount = { files: 0, sizeBytes: 0 };

/** Files under a folder, by their path in it; those still being written are none. */
export const filesUnder = async (folder: string): Promise<readonly string[]> => {
  if (!existsSync(folder)) return [];
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile() && !entry.name.endsWith('.tmp'))
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1));
};

const copyWhole = async (from: string, to: string): Promise<void> => {
  await mkdir(dirname(to), { recursive: true, mode: 0o700 });
  await copyFile(from, to, constants.COPYFILE_FICLONE | constants.COPYFILE_EXCL);
  const file = await open(to, 'r');
  try {
    await file.sync();
  } finally {
    await file.close();
  }
};

export const countBlobs = async (folder: string): Promise<BlobCount> => {
  let counted = NONE;
  for (const path of await filesUnder(folder)) {
    const { size } = await stat(join(folder, path));
    counted = { files: counted.files + 1, sizeBytes: counted.sizeBytes + size };
  }
  return counted;
};

/** Copies what is not there yet: a blob is written once, under a name made from what it holds. */
export const copyBlobs = async (from: string, to: string): Promise<BlobCount> => {
  for (const path of await filesUnder(from)) {
    const target = join(to, path);
    if (!existsSync(target)) await copyWhole(join(from, path), target);
  }
  return countBlobs(to);
};
