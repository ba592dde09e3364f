import { TransactionCanceledException, TransactionInProgressException } from '@aws-sdk/client-dynamodb';
import {
  type DynamoDBDocumentClient,
  TransactWriteCommand,
  type TransactWriteCommandInput,
} from '@aws-sdk/lib-dynamodb';

/** How often a write that only met another one in flight is tried again. */
const ATTEMPTS = 12;
const FIRST_PAUSE_MS = 10;
const LONGEST_PAUSE_MS = 400;

export interface Patience {
  /** From 0 to 1, for jitter. */
  readonly random: () => number;
  readonly pause: (milliseconds: number) => Promise<void>;
}

type Items = NonNullable<TransactWriteCommandInput['TransactItems']>;

const met = (error: unknown): boolean =>
  error instanceof TransactionInProgressException ||
  (error instanceof TransactionCanceledException &&
    (error.CancellationReasons ?? []).some(
      ({ Code }) => Code === 'TransactionConflict' || Code === 'ThrottlingError',
    ) &&
    !failedConditions(error).length);

const failedConditions = (error: unknown): number[] =>
  error instanceof TransactionCanceledException
    ? (error.CancellationReasons ?? []).flatMap(({ Code }, at) => (Code === 'ConditionalCheckFailed' ? [at] : []))
    : [];

/**
 * One transaction, tried again when it only met another in flight.
 *
 * @returns the places of the items whose condition failed; none when all is written
 * @throws the SDK's error for anything else, also when it is not known whether the write took effect
 */
export const transact = async (
  client: DynamoDBDocumentClient,
  items: Items,
  { random, pause }: Patience,
): Promise<readonly number[]> => {
  for (let attempt = 0; ; attempt += 1) {
    try {
      await client.send(new TransactWriteCommand({ TransactItems: items }));
      return [];
    } catch (error) {
      const failed = failedConditions(error);
      if (failed.length > 0) return failed;
      if (!met(error) || attempt === ATTEMPTS) throw error;
      await pause(random() * Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** attempt));
    }
  }
};
