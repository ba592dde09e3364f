import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { bundleHandler, packPages } from '../infra/bundle.ts';
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

/** What the first import loads: the handler's file and the parts it imports at once, not those it asks for later. */
const kilobytesAtOnce = (dir: string, file = 'index.mjs', seen = new Set<string>()): number => {
  if (seen.has(file)) return 0;
  seen.add(file);
  const path = join(dir, file);
  const parts = Array.from(
    readFileSync(path, 'utf8').matchAll(/(?:from|import)"\.\/([\w.-]+\.mjs)"/g),
    ([, part = '']) => part,
  );
  return parts.reduce((sum, part) => sum + kilobytesAtOnce(dir, part, seen), statSync(path).size / 1024);
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
  rmSync(outdir, { recursive: true, force: true });
  execFileSync(process.execPath, ['tools/build.ts'], {
    cwd: ROOT,
    env: { ...process.env, PAGES_ON: 'lambda', DIST_DIR: site },
    stdio: 'ignore',
  });
  packPages(site, join(ROOT, 'content'), outdir);
  return `| pages (to reach: 150 ms) | ${kilobytesAtOnce(outdir).toFixed(0)} | ${importMs(join(outdir, 'index.mjs')).toFixed(0)} |`;
};

/** 处理程序 — size and import time of each bundle, beside one that only loads the same SDK. */
export const printHandlers = (): void => {
  const dir = join(BENCH_DIR, 'handlers');
  mkdirSync(dir, { recursive: true });
  writeFileSync(join(dir, 'empty.src.mjs'), EMPTY);
  const handlers = readdirSync(join(ROOT, 'functions/handlers')).filter(
    (file) => file.endsWith('.ts') && !file.endsWith('.test.ts'),
  );
  const entries = [join(dir, 'empty.src.mjs'), ...handlers.map((file) => join(ROOT, 'functions/handlers', file))];
  console.log('\n| handler | KB | import ms |\n|---|--:|--:|');
  for (const entry of entries) {
    const [name = ''] = basename(entry).split('.');
    const outdir = join(dir, name);
    rmSync(outdir, { recursive: true, force: true });
    bundleHandler(entry, outdir);
    console.log(
      `| ${name} | ${kilobytesAtOnce(outdir).toFixed(0)} | ${importMs(join(outdir, 'index.mjs')).toFixed(0)} |`,
    );
  }
  console.log(pagesLine());
  console.log(`to reach: ${BARS.kilobytes} KB, ${BARS.importMs} ms`);
};
