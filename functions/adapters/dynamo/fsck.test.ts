import { createHash } from 'node:crypto';
import { appendFile, copyFile, mkdtemp, rename, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DeleteCommand, GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { diskBlobs, keptBlobs } from '#functions/adapters/blobs-disk.ts';
import { dynamoCounts } from '#functions/adapters/dynamo/counts.ts';
import { dynamoFolder } from '#functions/adapters/dynamo/folder.ts';
import { tableSource } from '#functions/adapters/dynamo/item-source.ts';
import { dynamoSessions } from '#functions/adapters/dynamo/sessions.ts';
import { dynamoSignIns } from '#functions/adapters/dynamo/sign-ins.ts';
import { countApplication } from '#functions/usecases/count-application.ts';
import { sweep } from '#functions/usecases/sweep.ts';
import { CALENDAR } from '../../../tests/support/calendar.ts';
import { startDynamo } from '../../../tests/support/dynamo.ts';
import { advanced, breachesIn, breachesOf, numberFrom, officeOn, testKeys } from '../../../tests/support/office.ts';

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
  office = officeOn(place, keys, { today: '2026-03-02' });
  number = await advanced(office, 'first', 3);
});

const key = (sk: string, pk = `APP#${number}`) => ({ TableName: place.table, Key: { pk, sk } });
const remove = (sk: string, pk?: string) => place.client.send(new DeleteCommand(key(sk, pk)));
const change = async (sk: string, more: object, pk?: string) => {
  const { Item } = await place.client.send(new GetCommand(key(sk, pk)));
  await place.client.send(new PutCommand({ TableName: place.table, Item: { ...Item, ...more } }));
};

describe('核对数据', () => {
  it('finds nothing in a store of applications at every point of their way', async () => {
    for (let steps = 0; steps <= 15; steps += 1) await advanced(office, `way-${steps}`, steps);
    numberFrom(await office.submit('letter', { channel: 'letter' }));
    office.day.today = '2026-03-30';
    await sweep(office.world)();
    expect(await breachesIn(place, office)).toEqual([]);
  });

  it('finds nothing wrong with sign-ins', async () => {
    const sessions = dynamoSessions(place);
    const at = '2026-03-02T09:00:00+08:00';
    const officer = { id: 'wang', name: '王', roles: ['signer'] } as const;
    await sessions.open({ officer, signedInAt: at, seenAt: at, rotatedAt: at, generation: 0 });
    await sessions.closeAll(officer.id);
    const pending = { state: 's', nonce: 'n', verifier: 'v', redirectUri: 'https://a.example/' };
    await dynamoSignIns(place).keep({ pending, browser: 'b', to: '/office/', at });
    expect(await breachesIn(place, office)).toEqual([]);
  });

  it('finds nothing once a new arrangement was counted in', async () => {
    for (let steps = 0; steps <= 15; steps += 1) await advanced(office, `way-${steps}`, steps);
    const [first = '', last = ''] = ['2026-03-09', '2026-03-20'];
    const off = new Map([...CALENDAR.exceptions, [first, 'off'] as const, [last, 'off'] as const]);
    const arranged = { ...CALENDAR, exceptions: off };
    await sweep({ ...office.world, calendar: () => arranged })('9999-12-31');
    expect(await breachesOf(tableSource(place.client, place.table), keys, arranged)).toEqual([]);
  });

  it.each<[string, () => Promise<unknown>, RegExp]>([
    ['an event that is missing', () => remove('EVT#000003'), /缺第 3 条办理记录/],
    ['a snapshot that is missing', () => remove('SNAP'), /没有摘要/],
    ['a snapshot of another version', () => change('SNAP', { version: 4 }), /版本是 4，办理记录有 5 条/],
    ['a snapshot that says something else', () => change('SNAP', { body: '{}' }), /摘要的内容与办理记录推出的不同/],
    ['a snapshot with another head', () => change('SNAP', { head: 'x' }), /最后一条哈希/],
    ['a place in a wrong queue', () => change('SNAP', { desk: 'parks' }), /desk 应是 "roads"，现在是 "parks"/],
    ['a place that the sweep does not see', () => change('SNAP', { watch: undefined }), /watch 应是 .*现在是 没有/],
    ['an assisting unit that is not told', () => remove('ASSIST#tax'), /缺 ASSIST#tax/],
    [
      'a unit that assists no more',
      () => change('ASSIST#tax', { sk: 'ASSIST#fire' }),
      /ASSIST#fire 不是现在的协办单位/,
    ],
    ['a data key that is missing', () => remove('KEY'), /数据密钥不见了/],
    ['a notice that is missing', () => remove('OUT#000002#0'), /“确认收到”的通知（OUT#000002#0）不见了/],
    ['a notice that says something else', () => change('OUT#000002#0', { body: '{}' }), /通知（OUT#000002#0）被改动过/],
    ['a notice of nothing', () => change('OUT#000002#0', { sk: 'OUT#000003#0' }), /没有对应的办理记录/],
    ['a notice that is never tried again', () => change('OUT#000002#0', { watch: undefined }), /却不在待发队列里/],
    ['a year that has lost count', () => change('YEAR', { last: 2 }, 'YEAR#2026'), /2026-00002：编号已经给出/],
    ['a year that is behind', () => change('YEAR', { last: 0 }, 'YEAR#2026'), /只给到第 0 号/],
    ['a year that is missing', () => remove('YEAR', 'YEAR#2026'), /只给到第 0 号/],
  ])('finds %s', async (_, spoil, sentence) => {
    await spoil();
    const found = await breachesIn(place, office);
    expect(found.join('\n')).toMatch(sentence);
    expect(found.every((each) => /^2026-\d{5}：.+。$/.test(each))).toBe(true);
  });

  describe('年度统计', () => {
    const counts = () => dynamoCounts({ ...place, random: Math.random, pause: async () => undefined });
    const count = (each: string) => countApplication({ ...office.world, counts: counts() })(each);
    const against = { countedBefore: '2026-03-03T00:00:00+08:00' };

    it('finds nothing while each is counted once, also after it was opened again', async () => {
      for (let steps = 0; steps <= 15; steps += 1) await count(await advanced(office, `way-${steps}`, steps));
      await count(number);
      expect(await breachesIn(place, office, against)).toEqual([]);
    });

    it('finds an application that is not counted, once it should be', async () => {
      expect(await breachesIn(place, office)).toEqual([]);
      expect(await breachesIn(place, office, against)).toEqual([
        `${number}：没有计入年度统计的新收（2026#naturalPerson#opened）。`,
      ]);
    });

    it('finds one that is counted as something else, and totals that are not those of the marks', async () => {
      await count(number);
      await change('COUNT#opened', { cell: '2026#business#opened' });
      expect(await breachesIn(place, office)).toEqual([
        `${number}：年度统计的新收记在 2026#business#opened，应是 2026#naturalPerson#opened。`,
        expect.stringMatching(/^年度统计：COUNT#\d 2026#business#opened 记了 0 件，申请里标着 1 件。$/),
        expect.stringMatching(/^年度统计：COUNT#\d 2026#naturalPerson#opened 记了 1 件，申请里标着 0 件。$/),
      ]);
    });

    it('finds nothing wrong while others are counted', async () => {
      const numbers = await Promise.all(Array.from({ length: 12 }, (_, at) => advanced(office, `counted-${at}`, 2)));
      const counting = numbers.map(count);
      expect(await breachesIn(place, office)).toEqual([]);
      await Promise.all(counting);
    });
  });

  it('finds a data key, and a sealed field, that does not open', async () => {
    const look = () => breachesIn(place, office, { vault: office.world.vault });
    expect(await look()).toEqual([]);
    await change('KEY', { wrapped: 'f1.000000000000.AAAA' });
    expect(await look()).toEqual([`${number}：数据密钥打不开，个人信息也打不开。`]);
    const { wrapped } = await office.world.vault.create(number);
    await change('KEY', { wrapped });
    expect(await look()).toContain(`${number}：个人信息 email 打不开。`);
  });

  describe('附件', () => {
    const bytes = Buffer.from('%PDF-1.7');
    const hash = createHash('sha256').update(bytes).digest('hex');
    let folder: string;
    let id: string;
    let released: string;
    const path = (of = id) => join(folder, hash.slice(0, 2), `${hash}.${of}`);
    const outgoing = () => dynamoFolder({ ...place, random: Math.random, pause: async () => undefined });
    const found = () =>
      breachesIn(place, office, {
        blobs: {
          read: diskBlobs({ folder, nowSeconds: () => 0, keys }).read,
          kept: () => keptBlobs(folder),
        },
      });

    beforeEach(async () => {
      folder = await mkdtemp(join(tmpdir(), 'mingbai-fsck-'));
      const { announce, settle } = office.world.uploads;
      const blobs = diskBlobs({ folder, nowSeconds: () => 0, keys });
      const brought = async (): Promise<string> => {
        const upload = await announce({ type: 'pdf', sizeBytes: bytes.length, sha256: hash }, office.world.now());
        await blobs.quarantine(upload, bytes);
        await blobs.keep(upload, hash);
        await settle(upload, 'clean');
        return upload;
      };
      id = await brought();
      number = numberFrom(await office.submit('with-a-file', { attachments: [id] }));
      released = await brought();
      const file = { id: released, name: '名单.pdf', type: 'pdf', sizeBytes: bytes.length, sha256: hash } as const;
      const added = {
        ...file,
        check: 'clean',
        findings: [],
        pages: 1,
        addedBy: 'wang',
        addedAt: office.world.now(),
      } as const;
      expect(await outgoing().add(number, added)).toBe(true);
      return () => rm(folder, { recursive: true });
    });

    it('finds nothing when each is there as it was taken; what is in quarantine is nobody’s yet', async () => {
      expect(await found()).toEqual([]);
    });

    it('finds nothing wrong with a file that is not released after all, and what was taken once is not taken again', async () => {
      const [file] = await outgoing().list(number);
      if (!file) throw new Error('the folder is empty');
      await outgoing().remove(number, released);
      expect(await outgoing().list(number)).toEqual([]);
      expect(await found()).toEqual([]);
      expect(await outgoing().add('2026-00001', file)).toBe(false);
    });

    it.each<[string, () => Promise<unknown>, RegExp]>([
      ['a file that is missing', () => rm(path()), /附件 1（\w+）的文件不见了/],
      ['a file that was changed', () => appendFile(path(), 'x'), /文件打不开，或者不是当时收下的内容（SHA-256 不符）/],
      ['another file in its place', () => rename(path(), path('a'.repeat(48))), /文件不见了/],
      ['a claim that is missing', () => remove('UPL', `UPL#${id}`), /记录不见了，或者属于别的申请/],
      ['a claim of another', () => change('UPL', { claimedBy: '2026-00001' }, `UPL#${id}`), /申请里却没有它/],
      ['a released file that is missing', () => rm(path(released)), /随答复公开的文件 \w+ 的文件不见了/],
      ['a released file of another', () => remove('UPL', `UPL#${released}`), /随答复公开的文件 \w+ 的记录不见了/],
      ['a claim without its file', () => remove(released, `FILES#${number}`), /申请里却没有它/],
      ['a file of nothing', () => copyFile(path(), path('b'.repeat(48))), /^附件 b{48}：有文件，却没有它的记录/],
    ])('finds %s', async (_, spoil, sentence) => {
      await spoil();
      expect((await found()).join('\n')).toMatch(sentence);
    });
  });

  it('finds a client’s key that is missing, or that leads elsewhere', async () => {
    const { submitKey } = await import('./keys.ts');
    const { pk, sk } = submitKey('first');
    await change(sk, { number: '2026-00009' }, pk);
    expect(await breachesIn(place, office)).toEqual(
      expect.arrayContaining([
        '2026-00009：有它的幂等键，却没有这件申请。',
        `${number}：提交时的幂等键不见了，或指向别的申请。`,
      ]),
    );
    await change(sk, { ...submitKey('second'), number }, pk);
    expect(await breachesIn(place, office)).toContain(`${number}：幂等键不是这件申请提交时用的。`);
  });

  it('finds nothing wrong in a store that is written to meanwhile', async () => {
    const others = Array.from({ length: 12 }, (_, at) => advanced(office, `busy-${at}`));
    const found: string[] = [];
    for (let round = 0; round < 5; round += 1) found.push(...(await breachesIn(place, office)));
    await Promise.all(others);
    expect(found).toEqual([]);
  });
});
