import { createHash } from 'node:crypto';
import { readdirSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import type { CivilDate } from '#domain/work-calendar.ts';
import { ROOT } from './settings.ts';

/** What the built site is made of, beside the content folder. */
const CODE = ['site', 'functions', 'content/schema', 'package-lock.json'];

const filesUnder = (path: string): string[] => {
  if (statSync(path).isFile()) return [path];
  return readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => !entry.isDirectory() && !entry.name.endsWith('.test.ts'))
    .map((entry) => join(entry.parentPath, entry.name));
};

/**
 * A short text that changes when the site would: with any file of the code or the content (by path, size and time
 * of change; 4,000 files take some 50 ms), the folder it lies in, and the day, since a day makes documents lapse.
 */
export const fingerprint = (contentDir: string, today: CivilDate): string => {
  const hash = createHash('sha256').update(`${contentDir}\n${today}\n`);
  const files = [...CODE.map((path) => join(ROOT, path)), contentDir].flatMap(filesUnder).sort();
  for (const file of files) {
    const stats = statSync(file, { throwIfNoEntry: false });
    hash.update(`${relative(ROOT, file)} ${stats?.size} ${stats?.mtimeMs}\n`);
  }
  return hash.digest('hex');
};
