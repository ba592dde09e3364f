import {
  DynamoDBClient,
  ProvisionedThroughputExceededException,
  ThrottlingException,
  TransactionCanceledException,
} from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, TransactWriteCommand } from '@aws-sdk/lib-dynamodb';
import { connection } from '#functions/adapters/dynamo/client.ts';

/** What may go wrong with a call, the real engine behind it. */
export const FAULTS = {
  failsBefore: '没有发出',
  failsAfter: '生效之后没有应答',
  throughput: 'ProvisionedThroughputExceeded',
  throttled: 'ThrottlingException',
  cancelledByThrottling: '事务因限流取消',
  conflictsOnce: 'TransactionConflict × 1',
  conflictsThrice: 'TransactionConflict × 3',
} as const;

export type Fault = keyof typeof FAULTS;

const metadata = { $metadata: {} };

const cancelled = (Code: string) =>
  new TransactionCanceledException({
    message: 'Transaction cancelled',
    CancellationReasons: [{ Code: 'None' }, { Code }],
    ...metadata,
  });

const lost = (): Error => Object.assign(new Error('socket hang up'), { name: 'TimeoutError', code: 'ECONNRESET' });

/** The error of a call that does not come through. */
const ERRORS: Readonly<Record<Exclude<Fault, 'failsAfter'>, () => Error>> = {
  failsBefore: lost,
  throughput: () => new ProvisionedThroughputExceededException({ message: 'slow down', ...metadata }),
  throttled: () => new ThrottlingException({ message: 'slow down', ...metadata }),
  cancelledByThrottling: () => cancelled('ThrottlingError'),
  conflictsOnce: () => cancelled('TransactionConflict'),
  conflictsThrice: () => cancelled('TransactionConflict'),
};

const OF_TRANSACTIONS: ReadonlySet<Fault> = new Set(['cancelledByThrottling', 'conflictsOnce', 'conflictsThrice']);

export interface Injected {
  readonly client: DynamoDBDocumentClient;
  /** For each call, whether it was a transaction. */
  readonly calls: readonly boolean[];
}

/** The calls, counted from 1, that a fault can meet. */
export const pointsOf = (fault: Fault, { calls }: Pick<Injected, 'calls'>): number[] =>
  calls.flatMap((isTransaction, at) => (isTransaction || !OF_TRANSACTIONS.has(fault) ? [at + 1] : []));

/** A client whose call number `at` meets `fault`; what is to meet it thrice meets it in the two after as well. */
export const injecting = (client: DynamoDBDocumentClient, fault?: Fault, at = 0): Injected => {
  const calls: boolean[] = [];
  const last = at + (fault === 'conflictsThrice' ? 2 : 0);
  const send = async (command: object) => {
    calls.push(command instanceof TransactWriteCommand);
    if (!fault || calls.length < at || calls.length > last) return client.send(command as TransactWriteCommand);
    if (fault !== 'failsAfter') throw ERRORS[fault]();
    await client.send(command as TransactWriteCommand);
    throw lost();
  };
  return { client: Object.create(client, { send: { value: send } }) as DynamoDBDocumentClient, calls };
};

/** A client whose every call takes effect, loses its first answer, and is sent again by the SDK itself. */
export const forgetful = (endpoint: string): DynamoDBDocumentClient => {
  const raw = new DynamoDBClient(connection(endpoint));
  const answered = new WeakSet<object>();
  raw.middlewareStack.add(
    (next) => async (args) => {
      const result = await next(args);
      if (answered.has(args.input)) return result;
      answered.add(args.input);
      throw Object.assign(new Error('read ECONNRESET'), { name: 'TimeoutError', code: 'ECONNRESET' });
    },
    { step: 'deserialize', priority: 'high', name: 'loseFirstAnswer' },
  );
  return DynamoDBDocumentClient.from(raw, { marshallOptions: { removeUndefinedValues: true } });
};
