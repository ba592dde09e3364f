import type { Notes } from '../findings.ts';
import { inspectCarried } from './carried.ts';
import { inspectPages } from './pages.ts';
import { inspectRemains } from './remains.ts';
import { structureOf } from './structure.ts';

/** PDF — its objects as they lie in the file, then its pages as they are seen. */
export const inspectPdf = async (bytes: Buffer, megabytes: number, notes: Notes): Promise<void> => {
  const structure = structureOf(bytes);
  inspectRemains(bytes, structure, notes);
  inspectCarried(structure, notes);
  await inspectPages(bytes, megabytes, notes);
};
