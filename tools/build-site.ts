/** The build itself, in a process whose memory `tools/build.ts` has bounded. */
import { basename, join } from 'node:path';
import { world } from '#functions/world.ts';
import { buildSite } from '#site/build/main.ts';
import { replaceDist } from './dist.ts';
import { fingerprint } from './fingerprint.ts';
import { readSettings, readStorage } from './settings.ts';
import { progressSince, run } from './terminal.ts';

await run(async () => {
  const { contentDir, distDir } = readSettings();
  const cacheDir = join(readStorage().dataDir, 'search', basename(distDir));
  const today = world.today();
  const progress = progressSince(performance.now());
  await replaceDist(distDir, fingerprint(contentDir, today), (outDir) =>
    buildSite({ contentDir, outDir, today, progress, cacheDir }),
  );
  progress(`网站已生成：${distDir}`);
});
