import { readdirSync } from 'node:fs';

/**
 * Node's option that bounds the heap of a build of `contentDir`. V8 would rather grow than collect: unbounded, 14,000 documents
 * take 1.25 GB where 0.8 GB is enough at the same CPU. A bound for the build itself and one for each file, both twice what was
 * measured to suffice.
 */
export const heapOption = (contentDir: string): string => {
  const files = readdirSync(contentDir, { recursive: true }).length;
  return `--max-old-space-size=${Math.round(450 + files * 0.022)}`;
};
