import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DeleteCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dynamoClient } from '#functions/adapters/dynamo/client.ts';
import { dynamoOutbox } from '#functions/adapters/dynamo/outbox.ts';
import { streamsClient } from '#functions/adapters/dynamo/streams-client.ts';
import { startDynamo } from '../../tests/support/dynamo.ts';
import { advanced, breachesIn, numberFrom, officeOn } from '../../tests/support/office.ts';
import { putBack } from './put-back.ts';
import { takeBackup } from './take.ts';

let dynamo: Awaited<ReturnType<typeof startDynamo>>;
let dir: string;
beforeAll(async () => {
  dynamo = await startDynamo();
  dir = await mkdtemp(join(tmpdir(), 'mingbai-running-'));
});
afterAll(async () => {
  dynamo.stop();
  await rm(dir, { recursive: true });
});

describe('notices that waited when the backup was taken', () => {
  const prepared = async (name: string) => {
    const place = { client: dynamoClient(dynamo.endpoint), table: await dynamo.newTable() };
    const office = officeOn(place);
    const number = await advanced(office, 'applied', 1);
    const outbox = dynamoOutbox(place);
    const due = async (at = '2099-01-01T00:00:00+08:00') => {
      const refs: string[] = [];
      for await (const ref of outbox.due(at)) refs.push(ref.place);
      return refs;
    };
    const [from, blobs] = [join(dir, name), join(dir, 'blobs')];
    await takeBackup({ ...place, streams: streamsClient(dynamo.endpoint), blobs, to: from, takenAt: '2026-03-02' });
    const back = (more: object = {}) => putBack({ ...place, blobs, from, replace: true, today: '2026-03-02', ...more });
    return { place, office, number, outbox, due, back };
  };

  it('and were sent since stay sent', async () => {
    const { place, office, number, outbox, due, back } = await prepared('sent-since');
    const [sent = ''] = await due();
    await outbox.settle({ number, place: sent }, 'sent', '250', '2026-03-02T10:00:00+08:00');
    await advanced(office, 'later', 3);
    await back();
    expect((await outbox.read({ number, place: sent }))?.state).toBe('sent');
    expect(await due()).toEqual([]);
    expect(await breachesIn(place, office)).toEqual([]);
  });

  it.each([
    ['send', 1, 'waiting'],
    ['hold', 0, 'setAside'],
  ] as const)('and of which nothing is known any more: %s', async (notices, waiting, state) => {
    const { place, office, number, outbox, due, back } = await prepared(`lost-${notices}`);
    const [lost = ''] = await due();
    await place.client.send(new DeleteCommand({ TableName: place.table, Key: { pk: `APP#${number}`, sk: lost } }));
    await expect(back()).rejects.toThrow('备份里有 1 条通知当时还没有发出');
    await back({ notices });
    expect(await due()).toHaveLength(waiting);
    expect((await outbox.read({ number, place: lost }))?.state).toBe(state);
    expect(await breachesIn(place, office)).toEqual([]);
  });
});

it('a backup is put back while others apply and step: afterwards nothing is torn, and all goes on', async () => {
  const place = { client: dynamoClient(dynamo.endpoint), table: dynamo.table };
  const office = officeOn(place);
  const [from, blobs] = [join(dir, 'taken'), join(dir, 'blobs')];
  const numbers: string[] = [];
  for (let at = 0; at < 40; at += 1) numbers.push(await advanced(office, `before-${at}`, 1));
  await takeBackup({ ...place, streams: streamsClient(dynamo.endpoint), blobs, to: from, takenAt: '2026-03-02' });
  for (let at = 0; at < 3; at += 1) await advanced(office, `after-${at}`, 3);

  let isBack = false;
  const restoring = putBack({ ...place, blobs, from, replace: true, today: '2026-03-02' }).finally(() => {
    isBack = true;
  });
  const apply = async (who: string): Promise<void> => {
    for (let at = 0; !isBack; at += 1) await office.submit(`${who}-${at}`).catch(() => undefined);
  };
  const work = async (number: string): Promise<void> => {
    const step = { step: 'transfer', data: { lead: 'roads', assisting: [] }, role: 'registrar' } as const;
    while (!isBack) await office.step(number, 3, step, `work-${number}`).catch(() => undefined);
  };
  await Promise.all([restoring, apply('a'), apply('b'), ...numbers.slice(0, 6).map(work)]);

  const next = numberFrom(await office.submit('later'));
  expect(Number(next.slice('2026-'.length))).toBeGreaterThan(40);
  expect(await breachesIn(place, office)).toEqual([]);
});
