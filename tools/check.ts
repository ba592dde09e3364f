/** `npm run check`: all that can be judged without running the site; `npm run check -- content` the content alone. */
import { spawn } from 'node:child_process';
import { text } from 'node:stream/consumers';
import { reportContent } from './check-content.ts';
import { exitCodeOf } from './run-tool.ts';
import { ROOT, readSettings } from './settings.ts';
import { run } from './terminal.ts';

/** In this order: the check of the pages writes the types that the check of the types reads. */
const STEPS = [
  { name: '格式与规范', script: 'node_modules/@biomejs/biome/bin/biome', args: ['check', '--diagnostic-level=warn'] },
  {
    name: '页面',
    script: 'node_modules/astro/bin/astro.mjs',
    args: [
      'check',
      '--config=site/astro.config.ts',
      '--tsconfig=tools/astro-check.tsconfig.json',
      '--minimumSeverity=warning',
    ],
  },
  { name: '类型', script: 'node_modules/typescript/bin/tsc', args: ['--noEmit'] },
] as const;

const runStep = async ({ script, args }: (typeof STEPS)[number]): Promise<{ report: string; sound: boolean }> => {
  const child = spawn(process.execPath, [script, ...args], { cwd: ROOT, stdio: ['ignore', 'pipe', 'pipe'] });
  const [exitCode, out, err] = await Promise.all([exitCodeOf(child), text(child.stdout), text(child.stderr)]);
  return { report: `${out}${err}`.trim(), sound: exitCode === 0 };
};

await run(async () => {
  const { contentDir } = readSettings();
  let sound = true;
  if (process.argv[2] !== 'content')
    for (const step of STEPS) {
      const startedAtMs = performance.now();
      const result = await runStep(step);
      console.log(
        `${result.sound ? '✓' : '✗'} ${step.name}（${((performance.now() - startedAtMs) / 1000).toFixed(1)} 秒）`,
      );
      if (!result.sound) console.log(result.report);
      sound &&= result.sound;
    }
  const content = reportContent(contentDir);
  console.log(`${content.sound ? '✓' : '✗'} ${content.report}`);
  if (!sound || !content.sound) process.exitCode = 1;
});
