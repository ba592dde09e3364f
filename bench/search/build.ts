import { fork } from 'node:child_process';
import { readdirSync, statSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { build as bundle } from 'esbuild';
import { CONTENDERS } from './contenders.ts';

interface Usage {
  readonly cpuSeconds: number;
  /** Of the largest of its processes. */
  readonly peakMegabytes: number;
}

export interface Built extends Usage {
  readonly seconds: number;
  /** Of what is looked up, the texts apart. */
  readonly megabytes: number;
  readonly textMegabytes: number;
}

/** Folders of the texts themselves, packed: what excerpts are cut from. */
const TEXTS = /(?:^|\/)(?:t|fragment)\//;

const megabytesIn = (dir: string, isCounted: (name: string) => boolean): number =>
  readdirSync(dir, { recursive: true, encoding: 'utf8' })
    .filter(isCounted)
    .map((name) => statSync(join(dir, name)))
    .reduce((sum, file) => sum + (file.isFile() ? file.size : 0), 0) / 1e6;

interface Job {
  readonly contender: string;
  readonly corpus: string;
  readonly documents?: number | undefined;
  readonly dir: string;
  readonly cacheDir: string;
  readonly grown?: boolean;
}

/** Builds an index in a process of its own; what it used is what Linux says of it and all it started. */
export const buildIndex = async ({ contender, corpus, documents, dir, cacheDir, grown }: Job): Promise<Built> => {
  const args = [contender, corpus, String(documents ?? ''), dir, cacheDir, grown ? 'grown' : ''];
  const startedAt = performance.now();
  const child = fork(join(import.meta.dirname, 'build-child.ts'), args, {
    execArgv: ['--max-old-space-size=8192'],
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  let used: Usage | undefined;
  child.once('message', (told: Usage) => {
    used = told;
  });
  const code = await new Promise((resolve) => child.once('exit', resolve));
  if (code !== 0 || !used) throw new Error(`${contender} built no index: exit ${code}`);
  return {
    seconds: (performance.now() - startedAt) / 1000,
    ...used,
    megabytes: megabytesIn(dir, (name) => !TEXTS.test(name)),
    textMegabytes: megabytesIn(dir, (name) => TEXTS.test(name)),
  };
};

const PAGE =
  '<!doctype html><html lang="zh"><meta charset="utf-8"><title>bench</title><link rel="icon" href="data:,"><script type="module" src="/client.js"></script>';

/** What a browser loads first: a page, and the contender's client as one packed script. */
export const writeClient = async (contender: string, dir: string): Promise<void> => {
  const entry = CONTENDERS[contender]?.client ?? '';
  await bundle({
    stdin: {
      contents: `import { open } from './${entry}'; window.opening = open();`,
      resolveDir: import.meta.dirname,
      loader: 'ts',
    },
    outfile: join(dir, 'client.js'),
    bundle: true,
    minify: true,
    format: 'esm',
    platform: 'browser',
    external: ['/pagefind/pagefind.js'],
    logLevel: 'error',
  });
  await writeFile(join(dir, 'index.html'), PAGE);
};
