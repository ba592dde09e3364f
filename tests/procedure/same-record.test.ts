import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { findSame } from '#functions/usecases/find-same.ts';
import { SUBMISSION } from '../support/api.ts';
import { startDynamo } from '../support/dynamo.ts';
import { numberFrom, officeOn, type TestOffice } from '../support/office.ts';

const REGISTRAR = { id: 'registrar', roles: ['registrar'] } as const;
const OTHER_PERSON = { ...SUBMISSION.personal, name: '李四', idNumber: '440308199901101512' };
const wanted = (title: string) => ({ wanted: { title, description: '全部' } });

let dynamo: Awaited<ReturnType<typeof startDynamo>>;
let office: TestOffice;
const look = (number: string, officer: Parameters<ReturnType<typeof findSame>>[1] = REGISTRAR) =>
  findSame(office.world)(number, officer);

beforeAll(async () => {
  dynamo = await startDynamo();
});
afterAll(() => dynamo.stop());
beforeEach(async () => {
  office = officeOn({ client: dynamo.client, table: await dynamo.newTable() });
});

describe('第四十四条 相同政府信息', () => {
  it('alone is of one applicant', async () => {
    const number = numberFrom(await office.submit('one', wanted('养护计划')));
    numberFrom(await office.submit('two', wanted('另一份计划')));
    expect(await look(number)).toEqual({ others: [], applicants: 1, isPartial: false });
  });

  it('counts applicants, and tells the same from others without a name', async () => {
    const first = numberFrom(await office.submit('one', wanted('养护计划')));
    const again = numberFrom(await office.submit('two', wanted('关于《养护计划》')));
    const other = numberFrom(await office.submit('three', { ...wanted('养护 计划'), personal: OTHER_PERSON }));
    const same = await look(again);
    expect(same.applicants).toBe(2);
    expect(same.others.map(({ number, sameApplicant }) => [number, sameApplicant])).toEqual([
      [other, false],
      [first, true],
    ]);
    expect(JSON.stringify(same)).not.toContain(SUBMISSION.personal.name);
  });

  it('is counted, but not shown, to who may not read it; nothing is to who may read none', async () => {
    const first = numberFrom(await office.submit('one', wanted('养护计划')));
    const other = numberFrom(await office.submit('two', { ...wanted('养护计划'), personal: OTHER_PERSON }));
    await office.step(first, 2, { step: 'register', data: {}, role: 'registrar' });
    await office.step(first, 3, { step: 'transfer', data: { lead: 'parks', assisting: [] }, role: 'registrar' });
    const parks = { id: 'wang', roles: ['officer'], unit: 'parks' } as const;
    expect(await look(first, parks)).toEqual({ others: [], applicants: 2, isPartial: false });
    expect(await look(other, parks)).toEqual({ others: [], applicants: 1, isPartial: false });
  });
});
