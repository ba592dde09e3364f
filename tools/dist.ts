import { existsSync, readFileSync } from 'node:fs';
import { mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';

const STAMP = 'fingerprint.txt';

/** Whether the folder holds the site of this fingerprint. */
export const isBuilt = (distDir: string, fingerprint: string): boolean => {
  const stamp = join(distDir, STAMP);
  return existsSync(stamp) && readFileSync(stamp, 'utf8') === fingerprint;
};

const isAlive = (pid: number): boolean => {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
};

/** Folders beside the site that a build which was killed left behind. */
const leftovers = async (distDir: string): Promise<string[]> => {
  const [folder, name] = [dirname(distDir), `${basename(distDir)}.`];
  const siblings = (await readdir(folder)).filter((sibling) => sibling.startsWith(name));
  return siblings
    .filter((sibling) => {
      const pid = /^(?:next|old)-(\d+)$/.exec(sibling.slice(name.length))?.[1];
      return pid !== undefined && !isAlive(Number(pid));
    })
    .map((sibling) => join(folder, sibling));
};

const remove = (path: string): Promise<void> => rm(path, { recursive: true, force: true });

/** Builds into a folder beside and puts it in place only when it is whole: a failed build leaves the old site be. */
export const replaceDist = async (
  distDir: string,
  fingerprint: string,
  build: (outDir: string) => Promise<void>,
): Promise<void> => {
  await mkdir(dirname(distDir), { recursive: true });
  for (const path of await leftovers(distDir)) await remove(path);
  const next = `${distDir}.next-${process.pid}`;
  const old = `${distDir}.old-${process.pid}`;
  try {
    await build(next);
    await writeFile(join(next, STAMP), fingerprint);
    if (existsSync(distDir)) await rename(distDir, old);
    await rename(next, distDir);
    await remove(old);
  } finally {
    await remove(next);
  }
};
