import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sweep } from '#functions/usecases/sweep.ts';
import { startDynamo } from '../support/dynamo.ts';
import { advanced, breachesIn, numberFrom, officeOn, testKeys, WHOLE_STORY } from '../support/office.ts';
import { race } from '../support/race.ts';

let dynamo: Awaited<ReturnType<typeof startDynamo>>;
beforeAll(async () => {
  dynamo = await startDynamo();
});
afterAll(() => dynamo.stop());

const keys = testKeys();

/** So many processes of one office, on a table of their own. */
const officesOn = async (processes: number) => {
  const place = { client: dynamo.client, table: await dynamo.newTable() };
  const day = { today: '2026-03-02' };
  const offices = Array.from({ length: processes }, () => officeOn(place, keys, day));
  const [first] = offices;
  if (!first) throw new Error('no office');
  return { place, offices, first, day };
};

const times = <T>(count: number, make: (at: number) => T): T[] => Array.from({ length: count }, (_, at) => make(at));

describe('officers who take the same step at once', { timeout: 120_000 }, () => {
  it.each([
    [2, 120],
    [8, 60],
    [32, 20],
  ])('%i of them, %i races: one wins, the others learn what changed, nothing is lost', async (officers, races) => {
    const { place, offices, first } = await officesOn(officers);
    const expected = new Map<string, string[]>();
    for (let at = 0; at < races; at += 1) {
      const place = at % WHOLE_STORY.length;
      const number = place === 0 ? numberFrom(await first.submit(`race-${at}`)) : ([...expected.keys()].at(-1) ?? '');
      const { winners, losers, others } = await race(offices, number, place + 2);
      expect([winners.length, losers.length, others]).toEqual([1, officers - 1, []]);
      for (const { since, version } of losers) {
        expect(version).toBe(place + 3);
        expect(since.map(({ intent, event }) => [intent, event.step])).toEqual([
          [winners[0], WHOLE_STORY[place]?.step],
        ]);
      }
      expected.set(number, [...(expected.get(number) ?? []), ...winners]);
    }
    for (const [number, winners] of expected) {
      const history = await first.world.applications.history(number);
      expect(history.slice(2).map(({ intent }) => intent)).toEqual(winners);
    }
    expect(await breachesIn(place, first)).toEqual([]);
  });

  it('different steps at once: one wins, and the next try of the others is judged by what it then is', async () => {
    const { place, offices, first } = await officesOn(2);
    const [one = first, other = first] = offices;
    for (let at = 0; at < 20; at += 1) {
      const number = await advanced(first, `mixed-${at}`, 2);
      const [a, b] = await Promise.all([
        one.step(number, 4, { step: 'assist', data: { opinion: '' }, role: 'officer', unit: 'parks' }, 'a'),
        other.step(number, 4, { step: 'assist', data: { opinion: '' }, role: 'officer', unit: 'tax' }, 'b'),
      ]);
      expect([a, b].filter((taken) => 'application' in taken)).toHaveLength(1);
      const again = await ('refusal' in a
        ? one.step(number, 5, { step: 'assist', data: { opinion: '' }, role: 'officer', unit: 'parks' }, 'a2')
        : other.step(number, 5, { step: 'assist', data: { opinion: '' }, role: 'officer', unit: 'tax' }, 'b2'));
      expect(again).toMatchObject({ version: 6 });
    }
    expect(await breachesIn(place, first)).toEqual([]);
  });

  it('one key for two things is refused, at once and later; for the same thing it is the same', async () => {
    const { place, offices, first } = await officesOn(3);
    const number = await advanced(first, 'one-key', 2);
    const assist = (opinion: string, unit = 'tax') =>
      ({ step: 'assist', data: { opinion }, role: 'officer', unit }) as const;
    const steps = [
      assist('同意'),
      assist('不同意'),
      { step: 'return', data: { reason: '退' }, role: 'officer', unit: 'roads' },
    ] as const;
    const taken = await Promise.all(steps.map((step, at) => (offices[at] ?? first).step(number, 4, step, 'key')));
    const won = steps[taken.findIndex((each) => 'application' in each)];
    expect(taken.filter((each) => 'refusal' in each && each.refusal.kind === 'keyReused')).toHaveLength(2);
    expect(await first.step(number, 4, won ?? steps[0], 'key')).toMatchObject({ version: 5 });
    expect(await offices[2]?.step(number, 5, won ?? steps[0], 'key')).toMatchObject({ version: 5 });
    expect(await first.step(number, 4, assist('另外'), 'key')).toEqual({ refusal: { kind: 'keyReused' } });
    expect(await breachesIn(place, first)).toEqual([]);
  });

  it('an officer against the sweep, and three sweeps at once: each reminder once', async () => {
    const { place, offices, first, day } = await officesOn(3);
    const numbers = [];
    for (let at = 0; at < 10; at += 1) numbers.push(await advanced(first, `swept-${at}`, 2));
    day.today = '2026-03-23';
    const assist = { step: 'assist', data: { opinion: '' }, role: 'officer', unit: 'tax' } as const;
    await Promise.all([
      ...offices.map(({ world }) => sweep(world)()),
      ...numbers.map((number) => first.step(number, 4, assist)),
    ]);
    for (const number of numbers) {
      const steps = (await first.world.applications.history(number)).map(({ event }) => event.step);
      expect(steps.filter((step) => step === 'remind')).toHaveLength(1);
    }
    expect(await breachesIn(place, first)).toEqual([]);
  });
});

describe('submitting at once', { timeout: 120_000 }, () => {
  it('ten times with one key, in one process and in ten: one application, the same receipt', async () => {
    const { place, offices, first } = await officesOn(10);
    for (let at = 0; at < 10; at += 1) {
      const within = times(10, () => first.submit(`within-${at}`));
      const across = offices.map(({ submit }) => submit(`across-${at}`));
      for (const all of [await Promise.all(within), await Promise.all(across)])
        expect(new Set(all.map((submitted) => JSON.stringify(submitted))).size).toBe(1);
    }
    expect(await first.world.applications.lastPlace('2026')).toBe(20);
    expect(await breachesIn(place, first)).toEqual([]);
  });

  it('again after the master key was rotated: the same receipt, and the same 查询码', async () => {
    const { place, first } = await officesOn(1);
    const before = await first.submit('before');
    await first.keys.rotate();
    expect(await first.submit('before')).toEqual(before);
    const code = 'receipt' in before ? before.receipt.queryCode : '';
    expect(await first.world.vault.matchesQueryCode(numberFrom(before), code)).toBe(true);
    expect(await breachesIn(place, first)).toEqual([]);
  });

  it('different keys from several processes: every one has a number of its own, without a gap', async () => {
    const { place, offices, first } = await officesOn(6);
    const submitted = await Promise.all(times(120, (at) => offices[at % 6]?.submit(`many-${at}`) ?? first.submit('x')));
    const numbers = submitted.map(numberFrom).sort();
    expect(numbers).toEqual(times(120, (at) => `2026-${String(at + 1).padStart(5, '0')}`));
    expect(await breachesIn(place, first)).toEqual([]);
  });

  it('the same key for something else is refused, whoever comes first', async () => {
    const { place, offices, first } = await officesOn(4);
    const all = await Promise.all(
      offices.map(({ submit }, at) => submit('one', { wanted: { title: String(at), description: '别的' } })),
    );
    expect(all.filter((submitted) => 'receipt' in submitted)).toHaveLength(1);
    expect(all.filter((each) => 'refusal' in each && each.refusal.kind === 'keyReused')).toHaveLength(3);
    expect(await breachesIn(place, first)).toEqual([]);
  });
});
