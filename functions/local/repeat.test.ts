import { setTimeout as pause } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { repeat } from './repeat.ts';

describe('work on a schedule', () => {
  it('goes on after a failure, which is logged, and not after it was stopped', async () => {
    const logged: object[] = [];
    let turns = 0;
    const work = async () => {
      turns += 1;
      if (turns === 1) throw new Error('the store was away');
    };
    const repeated = repeat(1, work, (line) => logged.push(line));
    while (turns < 3) await pause(1);
    await repeated.stop();
    const before = turns;
    await pause(20);
    expect([logged.length, turns]).toEqual([1, before]);
  });

  it('stops after what is under way', async () => {
    let finished = false;
    const repeated = repeat(
      1,
      async () => {
        await pause(30);
        finished = true;
      },
      () => undefined,
    );
    await repeated.stop();
    expect(finished).toBe(true);
  });
});
