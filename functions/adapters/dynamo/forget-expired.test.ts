import { ScanCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startDynamo } from '../../../tests/support/dynamo.ts';
import { advanced, officeOn } from '../../../tests/support/office.ts';
import { forgetExpired } from './forget-expired.ts';
import { dynamoRates } from './rates.ts';
import { dynamoSessions } from './sessions.ts';
import { dynamoSignIns } from './sign-ins.ts';
import { dynamoUploads } from './uploads.ts';

let dynamo: Awaited<ReturnType<typeof startDynamo>>;
beforeAll(async () => {
  dynamo = await startDynamo();
});
afterAll(() => dynamo.stop());

const AT = '2026-03-02T09:00:00+08:00';
const START = Date.parse(AT) / 1000;
const officer = { id: 'wang', name: '王', roles: ['signer'] } as const;

it('what has expired goes, so many at a time, and nothing else', async () => {
  const clock = { seconds: START };
  const nowSeconds = () => clock.seconds;
  const rates = dynamoRates({ ...dynamo, nowSeconds, hide: async (text) => text });
  for (let at = 0; at < 30; at += 1) await rates.admits('door', `${at}`, { times: 1, seconds: 600 });
  await dynamoSessions(dynamo).open({ officer, signedInAt: AT, seenAt: AT, rotatedAt: AT, generation: 0 });
  const pending = { state: 's', nonce: 'n', verifier: 'v', redirectUri: 'https://a.example/' };
  await dynamoSignIns(dynamo).keep({ pending, browser: 'b', to: '/office/', at: AT });
  await dynamoUploads(dynamo).announce({ type: 'pdf', sizeBytes: 1, sha256: 'a' }, AT);
  const office = officeOn(dynamo);
  await advanced(office, 'one', 3);
  const kinds = async () => {
    const { Items = [] } = await dynamo.client.send(new ScanCommand({ TableName: dynamo.table }));
    return [...new Set(Items.map(({ pk }) => String(pk).split('#')[0]))].sort();
  };

  const forget = (most?: number) => forgetExpired({ ...dynamo, nowSeconds }, most);
  expect(await forget()).toBe(0);
  clock.seconds = START + 3600;
  expect([await forget(10), await forget()]).toEqual([10, 21]);
  expect(await kinds()).toEqual(['APP', 'OFFICER', 'SESSION', 'SUBMIT', 'UPL', 'YEAR']);
  clock.seconds = START + 3 * 86_400;
  expect([await forget(), await forget()]).toEqual([2, 0]);
  expect(await kinds()).toEqual(['APP', 'OFFICER', 'SUBMIT', 'YEAR']);
});
