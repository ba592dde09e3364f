import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../../tools/settings.ts';
import { filesUnder } from './demo-site.ts';
import type { Tag } from './tags.ts';

/** Attributes that lead somewhere; `loads` tells whether the browser goes there by itself. */
const LEADING = [
  { tag: 'a', attribute: 'href', loads: false },
  { tag: 'area', attribute: 'href', loads: false },
  { tag: 'link', attribute: 'href', loads: true },
  { tag: 'form', attribute: 'action', loads: true },
  { tag: 'button', attribute: 'formaction', loads: true },
  { tag: '*', attribute: 'src', loads: true },
  { tag: '*', attribute: 'srcset', loads: true },
  { tag: '*', attribute: 'poster', loads: true },
  { tag: 'object', attribute: 'data', loads: true },
  { tag: 'use', attribute: 'href', loads: true },
] as const;

/** Relations that name an address without fetching it. */
const NAMING = new Set(['canonical', 'alternate']);

export interface Reference {
  readonly to: string;
  /** Whether the browser fetches it without being asked. */
  readonly loads: boolean;
}

/** Everything the tags of a page point at. */
export const referencesOf = (tags: readonly Tag[]): Reference[] =>
  tags.flatMap(({ name, attributes }) =>
    LEADING.flatMap(({ tag, attribute, loads }) => {
      const value = tag === '*' || tag === name ? attributes.get(attribute) : undefined;
      if (value === undefined) return [];
      const addresses =
        attribute === 'srcset' ? value.split(',').map((part) => part.trim().split(/\s/)[0] ?? '') : [value];
      return addresses.map((to) => ({ to, loads: loads && !NAMING.has(attributes.get('rel') ?? '') }));
    }),
  );

/** Routes that are answered by running code, from the pages that say so. */
const onDemandRoutes = (): string[] =>
  globSync('site/pages/**/*.{ts,astro}', { cwd: ROOT })
    .filter((file) => readFileSync(join(ROOT, file), 'utf8').includes('export const prerender = false'))
    .map((file) => file.replace(/^site\/pages/, '').replace(/(\/index|\/\[\.{3}\w+\])?\.(ts|astro)$/, ''))
    .flatMap((route) => [route, `${route}/`]);

/** Whether an address, without query and fragment, is answered: by a built file, written as it is linked, or by code. */
export const resolver = (clientDir: string): ((path: string) => boolean) => {
  const known = new Set([
    ...filesUnder(clientDir).map((file) => `/${file.replace(/(^|\/)index\.html$/, '$1')}`),
    ...onDemandRoutes(),
  ]);
  return (path) => known.has(decodeURIComponent(path));
};
