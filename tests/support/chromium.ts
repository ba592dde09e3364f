import { type Browser, chromium } from 'playwright-core';

/** The browser `npm test` found. Chromium has no sandbox for root, as whom containers run. */
export const launchChromium = (): Promise<Browser> => {
  const executablePath = process.env['CHROMIUM'];
  if (!executablePath) throw new Error('CHROMIUM is not set: run the tests through npm test');
  const args = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  return chromium.launch({ executablePath, args });
};
