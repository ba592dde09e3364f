import {
  DescribeStreamCommand,
  type DynamoDBStreamsClient,
  GetRecordsCommand,
  GetShardIteratorCommand,
  ListStreamsCommand,
  type _Record as Record_,
  type Shard,
} from '@aws-sdk/client-dynamodb-streams';

export type StreamRecord = Record_;

export interface Batch {
  readonly shard: string;
  readonly records: readonly StreamRecord[];
}

/** Where the reading of a shard begins: after a sequence number, at its first record, or at what comes next. */
type Start = { readonly after: string } | 'first' | 'next';

/** Undefined for a table without a stream. */
export const streamOf = async (client: DynamoDBStreamsClient, table: string): Promise<string | undefined> => {
  const { Streams = [] } = await client.send(new ListStreamsCommand({ TableName: table }));
  return Streams.at(-1)?.StreamArn;
};

const allShards = async (client: DynamoDBStreamsClient, arn: string): Promise<readonly Shard[]> => {
  const shards: Shard[] = [];
  let last: string | undefined;
  do {
    const request = new DescribeStreamCommand({ StreamArn: arn, ExclusiveStartShardId: last });
    const { StreamDescription: page } = await client.send(request);
    shards.push(...(page?.Shards ?? []));
    last = page?.LastEvaluatedShardId;
  } while (last);
  return shards;
};

const iteratorAt = async (client: DynamoDBStreamsClient, arn: string, shard: string, start: Start) => {
  const at = (type: 'LATEST' | 'TRIM_HORIZON' | 'AFTER_SEQUENCE_NUMBER', SequenceNumber?: string) =>
    client.send(
      new GetShardIteratorCommand({ StreamArn: arn, ShardId: shard, ShardIteratorType: type, SequenceNumber }),
    );
  if (start === 'next') return (await at('LATEST')).ShardIterator;
  if (start === 'first') return (await at('TRIM_HORIZON')).ShardIterator;
  try {
    return (await at('AFTER_SEQUENCE_NUMBER', start.after)).ShardIterator;
  } catch (error) {
    // What came after it has been removed as well: the oldest there is comes next.
    if ((error as Error).name !== 'TrimmedDataAccessException') throw error;
    return (await at('TRIM_HORIZON')).ShardIterator;
  }
};

/**
 * Follows a stream shard by shard, a shard's parents before itself.
 *
 * @param startOf where a shard begins that was there at the first look; one that comes later begins at its first record
 */
export const followStream = async (client: DynamoDBStreamsClient, arn: string, startOf: (shard: string) => Start) => {
  /** The next iterator of each shard; undefined when all of it has been read. */
  const iterators = new Map<string, string | undefined>();
  let shards: readonly Shard[] = [];

  const look = async (start: (shard: string) => Start): Promise<void> => {
    shards = await allShards(client, arn);
    for (const { ShardId = '' } of shards)
      if (!iterators.has(ShardId)) iterators.set(ShardId, await iteratorAt(client, arn, ShardId, start(ShardId)));
  };
  await look(startOf);

  const isReady = ({ ShardId = '', ParentShardId = '' }: Shard): boolean =>
    iterators.get(ShardId) !== undefined && iterators.get(ParentShardId) === undefined;

  /** What has come since, a batch a shard; none when all has been read. */
  return {
    read: async (): Promise<readonly Batch[]> => {
      const batches: Batch[] = [];
      let closed = iterators.size === 0;
      for (const { ShardId: shard = '' } of shards.filter(isReady)) {
        const { Records = [], NextShardIterator } = await client.send(
          new GetRecordsCommand({ ShardIterator: iterators.get(shard) }),
        );
        iterators.set(shard, NextShardIterator);
        closed ||= NextShardIterator === undefined;
        if (Records.length > 0) batches.push({ shard, records: Records });
      }
      if (closed) await look(() => 'first');
      return batches;
    },
  };
};
