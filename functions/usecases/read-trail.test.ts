import { DeleteCommand, GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { dynamoLooks } from '#functions/adapters/dynamo/looks.ts';
import { startDynamo } from '../../tests/support/dynamo.ts';
import { advanced, breachesIn, officeOn, testKeys } from '../../tests/support/office.ts';
import { readTrail } from './read-trail.ts';

let dynamo: Awaited<ReturnType<typeof startDynamo>>;
beforeAll(async () => {
  dynamo = await startDynamo();
});
afterAll(() => dynamo.stop());

const keys = testKeys();
let place: { client: (typeof dynamo)['client']; table: string };
let office: ReturnType<typeof officeOn>;
let number: string;

beforeEach(async () => {
  place = { client: dynamo.client, table: await dynamo.newTable() };
  office = officeOn(place, keys);
  number = await advanced(office, 'first', 3);
});

const at = (seq: number) => ({
  TableName: place.table,
  Key: { pk: `APP#${number}`, sk: `EVT#${String(seq).padStart(6, '0')}` },
});
const change = async (seq: number, more: object) => {
  const { Item } = await place.client.send(new GetCommand(at(seq)));
  await place.client.send(new PutCommand({ TableName: place.table, Item: { ...Item, ...more } }));
};
const read = () => readTrail(office.world)(number);

describe('办理记录核查', () => {
  it('finds the whole trail, and nothing of an application that is not there', async () => {
    const { records, fault } = (await read()) ?? {};
    expect([records?.map(({ seq }) => seq), fault]).toEqual([[1, 2, 3, 4, 5], undefined]);
    expect(await readTrail(office.world)('2026-99999')).toBeUndefined();
  });

  it('tells a record that was changed, and one that was taken away', async () => {
    await change(2, { body: '{}' });
    expect(await read()).toEqual({ records: [], fault: '有一条的内容与它的哈希不符' });
    await place.client.send(new DeleteCommand(at(2)));
    expect((await read())?.fault).toBe('第 2 条接不上前一条');
  });
});

describe('谁查看过个人信息', () => {
  const look = async (version: number, reason: string) => {
    const data = { fields: ['phone'], reason };
    const taken = await office.step(number, version, { step: 'unmask', data, role: 'registrar' });
    if ('refusal' in taken) throw new Error(JSON.stringify(taken.refusal));
  };

  it('is told by officer, the latest first, page by page', async () => {
    await look(5, '一');
    office.day.today = '2026-03-03';
    await look(6, '二');
    const looks = dynamoLooks(place);
    const first = await looks.by('registrar', { limit: 1 });
    if (first === 'badCursor') throw new Error(first);
    expect(first.looks).toMatchObject([{ number, seq: 7, event: { step: 'unmask', data: { reason: '二' } } }]);
    const second = await looks.by('registrar', { limit: 1, cursor: first.cursor });
    expect(second).toMatchObject({ looks: [{ seq: 6, event: { data: { reason: '一' } } }] });
    expect(await looks.by('officer', { limit: 1, cursor: first.cursor })).toBe('badCursor');
    expect(await looks.by('officer', { limit: 1 })).toEqual({ looks: [], cursor: undefined });
  });

  it('is missed by the check of the data when it is not found by who looked', async () => {
    await look(5, '一');
    expect(await breachesIn(place, office)).toEqual([]);
    await change(6, { watch: 'LOOK#somebody' });
    expect(await breachesIn(place, office)).toEqual([
      `${number}：第 6 条办理记录不在，或不该在，查看个人信息或者相同申请的名录里。`,
    ]);
  });
});
