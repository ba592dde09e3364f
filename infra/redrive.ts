import {
  type DynamoDBStreamsClient,
  GetRecordsCommand,
  type GetRecordsOutput,
  GetShardIteratorCommand,
  type _Record as StreamRecord,
} from '@aws-sdk/client-dynamodb-streams';
import { InvokeCommand, type LambdaClient } from '@aws-sdk/client-lambda';
import { DeleteMessageCommand, ReceiveMessageCommand, type SQSClient } from '@aws-sdk/client-sqs';

interface Redrive {
  readonly sqs: SQSClient;
  readonly lambda: LambdaClient;
  readonly streams: Pick<DynamoDBStreamsClient, 'send'>;
  /** 死信队列. */
  readonly queue: string;
  readonly functionName: string;
}

/** What a stream leaves in the queue: not the records, but where they are, for a day. */
interface Batch {
  readonly shardId: string;
  readonly startSequenceNumber: string;
  readonly endSequenceNumber: string;
  readonly streamArn: string;
  readonly batchSize: number;
}

/** The records of a batch, as the function was to have them, over as many pages as they lie in. @throws when the stream has let them go */
const recordsOf = async (streams: Redrive['streams'], batch: Batch): Promise<object> => {
  const { ShardIterator } = await streams.send(
    new GetShardIteratorCommand({
      StreamArn: batch.streamArn,
      ShardId: batch.shardId,
      ShardIteratorType: 'AT_SEQUENCE_NUMBER',
      SequenceNumber: batch.startSequenceNumber,
    }),
  );
  const last = BigInt(batch.endSequenceNumber);
  const isOfBatch = ({ dynamodb }: StreamRecord): boolean => BigInt(dynamodb?.SequenceNumber ?? '0') <= last;
  const found: StreamRecord[] = [];
  for (let at = ShardIterator; at && found.length < batch.batchSize; ) {
    const page: GetRecordsOutput = await streams.send(new GetRecordsCommand({ ShardIterator: at }));
    found.push(...(page.Records ?? []).filter(isOfBatch));
    at = (page.Records ?? []).every(isOfBatch) ? page.NextShardIterator : undefined;
  }
  if (found.length < batch.batchSize) throw new Error(`数据流里只剩 ${found.length} 条，应有 ${batch.batchSize} 条`);
  return { Records: found };
};

const eventOf = async (streams: Redrive['streams'], body: string): Promise<string> => {
  const batch: Batch | undefined = JSON.parse(body).DDBStreamBatchInfo;
  return batch ? JSON.stringify(await recordsOf(streams, batch)) : body;
};

export interface Redriven {
  readonly done: number;
  /** Why a message stays where it is. */
  readonly failed: readonly string[];
}

/**
 * 重新投递 — every message of a dead-letter queue, given to its function as the event it was, not wrapped in another; one that is
 * done is taken out, one that fails again stays.
 */
export const redrive = async ({ sqs, lambda, streams, queue, functionName }: Redrive): Promise<Redriven> => {
  let done = 0;
  const failed: string[] = [];
  for (;;) {
    const { Messages = [] } = await sqs.send(
      new ReceiveMessageCommand({ QueueUrl: queue, MaxNumberOfMessages: 10, VisibilityTimeout: 900 }),
    );
    if (Messages.length === 0) return { done, failed };
    for (const { Body = '', ReceiptHandle, MessageId = '' } of Messages) {
      try {
        const Payload = await eventOf(streams, Body);
        const { FunctionError, Payload: told } = await lambda.send(
          new InvokeCommand({ FunctionName: functionName, Payload }),
        );
        if (FunctionError) throw new Error(told?.transformToString() ?? FunctionError);
        await sqs.send(new DeleteMessageCommand({ QueueUrl: queue, ReceiptHandle }));
        done += 1;
      } catch (error) {
        failed.push(`${MessageId}：${(error as Error).message}`);
      }
    }
  }
};
