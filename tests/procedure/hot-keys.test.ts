import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dynamoApplications } from '#functions/adapters/dynamo/applications.ts';
import { dynamoCounts } from '#functions/adapters/dynamo/counts.ts';
import { dynamoOutbox, noticeRefOf } from '#functions/adapters/dynamo/outbox.ts';
import { dynamoRates } from '#functions/adapters/dynamo/rates.ts';
import { dynamoUploads } from '#functions/adapters/dynamo/uploads.ts';
import { keyFile } from '#functions/adapters/keys-file.ts';
import { vault } from '#functions/adapters/vault.ts';
import { countApplication } from '#functions/usecases/count-application.ts';
import { sendNotice } from '#functions/usecases/send-notice.ts';
import { submitApplication } from '#functions/usecases/submit-application.ts';
import { takeStep } from '#functions/usecases/take-step.ts';
import { countKeys } from '../../bench/key-load.ts';
import { wayOf } from '../../bench/procedure-way.ts';
import { APPLICANT, SUBMISSION } from '../../bench/procedure-world.ts';
import { NAMED_KEYS } from '../../bench/scale/named-keys.ts';
import { QUOTAS } from '../../bench/scale/quotas.ts';
import { peakOf, YEAR_AT_SCALE } from '../../bench/scale/year.ts';
import { CALENDAR } from '../support/calendar.ts';
import { documentClient, startDynamo } from '../support/dynamo.ts';

const APPLICATIONS = 200;
const UNITS = 24;
const HOT_SHARE = 0.01;

let writes: ReadonlyMap<string, number>;
let stop: () => void;
const dir = mkdtempSync(join(tmpdir(), 'mingbai-hot-keys-'));

/** 200 applications from 受理 to 归档 through the real use-cases, with limits, notices and counts, on the real engine. */
beforeAll(async () => {
  const dynamo = await startDynamo();
  stop = dynamo.stop;
  const counted = countKeys(dynamo.client, documentClient(dynamo.endpoint).client);
  const store = { ...dynamo, random: Math.random, pause };
  const applications = dynamoApplications(store);
  let clock = Date.parse('2026-03-02T09:00:00+08:00');
  const at = (more: number): string => new Date(clock + more + 8 * 3_600_000).toISOString().replace(/\..*$/, '+08:00');
  const world = {
    applications,
    uploads: dynamoUploads(dynamo),
    vault: vault(keyFile(join(dir, 'keys/master.json'))),
    counts: dynamoCounts(store),
    outbox: dynamoOutbox(dynamo),
    now: () => at(0),
    later: (milliseconds: number) => at(milliseconds),
    today: () => '2026-03-02',
    random: Math.random,
    calendar: () => CALENDAR,
    rules: { feesCharged: true },
    postal: {
      mail: { send: async () => ({ state: 'sent', detail: '250' }) as const },
      sms: { send: async () => ({ state: 'sent', detail: '0' }) as const },
      siteName: '某市',
      trackLink: 'https://a.example/apply/track/',
      deskLink: 'https://a.example/office/',
      deskAddress: () => 'desk@a.example',
    },
  };
  const rates = dynamoRates({ ...dynamo, nowSeconds: () => clock / 1000, hide: async (text) => text });
  const sent = new Set<string>();

  /** What the table's stream brings about after a write. */
  const stream = async (number: string): Promise<void> => {
    await countApplication(world)(number);
    for (const id of [...counted.images.keys()].filter((id) => id.includes(number) && !sent.has(id))) {
      const [pk = '', sk = ''] = id.split(' ');
      const notice = noticeRefOf(pk, sk);
      if (notice) await sendNotice(world)(notice);
      sent.add(id);
    }
  };

  for (let at = 0; at < APPLICATIONS; at += 1) {
    await rates.admits('submitApplication', `address-${at}`, { times: 20, seconds: 3600 });
    const submitted = await submitApplication(world)(randomUUID(), SUBMISSION, APPLICANT);
    if (!('receipt' in submitted)) throw new Error(JSON.stringify(submitted));
    const { number } = submitted.receipt;
    await stream(number);
    let version = 2;
    for (const command of wayOf(`unit-${at % UNITS}`)) {
      clock += 60_000;
      const id = 'id' in command.actor ? command.actor.id : '';
      await rates.admits('takeStep', id, { times: 120, seconds: 60 });
      const taken = await takeStep(world)({ number, version, intent: randomUUID(), command });
      if ('refusal' in taken) throw new Error(`${command.step}: ${JSON.stringify(taken.refusal)}`);
      version = taken.version;
      await stream(number);
    }
  }
  writes = counted.writes;
}, 300_000);
afterAll(() => {
  stop();
  rmSync(dir, { recursive: true });
});

const nameOf = (key: string) => NAMED_KEYS.find(({ pattern }) => pattern.test(key));

describe('热点键: where the writes of a year go', () => {
  it('gives no key more than 1 % of the load but those that are named', () => {
    const load = [...writes.values()].reduce((sum, each) => sum + each, 0);
    const hot = [...writes].filter(([, times]) => times > HOT_SHARE * load).map(([key]) => key);
    expect(hot.filter((key) => !nameOf(key))).toEqual([]);
    expect(hot.length).toBeGreaterThan(0);
  });

  it('names no key that is not written', () => {
    const keys = [...writes.keys()];
    expect(NAMED_KEYS.filter(({ pattern }) => !keys.some((key) => pattern.test(key))).map(({ name }) => name)).toEqual(
      [],
    );
  });

  it('spreads each named counter that is sharded over all its shards', () => {
    for (const { pattern, shards } of NAMED_KEYS.filter(({ shards }) => shards > 1))
      expect([...writes.keys()].filter((key) => pattern.test(key))).toHaveLength(shards);
  });

  it.each(NAMED_KEYS)(
    '$name: its hottest key takes as many writes as written down',
    ({ pattern, writesAnApplication }) => {
      const hottest = Math.max(...[...writes].filter(([key]) => pattern.test(key)).map(([, times]) => times));
      expect(hottest / APPLICATIONS).toBeLessThanOrEqual(writesAnApplication);
      expect(hottest / APPLICATIONS).toBeGreaterThan(writesAnApplication / 2);
    },
  );

  it.each(NAMED_KEYS)('$name: in the busiest second at 100 × the city it is below a tenth of a partition', (named) => {
    const unitsASecond = peakOf(YEAR_AT_SCALE.applications) * named.writesAnApplication * named.unitsAWrite;
    expect(unitsASecond).toBeLessThan(QUOTAS.partitionWriteUnits / 10);
  });
});
