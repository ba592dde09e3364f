import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type DynamoDBDocumentClient, GetCommand, PutCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { applicationPk, DATA_KEY_SK } from '#functions/adapters/dynamo/keys.ts';
import { keyFile } from '#functions/adapters/keys-file.ts';
import { startDynamo } from '../tests/support/dynamo.ts';
import { rewrapKeys } from './rewrap-keys.ts';

let dynamo: Awaited<ReturnType<typeof startDynamo>>;
let client: DynamoDBDocumentClient;
let table: string;
let dir: string;
let keys: ReturnType<typeof keyFile>;

beforeAll(async () => {
  dynamo = await startDynamo();
  client = dynamo.client;
});

afterAll(() => dynamo.stop());

beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'mingbai-rotate-'));
  keys = keyFile(join(dir, 'keys/master.json'));
  table = await dynamo.newTable();
  return () => rm(dir, { recursive: true });
});

const put = (number: string, wrapped: string, sk = DATA_KEY_SK) =>
  client.send(new PutCommand({ TableName: table, Item: { pk: applicationPk(number), sk, wrapped } }));

const wrappedOf = async (number: string, sk = DATA_KEY_SK): Promise<string> => {
  const { Item } = await client.send(new GetCommand({ TableName: table, Key: { pk: applicationPk(number), sk } }));
  return Item?.['wrapped'];
};

/** So many applications, each with its key. */
const seed = async (count: number): Promise<ReadonlyMap<string, Buffer>> => {
  const plain = new Map<string, Buffer>();
  for (let at = 1; at <= count; at += 1) {
    const number = `2026-${String(at).padStart(5, '0')}`;
    const key = await keys.newDataKey(number);
    plain.set(number, Buffer.from(key.plain));
    await put(number, key.wrapped);
  }
  return plain;
};

const expectAllUnder = async (keyId: string, plain: ReadonlyMap<string, Buffer>): Promise<void> => {
  for (const [number, key] of plain) {
    const wrapped = await wrappedOf(number);
    expect(wrapped).toContain(`.${keyId}.`);
    expect(Buffer.from(await keys.unwrap(wrapped, number))).toEqual(key);
  }
};

describe('rotating the master key', () => {
  it('brings every data key under it, and nothing the second time', async () => {
    const plain = await seed(40);
    await put('2026-00001', 'not a key', 'SNAP');
    const fresh = await keys.rotate();
    expect(await rewrapKeys({ client, table, keys })).toEqual({ rewrapped: 40, upToDate: 0, broken: [] });
    await expectAllUnder(fresh, plain);
    expect(await wrappedOf('2026-00001', 'SNAP')).toBe('not a key');
    expect(await rewrapKeys({ client, table, keys })).toEqual({ rewrapped: 0, upToDate: 40, broken: [] });
  });

  it('goes on where it was stopped', async () => {
    const plain = await seed(40);
    const fresh = await keys.rotate();
    let left = 7;
    const failing = {
      rewrap: async (wrapped: string, context: string) => {
        left -= 1;
        if (left < 0) throw new Error('power cut');
        return keys.rewrap(wrapped, context);
      },
    };
    await expect(rewrapKeys({ client, table, keys: failing })).rejects.toThrow('power cut');
    const { rewrapped, upToDate } = await rewrapKeys({ client, table, keys });
    expect([rewrapped + upToDate, upToDate > 0]).toEqual([40, true]);
    await expectAllUnder(fresh, plain);
  });

  it('runs beside another of itself', async () => {
    const plain = await seed(40);
    const fresh = await keys.rotate();
    const both = await Promise.all([rewrapKeys({ client, table, keys }), rewrapKeys({ client, table, keys })]);
    expect(both.reduce((sum, { rewrapped }) => sum + rewrapped, 0)).toBe(40);
    await expectAllUnder(fresh, plain);
  });

  it('does not write over a key that changed meanwhile', async () => {
    await seed(1);
    const other = (await keys.newDataKey('2026-00001')).wrapped;
    await keys.rotate();
    const late = {
      rewrap: async (wrapped: string, context: string) => {
        await client.send(
          new UpdateCommand({
            TableName: table,
            Key: { pk: applicationPk(context), sk: DATA_KEY_SK },
            UpdateExpression: 'SET #wrapped = :other',
            ExpressionAttributeNames: { '#wrapped': 'wrapped' },
            ExpressionAttributeValues: { ':other': other },
          }),
        );
        return keys.rewrap(wrapped, context);
      },
    };
    expect(await rewrapKeys({ client, table, keys: late })).toMatchObject({ rewrapped: 0 });
    expect(await wrappedOf('2026-00001')).toBe(other);
  });

  it('names a key that is not what was wrapped, and does the others', async () => {
    await seed(3);
    await put('2026-00002', await wrappedOf('2026-00001'));
    await keys.rotate();
    expect(await rewrapKeys({ client, table, keys })).toEqual({ rewrapped: 2, upToDate: 0, broken: ['2026-00002'] });
  });
});
