import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { dynamoClient } from '#functions/adapters/dynamo/client.ts';
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
