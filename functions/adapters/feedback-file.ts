import { mkdir, open } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { FeedbackStore } from '../usecases/ports.ts';

/** Readers' answers as a file of JSON lines that only its owner may read. */
export const feedbackFile = (path: string): FeedbackStore => ({
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
