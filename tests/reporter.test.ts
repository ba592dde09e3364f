import { spawnSync } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ROOT } from '../tools/settings.ts';

const PASSING = "it('passes', () => {});";
const FAILING = "it('fails', () => { throw new Error('no'); });";
const UNREADABLE = "import './no-such-file.ts';";
const STRAY =
  "it('passes', () => { setTimeout(() => { throw new Error('late'); }, 10); return new Promise((done) => setTimeout(done, 100)); });";

let dir: string;

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'mingbai-reporter-'));
});

afterAll(() => rm(dir, { recursive: true }));

const runOn = async (files: Readonly<Record<string, string>>) => {
  const folder = await mkdtemp(join(dir, 'run-'));
  for (const [name, code] of Object.entries(files)) await writeFile(join(folder, name), code);
  const args = [
    'node_modules/vitest/vitest.mjs',
    'run',
    `--root=${folder}`,
    '--globals',
    `--reporter=${join(ROOT, 'tests/reporter.ts')}`,
  ];
  const { stdout, status } = spawnSync(process.execPath, args, { cwd: ROOT, encoding: 'utf8' });
  return { line: stdout.trimEnd().split('\n').at(-1), succeeded: status === 0 };
};

describe('the closing line of a test run', () => {
  it.each([
    ['tests that pass', { 'a.test.js': PASSING }, '1 passed, 0 failed', true],
    ['one that fails', { 'a.test.js': PASSING, 'b.test.js': FAILING }, '1 passed, 1 failed', false],
    ['a file that cannot be read', { 'a.test.js': PASSING, 'b.test.js': UNREADABLE }, '1 passed, 1 failed', false],
    ['an error outside any test', { 'a.test.js': STRAY }, '1 passed, 1 failed', false],
    ['no test at all', {}, '0 passed, 0 failed', false],
  ])('counts %s', async (_what, files, line, succeeded) => {
    expect(await runOn(files)).toEqual({ line, succeeded });
  });
});
