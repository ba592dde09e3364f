/** `npm run build`: the whole site from CONTENT_DIR into `dist/`. */
import { heapOption } from './heap.ts';
import { runTool } from './run-tool.ts';
import { readSettings } from './settings.ts';
import { run } from './terminal.ts';

await run(async () => {
  process.exitCode = await runTool('tools/build-site.ts', [heapOption(readSettings().contentDir)]);
});
