import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { ROOT } from '../../tools/settings.ts';
import { readyUrl, startPortal, TEST_DIST } from './portal.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Where the demonstration site is served, without a slash at the end. */
    baseURL: string;
    /** Where it was built. */
    distDir: string;
  }
}

/** Builds the demonstration site when it is out of date, and serves it for the tests of the site. */
export default async (project: TestProject): Promise<() => Promise<void>> => {
  const dataDir = await mkdtemp(join(tmpdir(), 'mingbai-test-'));
  const portal = startPortal({ DATA_DIR: dataDir });
  project.provide('baseURL', (await readyUrl(portal)).replace(/\/$/, ''));
  project.provide('distDir', join(ROOT, TEST_DIST));
  return async () => {
    portal.child.kill('SIGTERM');
    await portal.ended;
    await rm(dataDir, { recursive: true });
  };
};
