import { afterAll, beforeAll, expect, it } from 'vitest';
import { STATES, type State } from '#domain/application/states.ts';
import { officersFile } from '#functions/adapters/officers-file.ts';
import { sweep } from '#functions/usecases/sweep.ts';
import { startDynamo } from '../../tests/support/dynamo.ts';
import { breachesIn, officeOn } from '../../tests/support/office.ts';
import { seedDemonstration } from './seed.ts';

let dynamo: Awaited<ReturnType<typeof startDynamo>>;

beforeAll(async () => {
  dynamo = await startDynamo();
});
afterAll(() => dynamo.stop());

/** Only a city that charges has these. */
const NOT_SHOWN: readonly State[] = ['awaitingPayment'];

it.each(['2026-03-02', '2026-10-08', '2027-01-04'])(
  'on %s shows an application in every state, once',
  async (today) => {
    const place = { client: dynamo.client, table: await dynamo.newTable() };
    const office = officeOn(place, undefined, { today });
    const { demonstration } = officersFile('content/officers.yaml');
    await seedDemonstration(office.world, demonstration);
    await seedDemonstration(office.world, demonstration);
    const states = new Set<State>();
    const years = [...new Set([today.slice(0, 4), String(Number(today.slice(0, 4)) - 1)])];
    let count = 0;
    for (const year of years) {
      const last = await office.world.applications.lastPlace(year);
      count += last;
      for (let at = 1; at <= last; at += 1) {
        const stored = await office.world.applications.load(`${year}-${String(at).padStart(5, '0')}`);
        if (stored) states.add(stored.application.state);
      }
    }
    expect(count).toBe(18);
    expect((Object.keys(STATES) as State[]).filter((state) => !states.has(state))).toEqual(NOT_SHOWN);
    expect(await sweep(office.world)()).toEqual([]);
    expect(await breachesIn(place, office)).toEqual([]);
  },
);

it('is seeded while the daily sweep of the same system runs', async () => {
  const place = { client: dynamo.client, table: await dynamo.newTable() };
  const office = officeOn(place);
  let isSeeding = true;
  const seeding = seedDemonstration(office.world, officersFile('content/officers.yaml').demonstration).finally(() => {
    isSeeding = false;
  });
  while (isSeeding) await sweep(office.world)();
  await seeding;
  expect(await breachesIn(place, office)).toEqual([]);
});
