import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { type DynamoDBDocumentClient, ScanCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { applicationPk, DATA_KEY_SK } from '#functions/adapters/dynamo/keys.ts';
import type { KeyService } from '#functions/usecases/ports/keys.ts';

export interface Rewrapping {
  readonly client: DynamoDBDocumentClient;
  readonly table: string;
  readonly keys: Pick<KeyService, 'rewrap'>;
  /** Hears of each page. */
  readonly progress?: (counts: RewrapCounts) => void;
}

export interface RewrapCounts {
  readonly rewrapped: number;
  /** Already under the current key, or brought there by another at the same moment. */
  readonly upToDate: number;
  /** 受理编号, or file, of those whose key is not what was once wrapped. */
  readonly broken: readonly string[];
}

/** Keys are rewrapped so many at a time. */
const AT_ONCE = 16;

const PREFIX = applicationPk('');

/** DynamoDB keeps the word for itself. */
const NAMES = { '#wrapped': 'wrapped' };

type Outcome = 'rewrapped' | 'upToDate' | 'broken';

/** Whether it says that a wrapped key is not what was once wrapped. */
export const isBroken = (error: unknown): boolean =>
  error instanceof RangeError || (error instanceof Error && error.name === 'InvalidCiphertextException');

const rewrapOne = async (
  { client, table: TableName, keys }: Rewrapping,
  number: string,
  wrapped: string,
): Promise<Outcome> => {
  try {
    const rewrapped = await keys.rewrap(wrapped, number);
    if (rewrapped === wrapped) return 'upToDate';
    await client.send(
      new UpdateCommand({
        TableName,
        Key: { pk: applicationPk(number), sk: DATA_KEY_SK },
        UpdateExpression: 'SET #wrapped = :new',
        ConditionExpression: '#wrapped = :old',
        ExpressionAttributeNames: NAMES,
        ExpressionAttributeValues: { ':new': rewrapped, ':old': wrapped },
      }),
    );
    return 'rewrapped';
  } catch (error) {
    if (error instanceof ConditionalCheckFailedException) return 'upToDate';
    if (isBroken(error)) return 'broken';
    throw error;
  }
};

const pagesOf = async function* ({ client, table: TableName }: Rewrapping) {
  let ExclusiveStartKey: Record<string, unknown> | undefined;
  do {
    const page = await client.send(
      new ScanCommand({
        TableName,
        ConsistentRead: true,
        FilterExpression: 'sk = :key AND begins_with(pk, :application)',
        ExpressionAttributeValues: { ':key': DATA_KEY_SK, ':application': PREFIX },
        ProjectionExpression: 'pk, #wrapped',
        ExpressionAttributeNames: NAMES,
        ExclusiveStartKey,
      }),
    );
    yield (page.Items ?? []) as { readonly pk: string; readonly wrapped: string }[];
    ExclusiveStartKey = page.LastEvaluatedKey;
  } while (ExclusiveStartKey);
};

/**
 * Brings every data key of the table under the current master key, each by itself and only if nobody changed it
 * meanwhile. Stopped at any point and begun again it does what is left; the system may run.
 */
export const rewrapKeys = async (rewrapping: Rewrapping): Promise<RewrapCounts> => {
  let counts: RewrapCounts = { rewrapped: 0, upToDate: 0, broken: [] };
  for await (const items of pagesOf(rewrapping)) {
    const queue = items.values();
    const work = async (): Promise<void> => {
      for (const { pk, wrapped } of queue) {
        const number = pk.slice(PREFIX.length);
        const outcome = await rewrapOne(rewrapping, number, wrapped);
        counts =
          outcome === 'broken'
            ? { ...counts, broken: [...counts.broken, number] }
            : { ...counts, [outcome]: counts[outcome] + 1 };
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, work));
    rewrapping.progress?.(counts);
  }
  return counts;
};
