import { rename, writeFile } from 'node:fs/promises';

/** Puts a file of its owner's in place, whole or not at all; after a power cut it may be the one before, which does no harm here. */
export const replaceFile = async (path: string, text: string): Promise<void> => {
  const temporary = `${path}.${process.pid}.tmp`;
  await writeFile(temporary, text, { mode: 0o600 });
  await rename(temporary, path);
};
