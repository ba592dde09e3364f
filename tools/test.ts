/** `npm test`: every test, in a real browser where one is needed; arguments go to vitest. */
import { spawn } from 'node:child_process';
import { provideChromium } from './chromium.ts';
import { exitCodeOf } from './run-tool.ts';
import { ROOT } from './settings.ts';
import { run } from './terminal.ts';

const TALLY = /^\d+ passed, \d+ failed$/m;

await run(async () => {
  const vitest = spawn(process.execPath, ['node_modules/vitest/vitest.mjs', 'run', ...process.argv.slice(2)], {
    cwd: ROOT,
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, CHROMIUM: provideChromium(), ...(process.stdout.isTTY && { FORCE_COLOR: '1' }) },
  });
  let ending = '';
  vitest.stdout.on('data', (chunk: Buffer) => {
    ending = (ending + chunk.toString()).slice(-1_000);
    process.stdout.write(chunk);
  });
  const exitCode = await exitCodeOf(vitest);
  // A run that broke down before its reporter could speak has failed all the same.
  if (!TALLY.test(ending)) console.log('\n0 passed, 1 failed');
  process.exitCode = exitCode || (TALLY.test(ending) ? 0 : 1);
});
