import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startDynamo } from '../../../tests/support/dynamo.ts';
import { dynamoRates } from './rates.ts';

let dynamo: Awaited<ReturnType<typeof startDynamo>>;
beforeAll(async () => {
  dynamo = await startDynamo();
});
afterAll(() => dynamo.stop());

const RATE = { times: 5, seconds: 600 };

describe('限流', () => {
  it('at the turn of a window a burst from all instances is admitted as often as permitted, and not once more', async () => {
    const clock = { seconds: 599 };
    const instances = Array.from({ length: 4 }, () =>
      dynamoRates({ ...dynamo, nowSeconds: () => clock.seconds, hide: async (text) => text }),
    );
    const burst = async () =>
      (
        await Promise.all(
          Array.from({ length: 60 }, (_, at) => instances[at % instances.length]?.admits('door', 'somebody', RATE)),
        )
      ).filter(Boolean).length;
    for (const seconds of [599, 600, 1200]) {
      clock.seconds = seconds;
      expect(await burst()).toBe(RATE.times);
    }
  });

  it('what is taken back may come again, and nothing is taken back from nothing', async () => {
    const rates = dynamoRates({ ...dynamo, nowSeconds: () => 0, hide: async (text) => text });
    const once = { times: 1, seconds: 600 };
    await rates.forgive('forgiving', 'somebody', once);
    expect(await rates.admits('forgiving', 'somebody', once)).toBe(true);
    expect(await rates.admits('forgiving', 'somebody', once)).toBe(false);
    await rates.forgive('forgiving', 'somebody', once);
    expect(await rates.admits('forgiving', 'somebody', once)).toBe(true);
    expect(await rates.admits('forgiving', 'somebody', once)).toBe(false);
  });

  it('says how long it is to the turn', () => {
    const at = (seconds: number) =>
      dynamoRates({ ...dynamo, nowSeconds: () => seconds, hide: async (text) => text }).secondsLeft(RATE);
    expect([at(0), at(1), at(599), at(600)]).toEqual([600, 599, 1, 600]);
  });
});
