import { type DynamoDBDocumentClient, ScanCommand } from '@aws-sdk/lib-dynamodb';

/** A record of DynamoDB Streams, as recorded, of an item that is new or has changed. */
const recordOf = (eventName: 'INSERT' | 'MODIFY', pk: string, sk: string, at: number) => ({
  eventID: `event-${at}`,
  eventName,
  eventVersion: '1.1',
  eventSource: 'aws:dynamodb',
  awsRegion: 'us-east-1',
  dynamodb: {
    ApproximateCreationDateTime: 1_795_000_000,
    Keys: { pk: { S: pk }, sk: { S: sk } },
    SequenceNumber: String(100_000 + at),
    SizeBytes: 100,
    StreamViewType: 'NEW_IMAGE',
  },
  eventSourceARN: 'arn:aws:dynamodb:us-east-1:123456789012:table/t/stream/2026-11-23T00:00:00.000',
});

/** What a table's stream would bring since it was last asked, in batches. */
export const streamRecords = (client: DynamoDBDocumentClient, TableName: string) => {
  const seen = new Map<string, string>();
  let at = 0;
  return async (): Promise<object[]> => {
    const { Items = [] } = await client.send(new ScanCommand({ TableName, ConsistentRead: true }));
    const changed = Items.filter((item) => seen.get(`${item['pk']} ${item['sk']}`) !== JSON.stringify(item));
    const Records = changed.map(({ pk, sk, ...rest }) => {
      at += 1;
      const key = `${pk} ${sk}`;
      const record = recordOf(seen.has(key) ? 'MODIFY' : 'INSERT', String(pk), String(sk), at);
      seen.set(key, JSON.stringify({ pk, sk, ...rest }));
      return record;
    });
    return Records.length > 0 ? [{ Records }] : [];
  };
};
