/** `npm run check`: all that can be judged without running the site; `npm run check -- content` the content alone. */
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { reportContent } from './check-content.ts';
import { fileLengths, judgeLengths } from './file-lengths.ts';
import { GENERATED_DOCS } from './generated-docs.ts';
import { exitCodeOf } from './run-tool.ts';
import { ROOT, readSettings } from './settings.ts';
import { run } from './terminal.ts';

interface Result {
  /** Shown when it is not sound. */
  readonly report: string;
  readonly sound: boolean;
}

const runScript = async (script: string, ...args: readonly string[]): Promise<Result> => {
  const child = spawn(process.execPath, [script, ...args], { cwd: ROOT, stdio: ['ignore', 'pipe', 'pipe'] });
  const [exitCode, out, err] = await Promise.all([exitCodeOf(child), text(child.stdout), text(child.stderr)]);
  return { report: `${out}${err}`.trim(), sound: exitCode === 0 };
};

/** Documents drawn from code are as the code draws them. */
const checkDocs = (): Result => {
  const stale = Object.entries(GENERATED_DOCS)
    .filter(([path, draw]) => readFileSync(join(ROOT, path), 'utf8') !== draw())
    .map(([path]) => path);
  return { report: `${stale.join('、')} 与代码不一致：请运行 npm run docs`, sound: stale.length === 0 };
};

interface Step {
  readonly name: string;
  readonly check: () => Result | Promise<Result>;
}

const runAstro = (command: string, ...args: readonly string[]): Promise<Result> =>
  runScript('node_modules/astro/bin/astro.mjs', command, '--config=site/astro.config.ts', ...args);

const STEPS: readonly Step[] = [
  {
    name: '格式与规范',
    check: () => runScript('node_modules/@biomejs/biome/bin/biome', 'check', '--diagnostic-level=warn'),
  },
  {
    name: '页面',
    check: () => runAstro('check', '--tsconfig=tools/astro-check.tsconfig.json', '--minimumSeverity=warning'),
  },
  { name: '类型', check: () => runScript('node_modules/typescript/bin/tsc', '--noEmit') },
  { name: '生成的文档', check: checkDocs },
];

/** Whether it is sound, when that has been said. */
const judge = async ({ name, check }: Step): Promise<boolean> => {
  const startedAtMs = performance.now();
  const { report, sound } = await check();
  const seconds = ((performance.now() - startedAtMs) / 1000).toFixed(1);
  console.log(`${sound ? '✓' : '✗'} ${name}（${seconds} 秒）`);
  if (!sound) console.log(report);
  return sound;
};

await run(async () => {
  const { contentDir } = readSettings();
  let sound = true;
  if (process.argv[2] !== 'content') {
    // The types of the pages, which the others read side by side.
    await runAstro('sync');
    sound = (await Promise.all(STEPS.map(judge))).every(Boolean);
    const lengths = judgeLengths(fileLengths());
    console.log(`${lengths.sound ? '✓' : '✗'} ${lengths.report}`);
    sound &&= lengths.sound;
  }
  const content = reportContent(contentDir);
  console.log(`${content.sound ? '✓' : '✗'} ${content.report}`);
  if (!sound || !content.sound) process.exitCode = 1;
});
