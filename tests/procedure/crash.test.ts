import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { BatchWriteCommand, ScanCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { WorkCalendar } from '#domain/work-calendar.ts';
import { diskBlobs } from '#functions/adapters/blobs-disk.ts';
import { dynamoCounts } from '#functions/adapters/dynamo/counts.ts';
import { dynamoFolder } from '#functions/adapters/dynamo/folder.ts';
import { tableSource } from '#functions/adapters/dynamo/item-source.ts';
import { inspectUpload } from '#functions/adapters/inspection/inspect-upload.ts';
import { embeddedScanner } from '#functions/adapters/scanner-embedded.ts';
import { countApplication } from '#functions/usecases/count-application.ts';
import { keepFolder } from '#functions/usecases/keep-folder.ts';
import { settleUpload } from '#functions/usecases/settle-upload.ts';
import { sweep } from '#functions/usecases/sweep.ts';
import { CALENDAR } from '../support/calendar.ts';
import { startDynamo } from '../support/dynamo.ts';
import { FAULTS, type Fault, forgetful, injecting, pointsOf } from '../support/faults.ts';
import { sha256 } from '../support/files.ts';
import {
  advanced,
  breachesOf,
  numberFrom,
  officeOn,
  type Place,
  type TestOffice,
  testKeys,
  WHOLE_STORY,
} from '../support/office.ts';

let dynamo: Awaited<ReturnType<typeof startDynamo>>;
beforeAll(async () => {
  dynamo = await startDynamo();
});
afterAll(() => dynamo.stop());

const keys = testKeys();

/** A use-case, what must be there before it, and the calendar it is judged by after. */
interface Doing {
  readonly name: string;
  readonly before: (office: TestOffice) => Promise<unknown>;
  readonly act: (office: TestOffice, place: Place) => Promise<void>;
  readonly calendar?: WorkCalendar;
}

const must = (result: object): void => {
  if ('refusal' in result) throw new Error(`refused: ${JSON.stringify(result.refusal)}`);
};

const FIRST = '2026-00001';
const MOVED = {
  ...CALENDAR,
  exceptions: new Map([...CALENDAR.exceptions, ['2026-03-09', 'off'] as const]),
};

const SEVERAL = async (office: TestOffice): Promise<void> => {
  for (const steps of [0, 3, 5, 12]) await advanced(office, `several-${steps}`, steps);
};

const blobsDir = mkdtempSync(join(tmpdir(), 'mingbai-crash-'));
process.once('exit', () => rmSync(blobsDir, { recursive: true, force: true }));
const blobs = diskBlobs({ folder: blobsDir, nowSeconds: () => 0, keys });
const BYTES = Buffer.from('一份名单');
const FILE = { type: 'txt', sizeBytes: BYTES.length, sha256: sha256(BYTES) } as const;

const settling = ({ world }: TestOffice) =>
  settleUpload({ uploads: world.uploads, blobs, inspect: inspectUpload, scanner: embeddedScanner });

let uploaded = '';

const DOINGS: readonly Doing[] = [
  {
    name: '附有材料的申请',
    before: async (office) => {
      uploaded = await office.world.uploads.announce(FILE, office.world.now());
    },
    act: async (office) => {
      await blobs.quarantine(uploaded, BYTES);
      await settling(office)(uploaded);
      numberFrom(await office.submit('one', { attachments: [uploaded] }));
    },
  },
  {
    name: '随答复公开的文件',
    before: (office) => advanced(office, 'one', 7),
    act: async (office, place) => {
      const { world } = office;
      const folder = dynamoFolder({ ...place, random: Math.random, pause: async () => undefined });
      const check = async () => ({ kind: 'clean' }) as const;
      const countPages = async () => 0;
      const kept = keepFolder({ ...world, blobs, folder, settle: settling(office), check, countPages });
      const at = { number: FIRST, officer: { id: 'wang', roles: ['officer'], unit: 'parks' } } as const;
      const done = await kept.attach(at, { name: '名单.txt', bytes: BYTES, sha256: FILE.sha256 });
      if (typeof done === 'string' || 'fault' in done) throw new Error(JSON.stringify(done));
    },
  },
  { name: '提出申请', before: async () => undefined, act: async ({ submit }) => void numberFrom(await submit('one')) },
  {
    name: '平常信函的申请',
    before: (office) => office.submit('before'),
    act: async ({ submit }) => void numberFrom(await submit('one', { channel: 'letter' })),
  },
  ...WHOLE_STORY.map((step, at) => ({
    name: `${step.step} (${at + 1})`,
    before: (office: TestOffice) => advanced(office, 'one', at),
    act: async (office: TestOffice) => must(await office.step(FIRST, at + 2, step)),
  })),
  {
    name: '每日巡查',
    before: SEVERAL,
    act: async (office) => {
      office.day.today = '2026-03-30';
      await sweep(office.world)();
    },
  },
  {
    name: '按新的放假安排重算',
    before: SEVERAL,
    act: async (office) => {
      await sweep({ ...office.world, calendar: () => MOVED })('9999-12-31');
    },
    calendar: MOVED,
  },
  {
    name: '计入年度统计',
    before: (office) => advanced(office, 'one', 13),
    act: async ({ world }, place) => {
      const counts = dynamoCounts({ ...place, random: Math.random, pause: async () => undefined });
      await countApplication({ ...world, counts })(FIRST);
    },
  },
];

const RANDOM_ID = /[0-9a-f]{48}/g;

/** What a store holds to stay, and that does not differ from one run to the next. */
const outlineOf = async ({ client, table }: Place): Promise<string[]> => {
  const { Items = [] } = await client.send(new ScanCommand({ TableName: table, ConsistentRead: true }));
  return Items.filter(({ expires }) => expires === undefined)
    .map(({ pk, sk, version, last, times, desk, deskOrder, watchOrder }) =>
      JSON.stringify([pk, sk, version, last, times, desk, deskOrder, watchOrder]).replaceAll(RANDOM_ID, 'id'),
    )
    .sort();
};

const fresh = async (): Promise<Place> => ({ client: dynamo.client, table: await dynamo.newTable() });

/** The items that a use-case finds, made once and put into the store of each try. */
const prepared = async ({ before }: Doing): Promise<readonly object[]> => {
  const place = await fresh();
  await before(officeOn(place, keys));
  return (await place.client.send(new ScanCommand({ TableName: place.table }))).Items ?? [];
};

const BATCH = 25;

const putBack = async (items: readonly object[]): Promise<Place> => {
  const place = await fresh();
  for (let from = 0; from < items.length; from += BATCH) {
    const requests = items.slice(from, from + BATCH).map((Item) => ({ PutRequest: { Item: Item as never } }));
    await place.client.send(new BatchWriteCommand({ RequestItems: { [place.table]: requests } }));
  }
  return place;
};

const breaches = ({ client, table }: Place, { calendar }: Doing) =>
  breachesOf(tableSource(client, table), keys, calendar);

/** Does it with a fault at one of its calls, restarts and does it again; then tells what there is. */
const tried = async (doing: Doing, items: readonly object[], fault?: Fault, at?: number, restarts = true) => {
  const place = await putBack(items);
  const injected = injecting(dynamo.client, fault, at);
  const failing = { ...place, client: injected.client };
  const office = officeOn(failing, keys);
  const failed = await doing.act(office, failing).then(
    () => false,
    () => true,
  );
  if (failed) await doing.act(restarts ? officeOn(place, keys) : office, restarts ? place : failing);
  // Once more: who did not hear the answer asks again.
  await doing.act(officeOn(place, keys), place);
  return { outline: await outlineOf(place), breaches: await breaches(place, doing), failed, calls: injected.calls };
};

describe('a fault at any call of a use-case, then a restart and the same again', { timeout: 120_000 }, () => {
  describe.each(DOINGS)('$name', (doing) => {
    let items: readonly object[];
    let whole: Awaited<ReturnType<typeof tried>>;
    beforeAll(async () => {
      items = await prepared(doing);
      whole = await tried(doing, items);
    });

    it('without a fault is done, and done again changes nothing', () => {
      expect([whole.breaches, whole.failed]).toEqual([[], false]);
      expect(whole.calls).toContain(true);
    });

    it.each(Object.entries(FAULTS) as [Fault, string][])('%s (%s): done once, nothing broken', async (fault) => {
      const points = pointsOf(fault, whole);
      expect(points.length).toBeGreaterThan(0);
      for (const at of points) {
        const { outline, breaches, failed } = await tried(doing, items, fault, at);
        expect([at, breaches]).toEqual([at, []]);
        expect(outline).toEqual(whole.outline);
        // What only met another transaction, or was throttled in one, needs no second try by anyone.
        expect([at, failed]).toEqual([at, !fault.startsWith('c')]);
      }
    });

    it('tried again by the process that met the fault: done once, nothing broken', async () => {
      for (const at of pointsOf('failsAfter', whole)) {
        const { outline, breaches } = await tried(doing, items, 'failsAfter', at, false);
        expect([at, breaches, outline]).toEqual([at, [], whole.outline]);
      }
    });

    it('every answer lost once and every call sent again by the SDK: done once', async () => {
      const place = await putBack(items);
      const again = { ...place, client: forgetful(dynamo.endpoint) };
      await doing.act(officeOn(again, keys), again);
      expect(await outlineOf(place)).toEqual(whole.outline);
      expect(await breaches(place, doing)).toEqual([]);
    });
  });
});
