import { globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { GRANTS } from '../functions/grants.ts';
import { API_PATH } from '../functions/routes.ts';

const PAGES = join(dirname(import.meta.dirname), 'site/pages');

/** The address of a page's file, its variable parts as `*`. */
const addressOf = (file: string): string =>
  `/${file}`
    .replace(/\.(astro|ts)$/, '')
    .replace(/\/index$/, '/')
    .replaceAll(/\[[^\]]+\]/g, '*');

const isOnDemand = (file: string): boolean =>
  /^export const prerender = false\b/m.test(readFileSync(join(PAGES, file), 'utf8'));

/** Behind the API whole: all below is made on demand. */
const WHOLE = [`${API_PATH}/*`, '/office*'];

/** What the CDN sends on to the functions, as patterns of paths; all else lies in the bucket. Read from the pages themselves. */
export const onDemandPatterns = (): string[] => {
  const files = globSync('**/*.{astro,ts}', { cwd: PAGES }).map((file) => file.replaceAll('\\', '/'));
  const still = files.filter((file) => !isOnDemand(file)).map(addressOf);
  const pages = files.filter(isOnDemand).map(addressOf);
  // With and without the slash at the end, unless something still lies below.
  const patterns = pages.map((page) =>
    page.endsWith('*') || still.some((each) => each.startsWith(`${page}/`)) ? page : `${page}*`,
  );
  const doors = Object.values(GRANTS).flatMap(({ caller }) => ('doors' in caller ? [...caller.doors] : []));
  const paths = doors.map((door) => (door.split(' ')[1] ?? '').replaceAll(/\{[^}]+\}/g, '*')).filter(Boolean);
  const all = [...WHOLE, ...patterns, ...paths];
  const isCovered = (path: string): boolean =>
    WHOLE.some((whole) => path !== whole && path.startsWith(whole.slice(0, -1)));
  return [...new Set(all)].filter((path) => !isCovered(path)).sort();
};
