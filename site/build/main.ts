import { rm } from 'node:fs/promises';
import { resolve } from 'node:path';
import { build } from 'astro';
import type { CivilDate } from '#domain/work-calendar.ts';
import { openLibrary } from '../library/library.ts';
import { copyFiles } from './files.ts';
import { indexSite } from './search-index.ts';
import { writeTraditional } from './traditional.ts';

export interface BuildOptions {
  readonly contentDir: string;
  readonly outDir: string;
  /** The day of the build in Beijing: what has lapsed or gone stale is judged by it. */
  readonly today: CivilDate;
  readonly progress: (message: string) => void;
  /** Kept from one build to the next by the search index. */
  readonly cacheDir?: string;
  /** Left out by the bench, which measures it apart. */
  readonly withSearch?: boolean;
}

/** Builds the whole site from a content folder. @throws ContentError when a content file is wrong. */
export const buildSite = async ({
  contentDir,
  outDir,
  today,
  progress,
  cacheDir,
  withSearch = true,
}: BuildOptions): Promise<void> => {
  const library = openLibrary(resolve(contentDir), today);
  progress(`内容无误：${library.publications.length} 篇`);
  process.env.CONTENT_DIR = resolve(contentDir);
  process.env.BUILD_DAY = today;
  await rm(outDir, { recursive: true, force: true });
  progress('正在生成页面');
  await build({
    root: resolve(import.meta.dirname, '../..'),
    configFile: 'site/astro.config.ts',
    outDir,
    logLevel: 'warn',
  });
  await copyFiles(library, outDir);
  progress('正在生成繁體版');
  await writeTraditional(library, outDir);
  if (!withSearch) return;
  progress('正在建立搜索索引');
  await indexSite({ library, outDir, cacheDir, progress });
};
