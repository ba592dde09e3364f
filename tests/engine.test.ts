import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import {
  ConditionalCheckFailedException,
  IdempotentParameterMismatchException,
  TransactionCanceledException,
  UpdateTimeToLiveCommand,
} from '@aws-sdk/client-dynamodb';
import {
  DeleteCommand,
  GetCommand,
  PutCommand,
  QueryCommand,
  ScanCommand,
  TransactWriteCommand,
  type TransactWriteCommandInput,
} from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { streamsClient } from '#functions/adapters/dynamo/streams-client.ts';
import { followStream, streamOf } from '#functions/local/stream-shards.ts';
import { startDynamo } from './support/dynamo.ts';

/** What we rely on, against the real engine or the one at DYNAMODB_ENDPOINT; where it differs from AWS, it says so. */

let dynamo: Awaited<ReturnType<typeof startDynamo>>;
let TableName: string;

beforeAll(async () => {
  dynamo = await startDynamo();
});

afterAll(() => dynamo.stop());

beforeEach(async () => {
  TableName = await dynamo.newTable();
});

const key = (pk: string, sk = 'a') => ({ pk, sk });

const put = (pk: string, more: object = {}, options: object = {}) =>
  dynamo.client.send(new PutCommand({ TableName, Item: { ...key(pk), ...more }, ...options }));

const get = async (pk: string) =>
  (await dynamo.client.send(new GetCommand({ TableName, Key: key(pk), ConsistentRead: true }))).Item;

type Items = NonNullable<TransactWriteCommandInput['TransactItems']>;

const transact = (TransactItems: Items, options: object = {}) =>
  dynamo.client.send(new TransactWriteCommand({ TransactItems, ...options }));

const addOne = (pk: string): Items[number] => ({
  Update: {
    TableName,
    Key: key(pk),
    UpdateExpression: 'ADD times :one',
    ExpressionAttributeValues: { ':one': 1 },
  },
});

const errorOf = async <E extends Error>(kind: new (...args: never[]) => E, promise: Promise<unknown>): Promise<E> => {
  const error = await promise.catch((thrown) => thrown);
  expect(error).toBeInstanceOf(kind);
  return error as E;
};

describe('conditions', () => {
  it('a put on what is there fails, and hands out what was there', async () => {
    await put('1', { value: 'old' });
    const failed = await errorOf(
      ConditionalCheckFailedException,
      put('1', {}, { ConditionExpression: 'attribute_not_exists(pk)', ReturnValuesOnConditionCheckFailure: 'ALL_OLD' }),
    );
    // The document client leaves what an error carries as DynamoDB's JSON.
    expect(failed.Item).toEqual({ pk: { S: '1' }, sk: { S: 'a' }, value: { S: 'old' } });
    expect(await get('1')).toEqual({ ...key('1'), value: 'old' });
  });

  it('one of fifty puts at once wins', async () => {
    const once = { ConditionExpression: 'attribute_not_exists(pk)' };
    const puts = await Promise.allSettled(Array.from({ length: 50 }, (_, by) => put('1', { by }, once)));
    expect(puts.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  });
});

describe('transactions', () => {
  it('write nothing when one condition fails, and say which, with what was there', async () => {
    await put('1', { version: 3 });
    const cancelled = await errorOf(
      TransactionCanceledException,
      transact([
        { Put: { TableName, Item: key('2') } },
        {
          ConditionCheck: {
            TableName,
            Key: key('1'),
            ConditionExpression: 'version = :read',
            ExpressionAttributeValues: { ':read': 2 },
            ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
          },
        },
      ]),
    );
    expect(cancelled.CancellationReasons).toMatchObject([
      { Code: 'None' },
      { Code: 'ConditionalCheckFailed', Item: { pk: { S: '1' }, sk: { S: 'a' }, version: { N: '3' } } },
    ]);
    expect(await get('2')).toBeUndefined();
  });

  it('count right when many write the same item at once', async () => {
    const writes = await Promise.allSettled(Array.from({ length: 40 }, () => transact([addOne('1')])));
    const written = writes.filter(({ status }) => status === 'fulfilled').length;
    expect((await get('1'))?.['times']).toBe(written);
  });

  it('take effect once under one ClientRequestToken, and refuse it for another request', async () => {
    const token = { ClientRequestToken: randomUUID() };
    await transact([addOne('1')], token);
    await transact([addOne('1')], token);
    expect((await get('1'))?.['times']).toBe(1);
    await errorOf(IdempotentParameterMismatchException, transact([addOne('2')], token));
  });

  it('name no item twice, and hold at most a hundred', async () => {
    await expect(transact([addOne('1'), addOne('1')])).rejects.toMatchObject({ name: 'ValidationException' });
    const many = Array.from({ length: 101 }, (_, at) => addOne(String(at)));
    await expect(transact(many)).rejects.toMatchObject({ name: 'ValidationException' });
    await transact(many.slice(0, 100));
  });
});

describe('indices', () => {
  const query = (options: object = {}) =>
    dynamo.client.send(
      new QueryCommand({
        TableName,
        IndexName: 'desk',
        KeyConditionExpression: 'desk = :desk',
        ExpressionAttributeValues: { ':desk': 'd' },
        ...options,
      }),
    );

  it('hold only what has their key, in order, page by page', async () => {
    for (let at = 9; at >= 0; at -= 1) await put(String(at), at % 2 ? { desk: 'd', deskOrder: String(at) } : {});
    const seen: unknown[] = [];
    let ExclusiveStartKey: Record<string, unknown> | undefined;
    do {
      const page = await query({ Limit: 2, ExclusiveStartKey });
      seen.push(...(page.Items ?? []).map(({ pk }) => pk));
      ExclusiveStartKey = page.LastEvaluatedKey;
    } while (ExclusiveStartKey);
    expect(seen).toEqual(['1', '3', '5', '7', '9']);
  });

  it('lose what loses its key', async () => {
    await put('1', { desk: 'd', deskOrder: '1' });
    await put('1');
    expect((await query()).Items).toEqual([]);
  });

  it('cannot be read consistently', async () => {
    await expect(query({ ConsistentRead: true })).rejects.toMatchObject({ name: 'ValidationException' });
  });
});

describe('consumed capacity', () => {
  const capacity = { ReturnConsumedCapacity: 'INDEXES' } as const;
  const big = { body: 'x'.repeat(3_000) };

  it('of a put is a unit a kilobyte, and one for each index it enters', async () => {
    const { ConsumedCapacity } = await put('1', { ...big, desk: 'd', deskOrder: '1', line: 'l' }, capacity);
    expect(ConsumedCapacity).toMatchObject({
      CapacityUnits: 4,
      Table: { CapacityUnits: 3 },
      GlobalSecondaryIndexes: { desk: { CapacityUnits: 1 } },
    });
    expect((await put('2', big, { ReturnConsumedCapacity: 'TOTAL' })).ConsumedCapacity?.CapacityUnits).toBe(3);
  });

  it('of a transaction is twice that of the table', async () => {
    const { ConsumedCapacity } = await transact([{ Put: { TableName, Item: { ...key('1'), ...big } } }], capacity);
    expect(ConsumedCapacity?.[0]?.CapacityUnits).toBe(6);
  });

  it('of a read is half a unit for four kilobytes, a whole one when it is consistent', async () => {
    await put('1', big);
    const read = async (ConsistentRead: boolean) =>
      (await dynamo.client.send(new GetCommand({ TableName, Key: key('1'), ConsistentRead, ...capacity })))
        .ConsumedCapacity?.CapacityUnits;
    expect([await read(false), await read(true)]).toEqual([0.5, 1]);
  });
});

describe('time to live', () => {
  // AWS deletes within days: what has expired must be filtered and swept by ourselves, on both.
  it('deletes nothing at once', async () => {
    const TimeToLiveSpecification = { AttributeName: 'expires', Enabled: true };
    await dynamo.client.send(new UpdateTimeToLiveCommand({ TableName, TimeToLiveSpecification }));
    await put('1', { expires: 1 });
    await pause(1_500);
    expect(await get('1')).toBeDefined();
  });
});

describe('streams', () => {
  const changes = async () => {
    const client = streamsClient(dynamo.endpoint);
    const stream = await followStream(client, (await streamOf(client, TableName)) ?? '', () => 'first');
    const records = (await stream.read()).flatMap((batch) => batch.records);
    return records.map(({ eventName, dynamodb }) => [
      eventName,
      dynamodb?.Keys?.['pk']?.S,
      dynamodb?.NewImage?.['times']?.N,
    ]);
  };

  it('hold every change in order, a transaction’s together, with the new image', async () => {
    await put('1');
    await transact([addOne('1'), addOne('2')]);
    await dynamo.client.send(new DeleteCommand({ TableName, Key: key('2') }));
    expect(await changes()).toEqual([
      ['INSERT', '1', undefined],
      ['MODIFY', '1', '1'],
      ['INSERT', '2', '1'],
      ['REMOVE', '2', undefined],
    ]);
  });

  it.skipIf(process.env['DYNAMODB_ENDPOINT'])(
    'hold also a put that changes nothing, of which AWS says nothing',
    async () => {
      await put('1');
      await put('1');
      expect(await changes()).toEqual([
        ['INSERT', '1', undefined],
        ['MODIFY', '1', undefined],
      ]);
    },
  );
});

describe('scans', () => {
  it('bring the items of one key together', async () => {
    for (const sk of ['a', 'b', 'c'])
      for (let at = 0; at < 20; at += 1)
        await dynamo.client.send(new PutCommand({ TableName, Item: key(String(at), sk) }));
    const { Items = [] } = await dynamo.client.send(new ScanCommand({ TableName }));
    const runs = Items.filter(({ pk }, at) => pk !== Items[at - 1]?.['pk']);
    expect([Items.length, runs.length]).toEqual([60, 20]);
  });
});

describe.skipIf(process.env['DYNAMODB_ENDPOINT'])('what is acknowledged', () => {
  it('survives a kill in the midst of writing', async () => {
    const dir = await mkdtemp(join(tmpdir(), 'mingbai-engine-'));
    const path = join(dir, 'store.db');
    const first = await startDynamo(path);
    const acknowledged: number[] = [];
    const write = async (worker: number): Promise<void> => {
      for (let at = worker; ; at += 8) {
        await first.client.send(
          new TransactWriteCommand({
            TransactItems: ['a', 'b'].map((sk) => ({ Put: { TableName: first.table, Item: key(String(at), sk) } })),
          }),
        );
        acknowledged.push(at);
      }
    };
    const writing = Promise.allSettled(Array.from({ length: 8 }, (_, worker) => write(worker)));
    await pause(700);
    first.stop();
    await writing;
    const second = await startDynamo(path);
    const found: string[] = [];
    let ExclusiveStartKey: Record<string, unknown> | undefined;
    do {
      const page = await second.client.send(new ScanCommand({ TableName: first.table, ExclusiveStartKey }));
      found.push(...(page.Items ?? []).map(({ pk, sk }) => `${pk}${sk}`));
      ExclusiveStartKey = page.LastEvaluatedKey;
    } while (ExclusiveStartKey);
    second.stop();
    await rm(dir, { recursive: true });
    expect(acknowledged.length).toBeGreaterThan(20);
    const kept = new Set(found);
    expect(acknowledged.filter((at) => !kept.has(`${at}a`) || !kept.has(`${at}b`))).toEqual([]);
    // A transaction is there as a whole or not at all, acknowledged or not.
    expect(found.filter((name) => !kept.has(name.slice(0, -1) + (name.endsWith('a') ? 'b' : 'a')))).toEqual([]);
  });
});
