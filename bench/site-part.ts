/** One part of a build in a process of its own, for `bench/build.ts`: `site-part.ts pages|search CITY OUT`. */
import { resolve } from 'node:path';
import { buildSite } from '#site/build/main.ts';
import { indexSite } from '#site/build/search-index.ts';
import { openLibrary } from '#site/library/library.ts';

/** The day the generated cities are built on; their documents end before it. */
const TODAY = '2026-11-23';

const [part, city = '', outDir = ''] = process.argv.slice(2);
const contentDir = resolve(city);

/** One line of JSON a phase: what begins, and the CPU used so far. */
const progress = (message: string): void => {
  const { user, system } = process.cpuUsage();
  console.log(JSON.stringify({ message, cpuSeconds: (user + system) / 1e6 }));
};

if (part === 'pages') await buildSite({ contentDir, outDir, today: TODAY, progress, withSearch: false });
else await indexSite({ library: openLibrary(contentDir, TODAY), outDir, progress: () => {} });
progress('end');
