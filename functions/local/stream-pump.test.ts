import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { PutCommand } from '@aws-sdk/lib-dynamodb';
import type { DynamoDBBatchResponse, DynamoDBRecord } from 'aws-lambda';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { streamsClient } from '#functions/adapters/dynamo/streams-client.ts';
import { startDynamo } from '../../tests/support/dynamo.ts';
import { startPump } from './stream-pump.ts';

let dynamo: Awaited<ReturnType<typeof startDynamo>>;
let folder: string;
let table: string;
let logged: Readonly<Record<string, unknown>>[];
const pumps: { stop: () => Promise<void> }[] = [];

beforeAll(async () => {
  dynamo = await startDynamo();
});

afterAll(() => dynamo.stop());

beforeEach(async () => {
  folder = join(await mkdtemp(join(tmpdir(), 'mingbai-pump-')), 'dynamodb');
  table = await dynamo.newTable();
  logged = [];
});

afterEach(async () => {
  for (const pump of pumps.splice(0)) await pump.stop();
  await rm(dirname(folder), { recursive: true });
});

const nothingFailed: DynamoDBBatchResponse = { batchItemFailures: [] };

/** A pump whose handler answers what `decide` says; what it was given, by name, is in `given`. */
const pumpTo = (decide: (record: DynamoDBRecord, names: readonly string[]) => boolean | undefined = () => true) => {
  const given: string[] = [];
  const records: DynamoDBRecord[] = [];
  const pump = startPump({
    client: streamsClient(dynamo.endpoint),
    table,
    folder,
    log: (line) => logged.push(line),
    handler: async ({ Records }) => {
      for (const record of Records) {
        const name = record.dynamodb?.Keys?.['pk']?.S ?? '';
        given.push(name);
        const taken = decide(record, given);
        if (taken === undefined) throw new Error('power cut');
        if (!taken) return { batchItemFailures: [{ itemIdentifier: record.dynamodb?.SequenceNumber ?? '' }] };
        records.push(record);
      }
      return nothingFailed;
    },
  });
  pumps.push(pump);
  const done = () => records.map(({ dynamodb }) => dynamodb?.Keys?.['pk']?.S);
  return { ...pump, given, records, done };
};

const put = (pk: string, more: object = {}) =>
  dynamo.client.send(new PutCommand({ TableName: table, Item: { pk, sk: 'a', ...more } }));

const putAll = async (...names: string[]): Promise<void> => {
  for (const name of names) await put(name);
};

const until = async (isSo: () => boolean): Promise<void> => {
  for (let tries = 0; tries < 500 && !isSo(); tries += 1) await pause(20);
  if (!isSo()) throw new Error('it never came to be so');
};

describe('the stream of the table', () => {
  it('comes to the handler in order, as a Lambda gets it', async () => {
    const pump = pumpTo();
    await put('first', { bytes: new Uint8Array([1, 2, 3]), list: [{ deep: new Uint8Array([4]) }], times: 3 });
    await put('second');
    await until(() => pump.records.length === 2);
    expect(JSON.parse(JSON.stringify(pump.records[0]))).toEqual({
      eventID: expect.any(String),
      eventName: 'INSERT',
      eventVersion: '1.1',
      eventSource: 'aws:dynamodb',
      eventSourceARN: expect.stringContaining(table),
      awsRegion: expect.any(String),
      dynamodb: {
        ApproximateCreationDateTime: expect.any(Number),
        Keys: { pk: { S: 'first' }, sk: { S: 'a' } },
        NewImage: {
          pk: { S: 'first' },
          sk: { S: 'a' },
          bytes: { B: 'AQID' },
          list: { L: [{ M: { deep: { B: 'BA==' } } }] },
          times: { N: '3' },
        },
        SequenceNumber: expect.stringMatching(/^\d+$/),
        SizeBytes: expect.any(Number),
        StreamViewType: 'NEW_IMAGE',
      },
    });
    expect(pump.done()).toEqual(['first', 'second']);
  });

  it('brings what was written before the first start', async () => {
    await putAll('early');
    const pump = pumpTo();
    await until(() => pump.records.length === 1);
  });

  it('goes on after a restart where it was, without what was done', async () => {
    const names = Array.from({ length: 250 }, (_, at) => `item-${at}`);
    await putAll(...names.slice(0, 150));
    const first = pumpTo();
    await until(() => first.records.length === 150);
    await first.stop();
    await putAll(...names.slice(150));
    const second = pumpTo();
    await until(() => second.records.length === 100);
    await pause(300);
    expect([...first.done(), ...second.done()]).toEqual(names);
  });

  it('comes again from the first record that failed, and nothing is left out', async () => {
    await putAll('a', 'b', 'c', 'd');
    const pump = pumpTo((record, given) => {
      const name = record.dynamodb?.Keys?.['pk']?.S;
      return name !== 'c' || given.filter((other) => other === 'c').length > 3;
    });
    await until(() => pump.records.length === 4);
    expect(pump.given).toEqual(['a', 'b', 'c', 'c', 'c', 'c', 'd']);
    expect(logged.map(({ error }) => error)).toEqual(['record 3', 'record 3', 'record 3']);
  });

  it('comes again as a whole when the handler throws', async () => {
    await putAll('a', 'b');
    let cuts = 2;
    const pump = pumpTo(({ dynamodb }) => {
      if (dynamodb?.Keys?.['pk']?.S !== 'b' || cuts === 0) return true;
      cuts -= 1;
      return undefined;
    });
    await until(() => pump.given.length === 6);
    expect(pump.given).toEqual(['a', 'b', 'a', 'b', 'a', 'b']);
  });

  it('keeps no position past what failed: a restart begins with it', async () => {
    await putAll('a', 'b', 'c');
    const failing = pumpTo(({ dynamodb }) => dynamodb?.Keys?.['pk']?.S === 'a');
    await until(() => logged.length > 1);
    await failing.stop();
    expect(Object.values(JSON.parse(await readFile(join(folder, 'stream.json'), 'utf8')).shards)).toEqual(['1']);
    const pump = pumpTo();
    await until(() => pump.records.length === 2);
    expect(pump.done()).toEqual(['b', 'c']);
  });

  it('takes the whole batch as failed when the failure names no record of it', async () => {
    await putAll('a', 'b');
    let calls = 0;
    const pump = startPump({
      client: streamsClient(dynamo.endpoint),
      table,
      folder,
      log: (line) => logged.push(line),
      handler: async ({ Records }) => {
        calls += Records.length;
        return { batchItemFailures: calls < 4 ? [{ itemIdentifier: '' }] : [] };
      },
    });
    pumps.push(pump);
    await until(() => calls === 4);
    expect(logged).toHaveLength(1);
  });

  it('begins anew when the position is of another stream, or cannot be read', async () => {
    await putAll('a');
    await mkdir(folder);
    await writeFile(join(folder, 'stream.json'), '{"arn":"another","shards":{"x":"99"}}');
    const first = pumpTo();
    await until(() => first.records.length === 1);
    await first.stop();
    await writeFile(join(folder, 'stream.json'), '{"arn":');
    const second = pumpTo();
    await until(() => second.records.length === 1);
  });

  it('waits for a database that is away', async () => {
    const pump = startPump({
      client: streamsClient('http://127.0.0.1:9'),
      table,
      folder,
      log: (line) => logged.push(line),
      handler: async () => nothingFailed,
    });
    await until(() => logged.length > 1);
    await pump.stop();
    expect(logged[0]).toMatchObject({ level: 'error', event: 'streamFailed' });
  });
});
