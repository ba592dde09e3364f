import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ROOT } from './settings.ts';

const TOOLS: Readonly<Record<string, string>> = {
  'tell.ts':
    'const told: object = { version: process.version, args: process.argv.slice(2), path: process.env.PATH };\nconsole.log(JSON.stringify(told));',
  'echo.ts': 'process.stdin.pipe(process.stdout);',
  'fail.ts': 'process.exitCode = 7;',
  'wait.ts': "process.on('SIGINT', () => process.exit(3));\nsetInterval(() => {}, 1000);\nconsole.log('waiting');",
  'serve.ts': 'setInterval(() => {}, 1000);\nconsole.log(process.pid);',
};

let dir: string;

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'mingbai-bootstrap-'));
  for (const [name, code] of Object.entries(TOOLS)) await writeFile(join(dir, name), code);
});

afterAll(() => rm(dir, { recursive: true }));

const argsFor = (tool: string): string[] => [join(ROOT, 'tools/bootstrap.mjs'), relative(ROOT, join(dir, tool))];

const run = (tool: string, args: readonly string[] = [], input = '') =>
  spawnSync(process.execPath, [...argsFor(tool), ...args], { cwd: dir, encoding: 'utf8', input });

describe('running a tool through the bootstrap', () => {
  it('hands over the arguments, under a Node that is first on the path', () => {
    const { stdout } = run('tell.ts', ['--json', '青岛 政策']);
    const { version, args, path } = JSON.parse(stdout);
    expect(args).toEqual(['--json', '青岛 政策']);
    expect(Number(version.slice(1).split('.')[0])).toBeGreaterThanOrEqual(24);
    const first = spawnSync('node', ['--version'], { env: { PATH: path }, encoding: 'utf8' });
    expect(first.stdout.trim()).toBe(version);
  });

  it('adds nothing to what the tool says', () => {
    const { stdout, stderr } = run('echo.ts', [], '一行\n');
    expect([stdout, stderr]).toEqual(['一行\n', '']);
  });

  it('ends as the tool ends', () => {
    expect(run('fail.ts').status).toBe(7);
  });

  it('passes a signal on, and waits for the answer', async () => {
    const child = spawn(process.execPath, argsFor('wait.ts'), { stdio: ['ignore', 'pipe', 'inherit'] });
    await once(child.stdout, 'data');
    child.kill('SIGINT');
    expect(await once(child, 'exit')).toEqual([3, null]);
  });

  it('ends the tool when npm is told to end', async () => {
    const script = `node ${argsFor('serve.ts').join(' ')}`;
    await writeFile(join(dir, 'package.json'), JSON.stringify({ name: 'a', scripts: { start: script } }));
    const npm = spawn('npm', ['start', '--silent'], { cwd: dir, stdio: ['ignore', 'pipe', 'ignore'] });
    const [said] = await once(npm.stdout, 'data');
    const pid = Number(String(said));
    npm.kill('SIGTERM');
    const isGone = (): boolean => {
      try {
        process.kill(pid, 0);
        return false;
      } catch {
        return true;
      }
    };
    for (let tries = 0; tries < 100 && !isGone(); tries += 1) await pause(50);
    const gone = isGone();
    if (!gone) process.kill(pid, 'SIGKILL');
    expect(gone).toBe(true);
  });

  it('says how it is used when no tool is named', () => {
    const { status, stderr } = spawnSync(process.execPath, [join(ROOT, 'tools/bootstrap.mjs')], { encoding: 'utf8' });
    expect([status, stderr]).toEqual([1, '用法：node tools/bootstrap.mjs 工具.ts [参数……]\n']);
  });
});
