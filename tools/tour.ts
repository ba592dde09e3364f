/** `npm run tour`: walks an application from the question to the archive in a real browser, and takes the pictures of docs/tour.md. */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { launchChromium } from '../tests/support/chromium.ts';
import { readyUrl, startPortal } from '../tests/support/portal.ts';
import { provideChromium } from './chromium.ts';
import { ROOT } from './settings.ts';
import { run, say } from './terminal.ts';
import { SCENES } from './tour/scenes.ts';
import { openStage } from './tour/stage.ts';
import { PICTURES } from './tour/tour-docs.ts';

await run(async () => {
  process.env['CHROMIUM'] = provideChromium();
  const dataDir = mkdtempSync(join(tmpdir(), 'mingbai-tour-'));
  const portal = startPortal({ DATA_DIR: dataDir, DIST_DIR: 'dist' });
  const browser = await launchChromium();
  try {
    const stage = await openStage(browser, await readyUrl(portal));
    mkdirSync(join(ROOT, PICTURES), { recursive: true });
    for (const { id, title, from = 'body', play } of SCENES) {
      const page = await play(stage);
      const { width = 0, height = 0 } = page.viewportSize() ?? {};
      const y = await page.locator(from).evaluate((element) => element.getBoundingClientRect().top + scrollY);
      const clip = { x: 0, y, width, height };
      await page.screenshot({
        path: join(ROOT, PICTURES, `${id}.jpg`),
        type: 'jpeg',
        quality: 60,
        fullPage: true,
        clip,
      });
      say(title);
    }
  } finally {
    await browser.close();
    portal.child.kill('SIGTERM');
    await portal.ended;
    rmSync(dataDir, { recursive: true });
  }
});
