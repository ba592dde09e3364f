import { cpSync, globSync, mkdirSync, rmSync, symlinkSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { ROOT } from '../tools/settings.ts';
import { measure, type Usage } from './measure.ts';

const PROJECT = join(import.meta.dirname, 'eleventy');

/** The ways to write its templates: Nunjucks as its own starter does, JavaScript as the fastest it has. */
export const ELEVENTY_WAYS = { nunjucks: 'njk', javascript: '11ty.mjs' } as const;

export type EleventyWay = keyof typeof ELEVENTY_WAYS;

/** Puts the texts of a city beside the templates, as Eleventy wants them; not part of what is measured. */
const stage = (city: string, dir: string, way: EleventyWay): void => {
  rmSync(dir, { recursive: true, force: true });
  for (const collection of ['documents', 'interpretations'])
    cpSync(join(city, collection), join(dir, collection), { recursive: true });
  for (const folder of ['common', way])
    for (const file of globSync('**/*.{mjs,njk}', { cwd: join(PROJECT, folder) })) {
      mkdirSync(dirname(join(dir, file)), { recursive: true });
      symlinkSync(join(PROJECT, folder, file), join(dir, file));
    }
};

/** Builds a city with Eleventy's own command into `outDir`. */
export const buildWithEleventy = async (
  city: string,
  way: EleventyWay,
  stageDir: string,
  outDir: string,
): Promise<Usage> => {
  stage(city, stageDir, way);
  rmSync(outDir, { recursive: true, force: true });
  return measure({
    file: process.execPath,
    args: [
      join(ROOT, 'node_modules/@11ty/eleventy/cmd.cjs'),
      '--config=eleventy.config.mjs',
      `--output=${outDir}`,
      '--quiet',
    ],
    cwd: stageDir,
    env: { CITY: city, TEMPLATES: ELEVENTY_WAYS[way] },
  });
};
