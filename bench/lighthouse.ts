import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { gzipSync } from 'node:zlib';
import { world } from '#functions/world.ts';
import { openLibrary } from '#site/library/library.ts';
import { pageKinds } from '../tests/support/page-kinds.ts';
import { readyUrl, startPortal } from '../tests/support/portal.ts';
import { provideChromium } from '../tools/chromium.ts';
import { ROOT } from '../tools/settings.ts';
import { say } from '../tools/terminal.ts';
import { verdict } from './build-report.ts';
import { CATEGORIES, type Category, type Look, lookAt } from './lighthouse-run.ts';

/** The demonstration site as built for this bench, apart from the one being served. */
const DIST = 'dist.bench';
/** One page of each kind that is asked for, by its name in the tests. */
const KINDS = ['home', 'policies', 'document in force', 'search', '文字解读', 'annual report'];
const READING = 'document in force';

/** QUALITY: for a reader. Scores out of 100; sizes packed, in KB. */
const SCORE_BARS: Record<Category, number> = { performance: 98, accessibility: 100, 'best-practices': 100, seo: 100 };
const SIZE_BARS = { html: 12, css: 16, readingScript: 5, searchScript: 15 };

const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;

const packedKb = (file: string): number => gzipSync(readFileSync(file)).length / 1024;

interface Seen {
  readonly name: string;
  readonly url: string;
  readonly looks: readonly Look[];
}

const scoreOf = ({ looks }: Seen, category: Category): number => median(looks.map(({ scores }) => scores[category]));

const printShortcomings = (category: Category, { name, looks }: Seen): void => {
  const lines = new Set(looks.flatMap(({ shortcomings }) => shortcomings[category]));
  for (const line of lines) console.log(`        ${name}: ${line}`);
};

const printScores = (pages: readonly Seen[]): void => {
  console.log(`| page | ${CATEGORIES.join(' | ')} |\n|---|${CATEGORIES.map(() => '--:|').join('')}`);
  for (const page of pages)
    console.log(
      `| ${page.name} \`${page.url}\` | ${CATEGORIES.map((category) => scoreOf(page, category)).join(' | ')} |`,
    );
  console.log('');
  for (const category of CATEGORIES) {
    const bar = SCORE_BARS[category];
    const worst = Math.min(...pages.map((page) => scoreOf(page, category)));
    console.log(`${worst >= bar ? 'met   ' : 'MISSED'}  ${category}: ${worst} at worst (≥ ${bar})`);
    for (const page of pages) if (scoreOf(page, category) < bar) printShortcomings(category, page);
  }
};

const transferKb = (look: Look | undefined, kind: 'Script' | 'Stylesheet'): number =>
  (look?.requests ?? [])
    .filter(({ resourceType }) => resourceType === kind)
    .reduce((sum, { transferSize }) => sum + transferSize, 0) / 1024;

const scriptKb = (pages: readonly Seen[], kind: string): number =>
  transferKb(pages.find(({ name }) => name === kind)?.looks[0], 'Script');

const printWeights = (pages: readonly Seen[], origin: string): void => {
  const client = join(ROOT, DIST, 'client');
  const filesOf = (pattern: string): number[] =>
    globSync(pattern, { cwd: client }).map((file) => packedKb(join(client, file)));
  const foreign = pages
    .flatMap(({ looks }) => looks[0]?.requests ?? [])
    .filter(({ url }) => /^https?:/.test(url) && !url.startsWith(origin));
  console.log('');
  console.log(verdict('HTML, median page, packed', median(filesOf('**/*.html')), ' KB', SIZE_BARS.html));
  const css = pages.map(({ looks }) => transferKb(looks[0], 'Stylesheet'));
  console.log(verdict('CSS of a page, the most, with headers', Math.max(...css), ' KB', SIZE_BARS.css));
  console.log(
    verdict('script on a reading page, with headers', scriptKb(pages, READING), ' KB', SIZE_BARS.readingScript),
  );
  console.log(
    verdict(
      'script on the search page before a key, with headers',
      scriptKb(pages, 'search'),
      ' KB',
      SIZE_BARS.searchScript,
    ),
  );
  console.log(verdict('requests to others', foreign.length, '', 0));
};

/** Asks Lighthouse about one page of each kind, as a phone sees it, and weighs the pages. */
export const run = async (args: readonly string[]): Promise<void> => {
  const { values } = parseArgs({ args: [...args], options: { runs: { type: 'string', default: '3' } } });
  const chromium = provideChromium();
  const kinds = pageKinds(openLibrary(join(ROOT, 'content'), world.today())).filter(({ name }) => KINDS.includes(name));
  say('starting the demonstration site');
  const portal = startPortal({ DIST_DIR: DIST });
  try {
    const origin = await readyUrl(portal);
    const pages: Seen[] = [];
    for (const { name, url } of kinds) {
      const looks: Look[] = [];
      for (let turn = 1; turn <= Number(values.runs); turn++) {
        say(`${name}, ${turn} of ${values.runs}`);
        looks.push(await lookAt(new URL(url, origin).href, chromium));
      }
      pages.push({ name, url, looks });
    }
    printScores(pages);
    printWeights(pages, origin);
  } finally {
    portal.child.kill('SIGTERM');
    await portal.ended;
  }
};
