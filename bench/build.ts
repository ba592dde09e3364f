import { existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { heapOption } from '../tools/heap.ts';
import { ROOT } from '../tools/settings.ts';
import { say } from '../tools/terminal.ts';
import { type Line, table, verdict } from './build-report.ts';
import { buildWithEleventy, ELEVENTY_WAYS, type EleventyWay } from './eleventy.ts';
import { BENCH_DIR, cityReport, provideCity } from './generate.ts';
import { measure, type Usage } from './measure.ts';

/** The bars to reach; memory is the site's own, without the search index. */
const BARS = { msCpuPerPage: 2.5, peakMegabytes: 1_200, shareOfEleventy: 0.5 };

const countPages = (dir: string): number =>
  existsSync(dir)
    ? readdirSync(dir, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.html')).length
    : 0;

const sitePart = (part: 'pages' | 'search', city: string, outDir: string): Promise<Usage> =>
  measure({
    file: process.execPath,
    args: [heapOption(city), join(import.meta.dirname, 'site-part.ts'), part, city, outDir],
    cwd: ROOT,
  });

/** CPU seconds when the Traditional copies began and when they were done, of the site's own process. */
const traditionalSeconds = (stdout: string): number => {
  const phases = stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as { message: string; cpuSeconds: number });
  const at = phases.findIndex(({ message }) => message.includes('繁體'));
  return (phases[at + 1]?.cpuSeconds ?? Number.NaN) - (phases[at]?.cpuSeconds ?? Number.NaN);
};

interface SiteBuild {
  readonly all: Line & Usage & { readonly pages: number };
  readonly simplified: Line;
  readonly traditional: Line;
}

const buildSitePages = async (city: string, outDir: string): Promise<SiteBuild> => {
  rmSync(outDir, { recursive: true, force: true });
  const usage = await sitePart('pages', city, outDir);
  const client = join(outDir, 'client');
  const [pages, copies] = [countPages(client), countPages(join(client, 'hant'))];
  const cpuSeconds = traditionalSeconds(usage.stdout);
  return {
    all: { name: 'this site, without search', ...usage, pages },
    simplified: { name: '  of it: Simplified', cpuSeconds: usage.cpuSeconds - cpuSeconds, pages: pages - copies },
    traditional: { name: '  of it: Traditional copies', cpuSeconds, pages: copies },
  };
};

interface Size {
  readonly documents: number;
  readonly site: SiteBuild;
  readonly search: Usage | undefined;
  readonly eleventy: readonly (Line & Usage)[];
}

interface Parts {
  readonly search: boolean;
  readonly eleventy: boolean;
}

const measureSize = async (documents: number, parts: Parts): Promise<Size> => {
  const city = provideCity(documents);
  const outDir = join(BENCH_DIR, 'site');
  say(`${documents} documents: this site`);
  const site = await buildSitePages(city, outDir);
  if (parts.search) say(`${documents} documents: its search index`);
  const search = parts.search ? await sitePart('search', city, outDir) : undefined;
  const eleventy: (Line & Usage)[] = [];
  for (const way of parts.eleventy ? (Object.keys(ELEVENTY_WAYS) as EleventyWay[]) : []) {
    say(`${documents} documents: Eleventy, ${way}`);
    const to = join(BENCH_DIR, 'eleventy-site');
    const usage = await buildWithEleventy(city, way, join(BENCH_DIR, 'eleventy-stage'), to);
    eleventy.push({ name: `Eleventy, ${way}`, ...usage, pages: countPages(to) });
  }
  return { documents, site, search, eleventy };
};

const print = ({ documents, site, search, eleventy }: Size): void => {
  const index = search ? [{ name: 'its search index', ...search }] : [];
  console.log(
    `\n${table(`${documents} documents`, [site.all, site.simplified, site.traditional, ...index, ...eleventy])}`,
  );
};

const printGrowth = (small: Size, large: Size): void => {
  const growth = (name: string, from: Usage | undefined, to: Usage | undefined): void => {
    if (from && to)
      console.log(
        `${name}: CPU × ${(to.cpuSeconds / from.cpuSeconds).toFixed(1)}, memory × ${(to.peakMegabytes / from.peakMegabytes).toFixed(1)}`,
      );
  };
  console.log(
    `\nfrom ${small.documents} to ${large.documents} documents (× ${(large.documents / small.documents).toFixed(1)}):`,
  );
  growth('this site', small.site.all, large.site.all);
  growth('its search index', small.search, large.search);
  for (const [at, line] of large.eleventy.entries()) growth(line.name, small.eleventy[at], line);
};

const printVerdicts = ({ site: { all, simplified }, eleventy }: Size): void => {
  const ms = ({ cpuSeconds = Number.NaN, pages = 0 }: Line): number => (1000 * cpuSeconds) / pages;
  console.log('\nagainst the bars:');
  console.log(verdict('CPU a page, Traditional copies counted', ms(all), ' ms', BARS.msCpuPerPage));
  console.log(
    verdict(
      'all CPU over the Simplified pages alone',
      (1000 * all.cpuSeconds) / (simplified.pages ?? 0),
      ' ms',
      BARS.msCpuPerPage,
    ),
  );
  console.log(verdict('peak memory', all.peakMegabytes, ' MB', BARS.peakMegabytes));
  for (const { name, cpuSeconds } of eleventy) {
    console.log(
      verdict(
        `CPU against ${name}, Simplified alone`,
        (simplified.cpuSeconds ?? 0) / cpuSeconds,
        ' ×',
        BARS.shareOfEleventy,
        true,
      ),
    );
    console.log(
      verdict(
        `CPU against ${name}, with the Traditional copies it does not make`,
        all.cpuSeconds / cpuSeconds,
        ' ×',
        BARS.shareOfEleventy,
        true,
      ),
    );
  }
};

/** Builds generated cities with this site and with Eleventy, and compares. */
export const run = async (args: readonly string[]): Promise<void> => {
  const { values } = parseArgs({
    args: [...args],
    options: {
      documents: { type: 'string', default: '14000' },
      growth: { type: 'string', default: '1400' },
      'skip-eleventy': { type: 'boolean', default: false },
      'skip-search': { type: 'boolean', default: false },
    },
  });
  const parts = { eleventy: !values['skip-eleventy'], search: !values['skip-search'] };
  mkdirSync(BENCH_DIR, { recursive: true });
  console.log(cityReport(provideCity(Number(values.documents))));
  const small = await measureSize(Number(values.growth), parts);
  print(small);
  const large = await measureSize(Number(values.documents), parts);
  print(large);
  printGrowth(small, large);
  printVerdicts(large);
};
