import { afterAll, beforeAll, expect, it } from 'vitest';
import { startDynamo } from '../support/dynamo.ts';
import { advanced, breachesIn, officeOn } from '../support/office.ts';

let dynamo: Awaited<ReturnType<typeof startDynamo>>;
beforeAll(async () => {
  dynamo = await startDynamo();
});
afterAll(() => dynamo.stop());

it('an application that grows and grows is refused in words, not by the store, and can still be handled', async () => {
  const office = officeOn(dynamo);
  const number = await advanced(office, 'large', 2);
  const consult = (id: string, version: number) =>
    office.step(number, version, { step: 'consultThirdParty', data: { id }, role: 'officer', unit: 'roads' });
  let version = 4;
  let refused: object | undefined;
  for (; !refused && version < 40; version += 1) {
    const taken = await consult(`${version}`.padEnd(20_000, 'x'), version);
    if ('refusal' in taken) refused = taken.refusal;
  }
  expect(refused).toEqual({ kind: 'outgrown' });
  expect(version).toBeGreaterThan(10);
  expect(await consult('small', version - 1)).toMatchObject({ version });
  expect(await breachesIn(dynamo, office)).toEqual([]);
});
