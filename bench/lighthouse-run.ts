import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { ROOT } from '../tools/settings.ts';

export const CATEGORIES = ['performance', 'accessibility', 'best-practices', 'seo'] as const;
export type Category = (typeof CATEGORIES)[number];

interface Request {
  readonly url: string;
  readonly resourceType: string;
  readonly transferSize: number;
}

/** The parts of a Lighthouse result that are read here. */
interface Result {
  readonly categories: Readonly<
    Record<Category, { readonly score: number | null; readonly auditRefs: readonly AuditRef[] }>
  >;
  readonly audits: Readonly<
    Record<string, { readonly score: number | null; readonly title: string; readonly details?: object }>
  >;
}

interface AuditRef {
  readonly id: string;
  readonly weight: number;
}

/** One look of Lighthouse at a page. */
export interface Look {
  readonly scores: Readonly<Record<Category, number>>;
  /** What each score lost points for. */
  readonly shortcomings: Readonly<Record<Category, readonly string[]>>;
  readonly requests: readonly Request[];
}

const LARGEST_RESULT_BYTES = 64 * 1024 * 1024;
const CHROME_FLAGS = ['--headless=new', '--disable-gpu'];

/** Chromium has no sandbox for root, as whom containers run. */
const chromeFlags = (): string => [...CHROME_FLAGS, ...(process.getuid?.() === 0 ? ['--no-sandbox'] : [])].join(' ');

/** From this score on an audit counts as passed. */
const PASSED = 0.9;

const forEach = <T>(of: (category: Category) => T): Readonly<Record<Category, T>> =>
  Object.fromEntries(CATEGORIES.map((category) => [category, of(category)])) as Record<Category, T>;

const lookOf = ({ categories, audits }: Result): Look => {
  const { items = [] } = (audits['network-requests']?.details ?? {}) as { items?: readonly Request[] };
  return {
    scores: forEach((category) => Math.round(100 * (categories[category].score ?? 0))),
    shortcomings: forEach((category) =>
      categories[category].auditRefs
        .filter(({ id, weight }) => weight > 0 && (audits[id]?.score ?? 1) < PASSED)
        .map(({ id }) => `${id}: ${audits[id]?.title}`),
    ),
    requests: items,
  };
};

const look = async (url: string, chromium: string): Promise<Look> => {
  const { stdout } = await promisify(execFile)(
    process.execPath,
    [
      join(ROOT, 'node_modules/lighthouse/cli/index.js'),
      url,
      '--output=json',
      '--quiet',
      `--only-categories=${CATEGORIES.join(',')}`,
      `--chrome-flags=${chromeFlags()}`,
    ],
    { maxBuffer: LARGEST_RESULT_BYTES, env: { ...process.env, CHROME_PATH: chromium } },
  );
  return lookOf(JSON.parse(stdout));
};

/** A trace that could not be recorded says nothing of the page; Lighthouse itself asks to be run again. */
const TRIES = 3;

/** Lighthouse's own command on a page, as a phone sees it. */
export const lookAt = (url: string, chromium: string, tries = TRIES): Promise<Look> =>
  look(url, chromium).catch((error) => (tries > 1 ? lookAt(url, chromium, tries - 1) : Promise.reject(error)));
