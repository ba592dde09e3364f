/** `npm run mutation`: puts faults into the domain one by one and says how many its tests notice; arguments go to Stryker. */
import { spawn } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { mutationScore } from './mutation-score.ts';
import { exitCodeOf } from './run-tool.ts';
import { ROOT } from './settings.ts';
import { run } from './terminal.ts';

const STRYKER = 'node_modules/@stryker-mutator/core/bin/stryker.js';
const REPORT = join(ROOT, '.data/mutation.json');

await run(async () => {
  const args = ['run', ...process.argv.slice(2)];
  // An old report would pass for that of a run that broke down.
  rmSync(REPORT, { force: true });
  process.exitCode = await exitCodeOf(spawn(process.execPath, [STRYKER, ...args], { cwd: ROOT, stdio: 'inherit' }));
  if (existsSync(REPORT)) console.log(`\n${mutationScore(JSON.parse(readFileSync(REPORT, 'utf8')))}`);
});
