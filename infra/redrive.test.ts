import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { DynamoDBStreamsClient } from '@aws-sdk/client-dynamodb-streams';
import { LambdaClient } from '@aws-sdk/client-lambda';
import { CreateQueueCommand, GetQueueAttributesCommand, SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { startFauxqs } from 'fauxqs';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { redrive } from './redrive.ts';

const AWS = { region: 'us-east-1', credentials: { accessKeyId: 'x', secretAccessKey: 'x' } };
const S3_EVENT = { Records: [{ eventSource: 'aws:s3', s3: { object: { key: 'quarantine/a' } } }] };
const BATCH = {
  requestContext: { condition: 'RetryAttemptsExhausted' },
  DDBStreamBatchInfo: {
    shardId: 's',
    startSequenceNumber: '10',
    endSequenceNumber: '11',
    streamArn: 'arn',
    batchSize: 2,
  },
};

let server: Awaited<ReturnType<typeof startFauxqs>>;
let sqs: SQSClient;
/** Lambda's door for calls, as its SDK knocks at it. */
const events: unknown[] = [];
const lambda = createServer(async (request, response) => {
  let body = '';
  for await (const chunk of request) body += chunk;
  const event = JSON.parse(body);
  events.push(event);
  response.writeHead(200, event.poison ? { 'x-amz-function-error': 'Unhandled' } : {});
  response.end(event.poison ? '{"errorMessage":"again"}' : '{}');
});
/** A stream that has these records behind an empty page. */
const streamOf = (...numbers: string[]) => {
  const pages: Readonly<Record<string, object>> = {
    'at-10': { Records: [], NextShardIterator: 'later' },
    later: { Records: numbers.map((SequenceNumber) => ({ dynamodb: { SequenceNumber } })), NextShardIterator: 'end' },
    end: { Records: [] },
  };
  return {
    send: async ({ input: { ShardIterator } }: { input: { ShardIterator?: string } }) =>
      ShardIterator ? pages[ShardIterator] : { ShardIterator: 'at-10' },
  } as unknown as DynamoDBStreamsClient;
};

beforeAll(async () => {
  server = await startFauxqs({ port: 0, logger: false });
  sqs = new SQSClient({ ...AWS, endpoint: `http://127.0.0.1:${server.port}` });
  await new Promise<void>((resolve) => lambda.listen(0, '127.0.0.1', resolve));
});
afterAll(async () => {
  lambda.close();
  await server.stop();
});

it('gives each event to its function as it was, takes out what is done, and leaves what fails', async () => {
  const { QueueUrl = '' } = await sqs.send(new CreateQueueCommand({ QueueName: 'failed' }));
  for (const body of [S3_EVENT, BATCH, { poison: true }])
    await sqs.send(new SendMessageCommand({ QueueUrl, MessageBody: JSON.stringify(body) }));
  const client = new LambdaClient({ ...AWS, endpoint: `http://127.0.0.1:${(lambda.address() as AddressInfo).port}` });
  const { done, failed } = await redrive({
    sqs,
    lambda: client,
    streams: streamOf('10', '11', '12'),
    queue: QueueUrl,
    functionName: 'scan',
  });
  expect(events).toEqual([
    S3_EVENT,
    { Records: ['10', '11'].map((SequenceNumber) => ({ dynamodb: { SequenceNumber } })) },
    { poison: true },
  ]);
  expect([done, failed]).toEqual([2, [expect.stringContaining('again')]]);
  const { Attributes } = await sqs.send(
    new GetQueueAttributesCommand({ QueueUrl, AttributeNames: ['ApproximateNumberOfMessagesNotVisible'] }),
  );
  expect(Attributes?.['ApproximateNumberOfMessagesNotVisible']).toBe('1');
});

it('leaves a batch that the stream has let go, instead of calling nothing done', async () => {
  const { QueueUrl = '' } = await sqs.send(new CreateQueueCommand({ QueueName: 'late' }));
  await sqs.send(new SendMessageCommand({ QueueUrl, MessageBody: JSON.stringify(BATCH) }));
  const heard = events.length;
  const client = new LambdaClient({ ...AWS, endpoint: `http://127.0.0.1:${(lambda.address() as AddressInfo).port}` });
  const asked = { sqs, lambda: client, streams: streamOf('11', '12'), queue: QueueUrl, functionName: 'stream' };
  expect(await redrive(asked)).toEqual({ done: 0, failed: [expect.stringContaining('只剩 1 条，应有 2 条')] });
  expect(events).toHaveLength(heard);
});
