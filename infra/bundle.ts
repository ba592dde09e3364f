import { cpSync, globSync, mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { buildSync } from 'esbuild';

const ROOT = dirname(import.meta.dirname);

/** Lambda's runtime brings the SDK. */
const OF_THE_RUNTIME = ['@aws-sdk/*', '@smithy/*'];

/** What a handler reads of the content at run time. */
const CONTENT = ['site.yaml', 'officers.yaml', 'columns.yaml', 'themes.yaml', 'calendar', 'agencies'];

/** What letters are set with: the compiler, its templates, the open fonts. */
const TYPST = 'node_modules/@myriaddreamin/typst-ts-node-compiler-linux-x64-gnu';
const FONTS = 'node_modules/@expo-google-fonts/*/{400Regular,700Bold}/*_{400Regular,700Bold}.ttf';

const copy = (from: string, to: string): void => {
  mkdirSync(dirname(to), { recursive: true });
  cpSync(from, to, { recursive: true });
};

/** What looks into files and redacts them: programs of their own, with what reads pictures and PDF. */
const FOLDER_PROGRAMS = {
  'inspect-worker': 'functions/adapters/outgoing/inspect-worker.ts',
  'pages-worker': 'functions/adapters/redaction/pages-worker.ts',
  'redact-worker': 'functions/adapters/redaction/redact-worker.ts',
};
const PICTURES = [
  'sharp',
  '@img/colour',
  '@img/sharp-linux-x64',
  '@img/sharp-libvips-linux-x64',
  'detect-libc',
  'semver',
];
const PDFIUM = ['package.json', 'dist/pdfium.wasm'].map((each) => `node_modules/@embedpdf/pdfium/${each}`);

/** One file `index.mjs`, and parts beside it that are loaded when they are asked for. */
export const bundleHandler = (entry: string, outdir: string, programs: Readonly<Record<string, string>> = {}): void => {
  buildSync({
    entryPoints: { index: entry, ...programs },
    outdir,
    bundle: true,
    minify: true,
    splitting: true,
    platform: 'node',
    target: 'node24',
    format: 'esm',
    outExtension: { '.js': '.mjs' },
    external: [...OF_THE_RUNTIME, 'sharp'],
    banner: { js: "import { createRequire as __from } from 'node:module'; const require = __from(import.meta.url);" },
    logLevel: 'error',
    absWorkingDir: ROOT,
  });
};

/** What a function reads beside its code, by the paths it has here. */
const beside = (name: string): string[] => {
  if (name === 'letters') return [TYPST, ...globSync(FONTS, { cwd: ROOT })];
  if (name === 'folder') return [...PDFIUM, ...PICTURES.map((each) => `node_modules/${each}`)];
  return [];
};

/** All that a function needs in one folder: code, the city's content, and what else it reads. */
export const packFunction = (name: string, contentDir: string, outdir: string): void => {
  bundleHandler(join(ROOT, `functions/handlers/${name}.ts`), outdir, name === 'folder' ? FOLDER_PROGRAMS : {});
  for (const each of CONTENT) copy(join(contentDir, each), join(outdir, 'content', each));
  for (const each of beside(name)) copy(join(ROOT, each), join(outdir, each));
  if (name === 'letters') copy(join(ROOT, 'functions/adapters/letters'), join(outdir, 'adapters/letters'));
};

/** The pages of a site built with `PAGES_ON=lambda` into `distDir`. */
export const packPages = (distDir: string, contentDir: string, outdir: string): void => {
  bundleHandler(join(distDir, 'server/entry.mjs'), outdir);
  for (const each of CONTENT) copy(join(contentDir, each), join(outdir, 'content', each));
  for (const each of ['404.html', 'hant/404.html', 'en/404/index.html'])
    copy(join(distDir, 'client', each), join(outdir, each));
};
