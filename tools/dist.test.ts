import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { isBuilt, replaceDist } from './dist.ts';

let folder: string;
let dist: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'mingbai-dist-'));
  dist = join(folder, 'dist');
});

afterEach(() => rm(folder, { recursive: true }));

const buildWith = (page: string) => async (outDir: string) => {
  await mkdir(outDir);
  await writeFile(join(outDir, 'index.html'), page);
};

const page = () => readFile(join(dist, 'index.html'), 'utf8');

describe('replacing the built site', () => {
  it('puts a new one in the old one’s place, and leaves nothing beside it', async () => {
    await replaceDist(dist, 'a', buildWith('old'));
    await replaceDist(dist, 'b', buildWith('new'));
    expect(await page()).toBe('new');
    expect(await readdir(folder)).toEqual(['dist']);
  });

  it('makes the folder that it is to lie in', async () => {
    const below = join(folder, 'not/there/yet');
    await replaceDist(below, 'a', buildWith('page'));
    expect(isBuilt(below, 'a')).toBe(true);
  });

  it('knows which site it is', async () => {
    await replaceDist(dist, 'a', buildWith('page'));
    expect([isBuilt(dist, 'a'), isBuilt(dist, 'b')]).toEqual([true, false]);
  });

  it('leaves the old one as it is when the build fails half-way', async () => {
    await replaceDist(dist, 'a', buildWith('old'));
    const failing = replaceDist(dist, 'b', async (outDir) => {
      await buildWith('half')(outDir);
      throw new Error('broken content');
    });
    await expect(failing).rejects.toThrow('broken content');
    expect(await page()).toBe('old');
    expect([await readdir(folder), isBuilt(dist, 'a')]).toEqual([['dist'], true]);
  });

  it('sweeps up after a build that was killed, not after one still running', async () => {
    // No process has this number: it is beyond the system's highest.
    const killed = `${dist}.next-4194305`;
    const running = `${dist}.next-${process.ppid}`;
    const other = join(folder, 'dist.backup');
    for (const path of [killed, running, other]) await mkdir(path);
    await replaceDist(dist, 'a', buildWith('page'));
    expect([killed, running, other].map((path) => existsSync(path))).toEqual([false, true, true]);
  });
});
