import { describe, expect, it } from 'vitest';
import { measure } from './measure.ts';

const node = (script: string) => ({ file: process.execPath, args: ['-e', script], cwd: process.cwd() });

/** Works until it has used this much of the processor, however long that takes. */
const burn = (seconds: number): string =>
  `while (process.cpuUsage().user < ${seconds * 1e6}) Math.sqrt(Math.random());`;

const inChild = (script: string): string =>
  `require('node:child_process').execFileSync(process.execPath, ['-e', ${JSON.stringify(script)}])`;

describe('measure', () => {
  it('counts the processor time of children too', async () => {
    const { cpuSeconds } = await measure(node(`${burn(0.2)} ${inChild(burn(0.3))}`));
    expect(cpuSeconds).toBeGreaterThanOrEqual(0.48);
  });

  it('adds up the memory of children', async () => {
    const hold = `const held = Buffer.alloc(150_000_000, 1); ${burn(0.4)} held.at(0)`;
    const { peakMegabytes } = await measure(
      node(`const held = Buffer.alloc(150_000_000, 1); ${inChild(hold)}; held.at(0)`),
    );
    expect(peakMegabytes).toBeGreaterThan(300);
  });

  it('gives what was printed', async () => {
    expect((await measure(node("console.log('said')"))).stdout).toBe('said\n');
  });

  it('tells what a failing command said', async () => {
    await expect(measure(node("console.error('no room'); process.exit(3)"))).rejects.toThrow(/ended with 3:\nno room/);
  });
});
