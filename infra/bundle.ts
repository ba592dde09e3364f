import { cpSync, globSync, mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { buildSync } from 'esbuild';

const ROOT = dirname(import.meta.dirname);

/** Lambda's runtime brings the SDK. */
const OF_THE_RUNTIME = ['@aws-sdk/*', '@smithy/*'];

/** What a handler reads of the content at run time. */
const CONTENT = ['site.yaml', 'officers.yaml', 'calendar', 'agencies'];

/** What letters are set with: the compiler, its templates, the open fonts. */
const TYPST = 'node_modules/@myriaddreamin/typst-ts-node-compiler-linux-x64-gnu';
const FONTS = 'node_modules/@expo-google-fonts/*/{400Regular,700Bold}/*_{400Regular,700Bold}.ttf';

const copy = (from: string, to: string): void => {
  mkdirSync(dirname(to), { recursive: true });
  cpSync(from, to, { recursive: true });
};

/** One file `index.mjs`, and parts beside it that are loaded when they are asked for. */
export const bundleHandler = (entry: string, outdir: string): void => {
  buildSync({
    entryPoints: { index: entry },
    outdir,
    bundle: true,
    minify: true,
    splitting: true,
    platform: 'node',
    target: 'node24',
    format: 'esm',
    outExtension: { '.js': '.mjs' },
    external: OF_THE_RUNTIME,
    banner: { js: "import { createRequire as __from } from 'node:module'; const require = __from(import.meta.url);" },
    logLevel: 'error',
    absWorkingDir: ROOT,
  });
};

/** All that a function needs in one folder: code, the city's content, and for letters what they are set with. */
export const packFunction = (name: string, contentDir: string, outdir: string): void => {
  bundleHandler(join(ROOT, `functions/handlers/${name}.ts`), outdir);
  for (const each of CONTENT) copy(join(contentDir, each), join(outdir, 'content', each));
  if (name !== 'letters') return;
  copy(join(ROOT, 'functions/adapters/letters'), join(outdir, 'adapters/letters'));
  for (const each of [TYPST, ...globSync(FONTS, { cwd: ROOT })]) copy(join(ROOT, each), join(outdir, each));
};

/** The pages of a site built with `PAGES_ON=lambda` into `distDir`. */
export const packPages = (distDir: string, contentDir: string, outdir: string): void => {
  bundleHandler(join(distDir, 'server/entry.mjs'), outdir);
  for (const each of CONTENT) copy(join(contentDir, each), join(outdir, 'content', each));
  for (const each of ['404.html', 'hant/404.html', 'en/404/index.html'])
    copy(join(distDir, 'client', each), join(outdir, each));
};
