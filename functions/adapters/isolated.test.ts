import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { isolated } from './isolated.ts';

const dir = mkdtempSync(join(tmpdir(), 'mingbai-isolated-'));
afterAll(() => rmSync(dir, { recursive: true }));

/** Runs a few words in a process of their own. */
const run = (words: string, milliseconds = 10_000, megabytes = 64) => {
  const file = join(dir, `${createHash('sha256').update(words).digest('hex')}.mjs`);
  writeFileSync(file, `import { answer } from '${new URL('./isolated.ts', import.meta.url)}';\n${words}`);
  return isolated(pathToFileURL(file), 20, { milliseconds, megabytes });
};

describe('a process of its own', () => {
  it('answers', async () => {
    expect(await run('answer(async (input) => input + 1)')).toEqual({ kind: 'done', value: 21 });
  });

  it('is ended when it takes too long, also in a loop', async () => {
    expect(await run('answer(async () => { for (;;); })', 1_500)).toEqual({ kind: 'tooMuch' });
  });

  it('is ended when it takes too much memory', async () => {
    expect(await run('answer(async () => { const all = []; for (;;) all.push(new Array(1e5).fill({})); })')).toEqual({
      kind: 'tooMuch',
    });
  });

  it.each([
    'answer(async () => Buffer.alloc(1).readUInt32LE(0))',
    'answer(async () => { throw new WebAssembly.RuntimeError("unreachable") })',
    'answer(async () => process.kill(process.pid, "SIGSEGV"))',
    '',
  ])('fails where a broken file makes it fail: %s', async (words) => {
    expect(await run(words)).toEqual({ kind: 'failed' });
  });

  it('throws where the fault is our own', async () => {
    await expect(run('answer(async () => { throw new TypeError("ours") })')).rejects.toThrow('ours');
    await expect(run('import "./nowhere.mjs"')).rejects.toThrow('did not start');
  });
});
