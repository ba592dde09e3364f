import { mkdir, open } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { EntryStore } from '../usecases/ports.ts';

/** What readers say as a file of JSON lines that only its owner may read. */
export const feedbackFile = <Entry>(path: string): EntryStore<Entry> => ({
  append: async (entry) => {
    await mkdir(dirname(path), { recursive: true, mode: 0o700 });
    const file = await open(path, 'a', 0o600);
    try {
      await file.appendFile(`${JSON.stringify(entry)}\n`);
      await file.sync();
    } finally {
      await file.close();
    }
  },
});
