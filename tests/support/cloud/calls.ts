import type { Call } from './policy.ts';

type Json = Readonly<Record<string, unknown>>;
type Key = Readonly<Record<string, { readonly S?: string }>>;

interface DynamoInput {
  readonly TableName?: string;
  readonly IndexName?: string;
  readonly Key?: Key;
  readonly Item?: Key;
  readonly KeyConditionExpression?: string;
  readonly ExpressionAttributeValues?: Key;
  readonly RequestItems?: Readonly<Record<string, { readonly Keys: readonly Key[] }>>;
  readonly TransactItems?: readonly Readonly<Record<string, DynamoInput>>[];
}

/** How the names of a template's resources are said as ARNs. */
export interface Arns {
  readonly table: (name: string) => string;
  readonly object: (bucket: string, key: string) => string;
}

const ITEM_ACTIONS: Readonly<Record<string, string>> = { Put: 'PutItem', Update: 'UpdateItem', Delete: 'DeleteItem' };

const queried = ({ KeyConditionExpression = '', ExpressionAttributeValues = {} }: DynamoInput): string => {
  const [, name = ''] = /=\s*(:\w+)/.exec(KeyConditionExpression) ?? [];
  return ExpressionAttributeValues[name]?.S ?? '';
};

/** What a request of DynamoDB's protocol asks for, a transaction's parts each by itself. */
export const dynamoCalls = (operation: string, input: DynamoInput, arns: Arns): Call[] => {
  const call = (action: string, table: string, leadingKeys: readonly string[], index?: string): Call => ({
    action: `dynamodb:${action}`,
    resource: `${arns.table(table)}${index ? `/index/${index}` : ''}`,
    leadingKeys,
  });
  const { TableName = '', Key, Item } = input;
  if (operation === 'TransactWriteItems')
    return (input.TransactItems ?? []).flatMap((each) =>
      Object.entries(each).map(([kind, part]) =>
        call(ITEM_ACTIONS[kind] ?? 'ConditionCheckItem', part.TableName ?? '', [
          (part.Item ?? part.Key)?.['pk']?.S ?? '',
        ]),
      ),
    );
  if (operation === 'BatchGetItem')
    return Object.entries(input.RequestItems ?? {}).map(([table, { Keys }]) =>
      call(
        operation,
        table,
        Keys.map((key) => key['pk']?.S ?? ''),
      ),
    );
  if (operation === 'Query') return [call(operation, TableName, [queried(input)], input.IndexName)];
  return [call(operation, TableName, [(Item ?? Key)?.['pk']?.S ?? ''])];
};

/** What a request of KMS's protocol asks for. */
export const kmsCall = (operation: string, { KeyId, EncryptionContext }: Json): Call => ({
  action: `kms:${operation}`,
  resource: String(KeyId),
  context: (EncryptionContext ?? {}) as Record<string, string>,
});

const OBJECT_ACTIONS: Readonly<Record<string, string>> = {
  GET: 'GetObject',
  HEAD: 'GetObject',
  PUT: 'PutObject',
  DELETE: 'DeleteObject',
};

interface S3Headers {
  readonly copySource?: string | undefined;
  readonly lockMode?: string | undefined;
}

/** What a request of S3's protocol asks for, `/bucket/key`; a copy reads what it copies, and a lock is a permission of its own. */
export const s3Calls = (method: string, path: string, { copySource, lockMode }: S3Headers, arns: Arns): Call[] => {
  const call = (action: string, place: string): Call => {
    const [bucket = '', ...key] = decodeURIComponent(place).replace(/^\//, '').split('/');
    return { action: `s3:${action}`, resource: arns.object(bucket, key.join('/')) };
  };
  return [
    call(OBJECT_ACTIONS[method] ?? method, path),
    ...(copySource ? [call('GetObject', copySource)] : []),
    ...(lockMode ? [call('PutObjectRetention', path)] : []),
  ];
};
