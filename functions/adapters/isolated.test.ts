import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { isolated } from './isolated.ts';

const dir = mkdtempSync(join(tmpdir(), 'mingbai-isolated-'));
afterAll(() => rmSync(dir, { recursive: true }));

/** Runs a few words in a thread of their own. */
const run = (words: string, milliseconds = 10_000, megabytes = 64) => {
  const file = join(dir, `${Buffer.from(words).toString('hex').slice(0, 40)}.mjs`);
  writeFileSync(file, `import { parentPort, workerData } from 'node:worker_threads';\n${words}`);
  return isolated(pathToFileURL(file), 20, { milliseconds, megabytes });
};

describe('a thread of its own', () => {
  it('answers', async () => {
    expect(await run('parentPort.postMessage(workerData.input + 1)')).toEqual({ kind: 'done', value: 21 });
  });

  it('is ended when it takes too long, also in a loop', async () => {
    expect(await run('for (;;);', 300)).toEqual({ kind: 'tooMuch' });
  });

  it('is ended when it takes too much memory', async () => {
    expect(await run('const all = []; for (;;) all.push(new Array(1e5).fill({}));')).toEqual({ kind: 'tooMuch' });
  });

  it.each(['Buffer.alloc(1).readUInt32LE(0)', 'throw new WebAssembly.RuntimeError("unreachable")', ''])(
    'fails where a broken file makes it fail: %s',
    async (words) => {
      expect(await run(words)).toEqual({ kind: 'failed' });
    },
  );

  it('throws where the fault is our own', async () => {
    await expect(run('throw new TypeError("ours")')).rejects.toThrow('ours');
  });
});
