/** `npm run dev`: the site as an author writes it; a saved file reloads the page. */
import { dev } from 'astro';
import { world } from '#functions/world.ts';
import { ensureFree } from './port.ts';
import { ROOT, readSettings } from './settings.ts';
import { run } from './terminal.ts';

await run(async () => {
  const { host, port, contentDir } = readSettings();
  await ensureFree(host, port);
  process.env['CONTENT_DIR'] = contentDir;
  process.env['BUILD_DAY'] = world.today();
  await dev({ root: ROOT, configFile: 'site/astro.config.ts', server: { host, port } });
});
