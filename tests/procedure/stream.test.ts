import { ScanCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import type { DynamoDBRecord, DynamoDBStreamEvent } from 'aws-lambda';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { annualTable } from '#domain/annual-table.ts';
import { dynamoCounts } from '#functions/adapters/dynamo/counts.ts';
import { dynamoOutbox } from '#functions/adapters/dynamo/outbox.ts';
import { streamHandler } from '#functions/handlers/stream.ts';
import type { Delivery, Message } from '#functions/usecases/ports/notifier.ts';
import { type Api, SUBMISSION, startApi } from '../support/api.ts';

let api: Api;
beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.stop());

/** The stream's world with a mail server that answers as it is told. */
const office = () => {
  const sent: Message[] = [];
  const logged: object[] = [];
  let answer: Delivery | Error = { state: 'sent', detail: '' };
  const send = async (message: Message): Promise<Delivery> => {
    if (answer instanceof Error) throw answer;
    if (answer.state === 'sent') sent.push(message);
    return answer;
  };
  const store = { ...api.dynamo, random: Math.random, pause: async () => undefined };
  let minutes = 0;
  const instant = (later = 0) =>
    `${new Date(Date.UTC(2026, 2, 2, 1, minutes) + later + 8 * 3_600_000).toISOString().slice(0, 19)}+08:00`;
  const world = {
    applications: api.world.applications,
    vault: api.world.vault,
    now: () => instant(),
    later: instant,
    random: () => 1,
    log: (line: object) => void logged.push(line),
    outbox: dynamoOutbox(api.dynamo),
    counts: dynamoCounts(store),
    mailbox: undefined,
    postal: {
      mail: { send },
      sms: { send: async () => ({ state: 'sent', detail: '' }) as const },
      siteName: '某市',
      trackLink: 'https://a/',
      deskLink: 'https://b/',
      deskAddress: () => undefined,
    },
  };
  return {
    world,
    sent,
    logged,
    handler: streamHandler(world),
    answers: (given: Delivery | Error) => {
      answer = given;
    },
    wait: (more: number) => {
      minutes += more;
    },
  };
};

/** What the stream tells of a number's items, each an insertion. */
const recordsOf = async (number: string): Promise<DynamoDBRecord[]> => {
  const { Items = [] } = await api.dynamo.client.send(new ScanCommand({ TableName: api.dynamo.table }));
  return Items.filter(({ pk }) => pk === `APP#${number}`).map(({ pk, sk }, at) => ({
    eventName: 'INSERT',
    dynamodb: { Keys: { pk: { S: pk }, sk: { S: sk } }, SequenceNumber: String(at + 1) },
  }));
};

const asEvent = (Records: DynamoDBRecord[]): DynamoDBStreamEvent => ({ Records });

const closed = async () => {
  const { number, queryCode } = (await api.submit()).data;
  await api.call('POST', `/applications/${number}/applicant-steps/withdraw`, {
    body: { version: 2, queryCode, data: { reason: '不需要了' } },
    headers: { 'idempotency-key': api.key() },
  });
  return number as string;
};

describe('the table’s stream', () => {
  it('twice, late and in any order: each notice is sent once, each application counted once', async () => {
    const { handler, sent, world } = office();
    const before = annualTable('2026', await world.counts.until('2026'));
    const numbers = [await closed(), await closed()];
    const records = (await Promise.all(numbers.map(recordsOf))).flat();
    await fc.assert(
      fc.asyncProperty(fc.shuffledSubarray([...records, ...records], { minLength: records.length }), async (some) => {
        expect(await handler(asEvent(some))).toEqual({ batchItemFailures: [] });
      }),
      { numRuns: 8, seed: 5 },
    );
    await handler(asEvent(records));
    expect(sent.map(({ id }) => id).sort()).toEqual([...new Set(sent.map(({ id }) => id))].sort());
    expect(
      sent
        .filter(({ id }) => numbers.some((number) => id.startsWith(number)))
        .map(({ kind }) => kind)
        .sort(),
    ).toEqual(['confirmReceipt', 'confirmReceipt', 'withdraw', 'withdraw']);
    for (const { id, text } of sent) expect(text).toContain(`https://a/?number=${id.split('/', 1)[0]}`);
    const after = annualTable('2026', await world.counts.until('2026'));
    expect(after.newThisYear.total - before.newThisYear.total).toBe(2);
    expect(after['other.other'].naturalPerson - before['other.other'].naturalPerson).toBe(2);
  });

  it('a store that fails is reported by the record, with none after it done; the next try goes on', async () => {
    const { world, logged } = office();
    const records = await recordsOf(await closed());
    const away = async () => {
      throw new Error('the store is away');
    };
    const { batchItemFailures } = await streamHandler({ ...world, counts: { ...world.counts, count: away } })(
      asEvent(records),
    );
    expect(batchItemFailures).toHaveLength(1);
    expect(logged).toHaveLength(1);
    const from = records.findIndex(({ dynamodb }) => dynamodb?.SequenceNumber === batchItemFailures[0]?.itemIdentifier);
    expect(await streamHandler(world)(asEvent(records.slice(from)))).toEqual({ batchItemFailures: [] });
  });

  it('a notice that cannot be opened and one that is no notice stop no other: they are set aside and reported', async () => {
    const { handler, sent, logged, world, wait } = office();
    const [locked, torn, sound] = [await closed(), await closed(), await closed()];
    const set = (number: string, sk: string, name: string, value: string) =>
      api.dynamo.client.send(
        new UpdateCommand({
          TableName: api.dynamo.table,
          Key: { pk: `APP#${number}`, sk },
          UpdateExpression: 'SET #n = :v',
          ExpressionAttributeNames: { '#n': name },
          ExpressionAttributeValues: { ':v': value },
        }),
      );
    const noticesOf = (records: DynamoDBRecord[]) =>
      records.map(({ dynamodb }) => dynamodb?.Keys?.['sk']?.S ?? '').filter((sk) => sk.startsWith('OUT#'));
    const [first, second, third] = [await recordsOf(locked), await recordsOf(torn), await recordsOf(sound)];
    await set(locked, 'KEY', 'wrapped', 'f1.000000000000.AAAA');
    for (const place of noticesOf(second)) await set(torn, place, 'body', '{');
    await set(torn, 'SNAP', 'body', '{');
    for (let round = 0; round < 12; round += 1) {
      expect(await handler(asEvent([...first, ...second, ...third]))).toEqual({ batchItemFailures: [] });
      wait(400);
    }
    expect(sent.map(({ id }) => id)).toEqual(
      noticesOf(third).map((place) => expect.stringMatching(`^${sound}/${place}/2026-`)),
    );
    for (const [number, records] of [
      [locked, first],
      [torn, second],
    ] as const)
      for (const place of noticesOf(records)) {
        expect((await world.outbox.read({ number, place }))?.state).toBe('setAside');
        expect(logged).toContainEqual({ level: 'warn', number, place, state: 'setAside', detail: expect.any(String) });
      }
    expect(logged).toContainEqual({ level: 'error', number: torn, event: 'notCounted', error: 'SyntaxError' });
  });

  it('a mail server that is down is asked eight times, further and further apart; then a person is', async () => {
    const { handler, answers, world, wait, sent } = office();
    const { number } = (await api.submit()).data;
    const records = await recordsOf(number);
    answers({ state: 'failed', detail: 'CONN 421' });
    await handler(asEvent(records));
    const place =
      records.map(({ dynamodb }) => dynamodb?.Keys?.['sk']?.S ?? '').find((sk) => sk.startsWith('OUT#')) ?? '';
    const tries: (string | undefined)[] = [];
    for (let round = 0; round < 12; round += 1) {
      await handler(asEvent(records));
      const kept = await world.outbox.read({ number, place });
      tries.push(kept?.state);
      wait(400);
    }
    expect(tries.at(-1)).toBe('setAside');
    answers({ state: 'sent', detail: '' });
    await handler(asEvent(records));
    expect(sent).toEqual([]);
  });

  it('however slow the mail server: one sender at a time, and another only after the time of a try', async () => {
    const { world, wait } = office();
    const records = await recordsOf((await api.submit()).data.number);
    let [now, most, sends] = [0, 0, 0];
    let letGo = (_: Delivery): void => undefined;
    const slow = new Promise<Delivery>((resolve) => {
      letGo = resolve;
    });
    const send = async () => {
      sends += 1;
      now += 1;
      most = Math.max(most, now);
      const answer = await slow;
      now -= 1;
      return answer;
    };
    const handler = streamHandler({ ...world, postal: { ...world.postal, mail: { send } } });
    const atOnce = [1, 2, 3].map(() => handler(asEvent(records)));
    await expect.poll(() => sends).toBe(1);
    wait(1);
    await handler(asEvent(records));
    letGo({ state: 'sent', detail: '' });
    await Promise.all(atOnce);
    expect({ most, sends }).toEqual({ most: 1, sends: 1 });
  });

  it('a sender that died is followed by another; one that eight died of is set aside', async () => {
    const { world, wait, sent, handler } = office();
    const { number } = (await api.submit()).data;
    const records = await recordsOf(number);
    const place =
      records.map(({ dynamodb }) => dynamodb?.Keys?.['sk']?.S ?? '').find((sk) => sk.startsWith('OUT#')) ?? '';
    const die = (attempt: number) => world.outbox.claim({ number, place }, attempt, world.now(), world.later(300_000));
    expect(await die(1)).toBe(true);
    await handler(asEvent(records));
    expect(sent).toEqual([]);
    for (let attempt = 2; attempt <= 8; attempt += 1) {
      wait(6);
      expect(await die(attempt)).toBe(true);
    }
    wait(6);
    await handler(asEvent(records));
    expect(sent).toEqual([]);
    expect((await world.outbox.read({ number, place }))?.state).toBe('setAside');
  });

  it('an address that refuses is not asked again', async () => {
    const { handler, answers, world } = office();
    const { number } = (await api.submit()).data;
    const records = await recordsOf(number);
    answers({ state: 'refused', detail: 'RCPT TO 550' });
    await handler(asEvent(records));
    const due: string[] = [];
    for await (const ref of world.outbox.due('2099-01-01T00:00:00+08:00')) due.push(ref.number);
    expect(due).not.toContain(number);
  });
});

describe('年度报告表二的勾稽关系', () => {
  it('holds in every column, whatever was counted', () => {
    const cell = fc.record({
      year: fc.constantFrom('2024', '2025', '2026'),
      kind: fc.constantFrom(
        'naturalPerson',
        'business',
        'research',
        'publicBenefit',
        'legalService',
        'otherOrganisation',
      ),
      row: fc.constantFrom('opened', 'granted.full', 'denied.process', 'other.other'),
      times: fc.nat(500),
    });
    fc.assert(
      fc.property(fc.array(cell), (counted) => {
        const table = annualTable('2026', counted as never);
        for (const column of Object.keys(table.newThisYear) as (keyof typeof table.newThisYear)[])
          expect(table.newThisYear[column] + table.carriedIn[column]).toBe(
            table.processedTotal[column] + table.carriedOut[column],
          );
      }),
    );
  });

  it('a kind of applicant has one column', async () => {
    expect((await api.submit({ ...SUBMISSION, applicantKind: 'aliens' })).status).toBe(400);
  });
});
