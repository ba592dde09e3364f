import { DatabaseSync } from 'node:sqlite';

const BUSY = 5;

/**
 * Holds `path` for this process alone. The system itself lets go of it when the process ends, however it ends:
 * there is no file to clear away after a power cut.
 *
 * @returns what lets go of it; undefined when another process holds it
 */
export const holdAlone = (path: string): (() => void) | undefined => {
  const holder = new DatabaseSync(path);
  try {
    holder.exec('PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE');
  } catch (error) {
    holder.close();
    if ((error as { errcode?: number }).errcode === BUSY) return undefined;
    throw error;
  }
  return () => holder.close();
};
