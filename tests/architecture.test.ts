import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ROOT } from '../tools/settings.ts';
import { breaches } from './support/house.ts';
import type { Source } from './support/source.ts';

const PATTERNS = ['{content,functions,infra,site}/**/*.ts', 'site/**/*.astro'];

const sources = (): Source[] =>
  globSync(PATTERNS, { cwd: ROOT })
    .filter((path) => !path.endsWith('.test.ts'))
    .map((path) => ({ path: path.replaceAll('\\', '/'), text: readFileSync(join(ROOT, path), 'utf8') }));

const BAD: readonly (Source & { readonly breach: string })[] = [
  {
    path: 'functions/domain/a.ts',
    text: "import { z } from 'zod';",
    breach: 'functions/domain/a.ts imports zod',
  },
  {
    path: 'functions/domain/a.ts',
    text: "import type { World } from '../world.ts';",
    breach: 'functions/domain/a.ts imports functions/world.ts',
  },
  {
    path: 'functions/domain/a.ts',
    text: 'export const today = () => new Date();',
    breach: 'functions/domain/a.ts reads the clock',
  },
  {
    path: 'functions/domain/a.ts',
    text: 'const { now } = Date;',
    breach: 'functions/domain/a.ts reads the clock',
  },
  {
    path: 'functions/domain/a.ts',
    text: 'export const day = (date: Date) => date.getDay();',
    breach: 'functions/domain/a.ts reads its surroundings',
  },
  {
    path: 'functions/domain/a.ts',
    text: 'export const pick = () => Math.random();',
    breach: 'functions/domain/a.ts reads randomness',
  },
  {
    path: 'functions/domain/a.ts',
    text: "export const city = process.env['CITY'];",
    breach: 'functions/domain/a.ts reads its surroundings',
  },
  {
    path: 'functions/usecases/a.ts',
    text: "import { feedbackFile } from '#functions/adapters/feedback-file.ts';",
    breach: 'functions/usecases/a.ts imports functions/adapters/feedback-file.ts',
  },
  {
    path: 'functions/usecases/a.ts',
    text: "export * from './b.ts';",
    breach: 'functions/usecases/a.ts imports functions/usecases/b.ts',
  },
  {
    path: 'functions/adapters/a.ts',
    text: 'export const now = () => Date.now();',
    breach: 'functions/adapters/a.ts reads the clock',
  },
  {
    path: 'functions/local/a.ts',
    text: "export const open = () => import('../world.ts');",
    breach: 'functions/local/a.ts imports functions/world.ts',
  },
  {
    path: 'infra/a.ts',
    text: "import { handler } from '../functions/handlers/steps.ts';",
    breach: 'infra/a.ts imports functions/handlers/steps.ts',
  },
  {
    path: 'site/pages/a.astro',
    text: "---\nimport { world } from '#functions/world.ts';\n---\n<p>{world.today()}</p>",
    breach: 'site/pages/a.astro imports functions/world.ts',
  },
  {
    path: 'site/pages/a.astro',
    text: '<p>{new Date().getFullYear()}</p>',
    breach: 'site/pages/a.astro reads the clock',
  },
  {
    path: 'site/scripts/a.ts',
    text: "import { z } from 'zod';",
    breach: 'site/scripts/a.ts brings zod to the browser',
  },
];

const GOOD: readonly Source[] = [
  { path: 'functions/domain/a.ts', text: 'export const day = (text: string): Date => new Date(Date.parse(text));' },
  { path: 'functions/domain/a.ts', text: 'export const isDate = (value: unknown) => value instanceof Date;' },
  { path: 'functions/domain/a.ts', text: "import { addDays } from './work-calendar.ts';\nMath.max(1, 2);" },
  { path: 'functions/handlers/a.ts', text: "import { world } from '../world.ts';" },
  { path: 'functions/world-base.ts', text: 'export const now = () => Date.now();' },
  { path: 'site/pages/a.ts', text: "import { world } from '#functions/world.ts';\nexport const prerender = false;" },
  { path: 'site/scripts/a.ts', text: "import type { SiteFields } from '#content/schema/site.ts';\nnew Date();" },
  { path: 'tools/a.ts', text: "import { world } from '#functions/world.ts';\nnew Date();" },
];

describe('the order of the house', () => {
  it('holds in every file', () => {
    expect(breaches(sources())).toEqual([]);
  });

  it.each(BAD)('is broken by $path: $text', ({ breach, ...source }) => {
    expect(breaches([source])).toContain(breach);
  });

  it('is broken by a page whose script reaches a schema through another file', () => {
    const page = { path: 'site/pages/a.astro', text: "<script>import '../search/a.ts';</script>" };
    const between = { path: 'site/search/a.ts', text: "export { siteSchema } from '#content/schema/site.ts';" };
    expect(breaches([page, between])).toContain('site/search/a.ts brings content/schema/site.ts to the browser');
  });

  it.each(GOOD)('allows $path: $text', (source) => {
    expect(breaches([source])).toEqual([]);
  });
});
