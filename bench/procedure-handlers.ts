import { execFileSync } from 'node:child_process';
import { globSync, mkdirSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { build } from 'esbuild';
import { packPages } from '../infra/bundle.ts';
import { ROOT } from '../tools/settings.ts';
import { BENCH_DIR } from './generate.ts';

const BARS = { kilobytes: 400, importMs: 200 };
const LOOKS = 7;

/** What a handler that does nothing still loads: the SDK of Lambda's own runtime, which no bundle carries. */
const EMPTY = `import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { KMSClient } from '@aws-sdk/client-kms';
export const handler = async () => [DynamoDBClient, DynamoDBDocumentClient, KMSClient].length;
`;

const bundle = async (entry: string, outfile: string): Promise<number> => {
  await build({
    entryPoints: [entry],
    outfile,
    bundle: true,
    minify: true,
    platform: 'node',
    target: 'node24',
    format: 'esm',
    external: ['@aws-sdk/*', '@smithy/*'],
    banner: { js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);" },
    logLevel: 'error',
  });
  return statSync(outfile).size / 1024;
};

/** The median of several fresh processes. */
const importMs = (file: string): number => {
  const script = `const t = performance.now(); await import(${JSON.stringify(file)}); console.log(performance.now() - t)`;
  const looks = Array.from({ length: LOOKS }, () =>
    Number(
      execFileSync(process.execPath, ['--input-type=module', '-e', script], { encoding: 'utf8', cwd: ROOT }).trim(),
    ),
  );
  return looks.sort((a, b) => a - b)[Math.floor(LOOKS / 2)] ?? Number.NaN;
};

/** 网页 — built and packed as for Lambda: all its parts, and what the first import costs. */
const pagesLine = (): string => {
  const [site, outdir] = [join(BENCH_DIR, 'pages-site'), join(BENCH_DIR, 'handlers/pages')];
  execFileSync(process.execPath, ['tools/build.ts'], {
    cwd: ROOT,
    env: { ...process.env, PAGES_ON: 'lambda', DIST_DIR: site },
    stdio: 'ignore',
  });
  packPages(site, join(ROOT, 'content'), outdir);
  const parts = globSync('*.mjs', { cwd: outdir }).map((file) => statSync(join(outdir, file)).size);
  const kilobytes = parts.reduce((sum, size) => sum + size, 0) / 1024;
  return `| pages (to reach: 150 ms) | ${kilobytes.toFixed(0)} in ${parts.length} parts | ${importMs(join(outdir, 'index.mjs')).toFixed(0)} |`;
};

/** 处理程序 — size and import time of each bundle, beside one that only loads the same SDK. */
export const printHandlers = async (): Promise<void> => {
  const dir = join(BENCH_DIR, 'handlers');
  mkdirSync(dir, { recursive: true });
  writeFileSync(join(dir, 'empty.src.mjs'), EMPTY);
  const handlers = readdirSync(join(ROOT, 'functions/handlers')).filter(
    (file) => file.endsWith('.ts') && !file.endsWith('.test.ts'),
  );
  const entries = [join(dir, 'empty.src.mjs'), ...handlers.map((file) => join(ROOT, 'functions/handlers', file))];
  console.log('\n| handler | KB | import ms |\n|---|--:|--:|');
  for (const entry of entries) {
    const name = basename(entry).split('.')[0];
    const outfile = join(dir, `${name}.mjs`);
    const kilobytes = await bundle(entry, outfile);
    console.log(`| ${name} | ${kilobytes.toFixed(0)} | ${importMs(outfile).toFixed(0)} |`);
  }
  console.log(pagesLine());
  console.log(`to reach: ${BARS.kilobytes} KB, ${BARS.importMs} ms`);
};
