/** `npm run build`: the whole site from CONTENT_DIR into `dist/`. */
import { readdirSync } from 'node:fs';
import { runTool } from './run-tool.ts';
import { readSettings } from './settings.ts';
import { run } from './terminal.ts';

/**
 * V8 would rather grow than collect: unbounded, 14,000 documents take 1.25 GB where 0.8 GB is enough at the same CPU.
 * A bound for the build itself and one for each file, both twice what was measured to suffice.
 */
const heapMegabytes = (files: number): number => Math.round(450 + files * 0.022);

await run(async () => {
  const { contentDir } = readSettings();
  const files = readdirSync(contentDir, { recursive: true }).length;
  process.exitCode = await runTool('tools/build-site.ts', [`--max-old-space-size=${heapMegabytes(files)}`]);
});
