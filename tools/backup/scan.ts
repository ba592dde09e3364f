import { type DynamoDBClient, ScanCommand, type ScanCommandInput } from '@aws-sdk/client-dynamodb';
import type { Item } from '#functions/local/attribute-json.ts';

/** All items of a table as DynamoDB's JSON; the SDK's own paging takes no document client. */
export const scan = async function* (client: DynamoDBClient, query: ScanCommandInput): AsyncGenerator<Item> {
  let ExclusiveStartKey: Item | undefined;
  do {
    const page = await client.send(new ScanCommand({ ...query, ConsistentRead: true, ExclusiveStartKey }));
    yield* page.Items ?? [];
    ExclusiveStartKey = page.LastEvaluatedKey;
  } while (ExclusiveStartKey);
};
