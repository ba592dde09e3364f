import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { inject } from 'vitest';
import { world } from '#functions/world.ts';
import { type Library, openLibrary } from '#site/library/library.ts';
import { readSettings } from '../../tools/settings.ts';

/** What the server gives to anyone who asks for the right name. */
export const clientDir = (): string => join(inject('distDir'), 'client');

/** The demonstration content as it may be shown; the site under test was built from it. */
export const demoLibrary = (): Library => openLibrary(readSettings().contentDir, world.today());

/** Every file below a folder, as paths relative to it, sorted. */
export const filesUnder = (dir: string): string[] =>
  readdirSync(dir, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(dir.length + 1))
    .sort();

export interface BuiltPage {
  /** The address, as a link to it is written: `/documents/x/`, `/404.html`. */
  readonly url: string;
  readonly html: string;
}

/** Every page of the built site. */
export const builtPages = (): BuiltPage[] =>
  filesUnder(clientDir())
    .filter((file) => file.endsWith('.html'))
    .map((file) => ({
      url: `/${file.replace(/(^|\/)index\.html$/, '$1')}`,
      html: readFileSync(join(clientDir(), file), 'utf8'),
    }));
