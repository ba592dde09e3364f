import { ScanCommand } from '@aws-sdk/lib-dynamodb';
import { beforeAll, describe, expect, it } from 'vitest';
import { fold } from '#domain/application/evolve.ts';
import { auditSeal } from '#functions/adapters/audit-seal.ts';
import { canonicalText, chain, GENESIS } from '#functions/adapters/dynamo/chain.ts';
import { fsck, sentenceOf } from '#functions/adapters/dynamo/fsck.ts';
import { grouped, type ItemSource } from '#functions/adapters/dynamo/item-source.ts';
import type { Item } from '#functions/adapters/dynamo/items.ts';
import { eventSk } from '#functions/adapters/dynamo/keys.ts';
import type { StoredEvent } from '#functions/usecases/ports/applications.ts';
import { startDynamo } from '../support/dynamo.ts';
import { advanced, officeOn, testKeys } from '../support/office.ts';

/** What was stored, by a real run; each tampering works on a copy of it. */
let items: readonly Item[];
const keys = testKeys();
const LENGTHS = [0, 3, 7, 13, 15];

beforeAll(async () => {
  const dynamo = await startDynamo();
  const office = officeOn(dynamo, keys);
  for (const steps of LENGTHS) await advanced(office, `case-${steps}`, steps);
  const { Items = [] } = await dynamo.client.send(new ScanCommand({ TableName: dynamo.table }));
  items = Items as Item[];
  dynamo.stop();
});

type Change = (item: Item) => Item | undefined;

const sourceOf = (all: readonly Item[]): ItemSource => {
  const sorted = all.toSorted((a, b) => (a.pk + a.sk < b.pk + b.sk ? -1 : 1));
  return {
    partitions: () => grouped(sorted),
    partition: async (pk) => sorted.filter((item) => item.pk === pk),
    get: async (pk, sk) => sorted.find((item) => item.pk === pk && item.sk === sk),
  };
};

/** As an outsider verifies: with the keys, without calendar or table. */
const found = async (all: readonly Item[]): Promise<string[]> => {
  const sentences: string[] = [];
  for await (const breach of fsck(sourceOf(all), { isSealed: auditSeal(keys).isSealed }))
    sentences.push(sentenceOf(breach));
  return sentences;
};

const changed = (change: Change): Item[] => items.flatMap((item) => change(item) ?? []);

const isEvent = ({ sk }: Item): boolean => sk.startsWith('EVT#');
const same = (a: Item, b: Item): boolean => a.pk === b.pk && a.sk === b.sk;
const events = (): Item[] => items.filter(isEvent);
const eventsOf = (pk: string): Item[] => events().filter((item) => item.pk === pk);
const numberOf = ({ pk }: Item): string => pk.slice('APP#'.length);

/** Each tampering is to be found for every event, and at the application it was done to. */
const expectFound = async (tampered: Iterable<readonly [where: Item, all: readonly Item[]]>): Promise<void> => {
  const missed: string[] = [];
  let times = 0;
  for (const [where, all] of tampered) {
    times += 1;
    if (!(await found(all)).some((sentence) => sentence.startsWith(`${numberOf(where)}：`)))
      missed.push(`${where.pk} ${where.sk}`);
  }
  expect(missed).toEqual([]);
  expect(times).toBeGreaterThan(0);
};

/** All that whoever may write the table can do: every hash anew, the snapshot folded anew, its seal kept. */
const rewritten = (pk: string, tell: (events: StoredEvent[]) => unknown[]): Item[] => {
  const told = tell(eventsOf(pk).map(({ body }) => JSON.parse(String(body)))) as StoredEvent[];
  const links = chain(
    GENESIS,
    told.map(({ at, intent, event }, place) => ({ seq: place + 1, at, intent, event })),
  );
  const application = fold(told.map(({ event }) => event));
  const snapshot = items.find((item) => item.pk === pk && item.sk === 'SNAP');
  const outdated = (item: Item) => item.pk === pk && (isEvent(item) || item.sk === 'SNAP');
  return [
    ...items.filter(
      (item) => !outdated(item) && !(item.pk === pk && item.sk > `OUT#${links.length}` && item.sk < 'OUT$'),
    ),
    ...links.map(({ body, hash }, place) => {
      const sk = eventSk(place + 1);
      return { ...items.find((item) => item.pk === pk && item.sk === sk), pk, sk, body, hash };
    }),
    {
      ...(snapshot as Item),
      version: links.length,
      head: links.at(-1)?.hash,
      body: canonicalText(application),
    },
  ];
};

const applications = (): string[] => [...new Set(events().map(({ pk }) => pk))];

describe('办理记录被改动', { timeout: 120_000 }, () => {
  it('as written, nothing is found', async () => {
    expect(await found(items)).toEqual([]);
    expect(events()).toHaveLength(LENGTHS.reduce((sum, steps) => sum + steps + 2, 0));
  });

  it('one byte of any event, at its beginning, amid it or at its end', () =>
    expectFound(
      events().flatMap((event) => {
        const body = String(event['body']);
        return [1, body.length >> 1, body.length - 2].map((at) => {
          const other = body[at] === '0' ? '1' : '0';
          const changedBody = body.slice(0, at) + other + body.slice(at + 1);
          return [event, changed((item) => (same(item, event) ? { ...item, body: changedBody } : item))] as const;
        });
      }),
    ));

  it('the hash of any event', () =>
    expectFound(
      events().map((event) => [
        event,
        changed((item) =>
          same(item, event)
            ? { ...item, hash: String(item['hash']).replace(/^./, (c) => (c === '0' ? '1' : '0')) }
            : item,
        ),
      ]),
    ));

  it('any event removed', () =>
    expectFound(events().map((event) => [event, changed((item) => (same(item, event) ? undefined : item))])));

  it('any event removed, those after it moved up', () =>
    expectFound(
      events().map((event) => [
        event,
        changed((item) => {
          if (item.pk !== event.pk || !isEvent(item) || item.sk < event.sk) return item;
          return item.sk === event.sk ? undefined : { ...item, sk: eventSk(Number(item.sk.slice(4)) - 1) };
        }),
      ]),
    ));

  it('any two of an application exchanged', () =>
    expectFound(
      events().flatMap((one) =>
        eventsOf(one.pk)
          .filter((other) => other.sk > one.sk)
          .map(
            (other) =>
              [
                one,
                changed((item) => {
                  if (same(item, one)) return { ...other, sk: one.sk };
                  return same(item, other) ? { ...one, sk: other.sk } : item;
                }),
              ] as const,
          ),
      ),
    ));

  it('the tail cut anywhere', () =>
    expectFound(
      events().map((event) => [
        event,
        changed((item) => (item.pk === event.pk && isEvent(item) && item.sk >= event.sk ? undefined : item)),
      ]),
    ));

  it('an event inserted after any, its own again or a later one', () =>
    expectFound(
      events().map((event) => [
        event,
        [
          ...changed((item) =>
            item.pk === event.pk && isEvent(item) && item.sk > event.sk
              ? { ...item, sk: eventSk(Number(item.sk.slice(4)) + 1) }
              : item,
          ),
          { ...event, sk: eventSk(Number(event.sk.slice(4)) + 1) },
        ],
      ]),
    ));

  it('any event replaced by the one of another application', () =>
    expectFound(
      events().flatMap((event) =>
        applications()
          .filter((pk) => pk !== event.pk)
          .flatMap((pk) => eventsOf(pk).filter(({ sk }) => sk === event.sk))
          .map((other) => [event, changed((item) => (same(item, event) ? { ...other, pk: event.pk } : item))] as const),
      ),
    ));

  it('all of an application replaced by all of another', () =>
    expectFound(
      applications().flatMap((pk) =>
        applications()
          .filter((other) => other !== pk)
          .map(
            (other) =>
              [
                { pk, sk: '' },
                [
                  ...items.filter((item) => item.pk !== pk),
                  ...items.filter((item) => item.pk === other).map((item) => ({ ...item, pk })),
                ],
              ] as const,
          ),
      ),
    ));

  it('an application removed altogether', async () => {
    for (const pk of applications())
      expect((await found(items.filter((item) => item.pk !== pk))).join('\n')).toContain(
        `${pk.slice(4)}：编号已经给出`,
      );
  });
});

describe('连同哈希和摘要一起改写', () => {
  it('the tail cut anywhere is found by the seal', () =>
    expectFound(
      applications().flatMap((pk) =>
        eventsOf(pk)
          .slice(1)
          .map((event, place) => [event, rewritten(pk, (all) => all.slice(0, place + 1))] as const),
      ),
    ));

  it('another actor of any event is found by the seal', async () => {
    for (const pk of applications())
      for (const [place] of eventsOf(pk).entries()) {
        const all = rewritten(pk, (told) =>
          told.map((each, at) =>
            at === place ? { ...each, event: { ...each.event, actor: { ...each.event.actor, id: 'mallory' } } } : each,
          ),
        );
        expect(await found(all)).toEqual([`${pk.slice(4)}：摘要的审计印章不符：办理记录的条数或最后一条被改动过。`]);
      }
  });

  it('the seal of another state, of another application, or none at all', async () => {
    const seals = items.flatMap(({ seal }) => (typeof seal === 'string' ? [seal] : []));
    expect(seals).toHaveLength(LENGTHS.length);
    for (const pk of applications())
      for (const seal of [...seals, undefined, '', 'x']) {
        const all = changed((item) => (item.pk === pk && item.sk === 'SNAP' ? { ...item, seal } : item));
        const own = items.some((item) => item.pk === pk && item.sk === 'SNAP' && item['seal'] === seal);
        expect((await found(all)).length > 0).toBe(!own);
      }
  });
});
