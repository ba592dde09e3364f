import { type DynamoDBDocumentClient, GetCommand } from '@aws-sdk/lib-dynamodb';
import { tableDefinition } from '#functions/adapters/dynamo/table.ts';

const INDICES = (tableDefinition('').GlobalSecondaryIndexes ?? []).map(({ IndexName = '' }) => IndexName);

interface Place {
  readonly TableName: string;
  readonly pk: string;
  readonly sk: string;
}

interface Written {
  readonly TableName?: string;
  readonly Item?: { readonly pk: string; readonly sk: string };
  readonly Key?: { readonly pk: string; readonly sk: string };
  readonly TransactItems?: readonly Readonly<Record<string, Written>>[];
}

type Image = Readonly<Record<string, unknown>> | undefined;

/** The items a command writes, a transaction's each. */
const placesOf = ({ TableName = '', Item, Key, TransactItems }: Written): Place[] => {
  const key = Item ?? Key;
  if (key) return [{ TableName, pk: key.pk, sk: key.sk }];
  return (TransactItems ?? []).flatMap((each) => Object.values(each).flatMap(placesOf));
};

/** Index entries that a change of an item writes: one goes where its place changes, one comes; a changed line is one write. */
const entriesWritten = (index: string, before: Image, after: Image): string[] => {
  const entry = (image: Image) => ({ key: image?.[index], order: image?.[`${index}Order`], line: image?.['line'] });
  const [was, is] = [entry(before), entry(after)];
  const moved = was.key !== is.key || was.order !== is.order;
  if (!moved) return is.key !== undefined && was.line !== is.line ? [`${index}:${is.key}`] : [];
  return [was.key, is.key].filter((key) => key !== undefined).map((key) => `${index}:${key}`);
};

/**
 * Counts the writes of a client by partition key, `table:pk` and `index:key`. What became of an item is asked of the engine
 * after each write, through `reader`, a client that is not counted; a write refused by its condition counts where it was tried.
 */
export const countKeys = (client: DynamoDBDocumentClient, reader: DynamoDBDocumentClient) => {
  const writes = new Map<string, number>();
  const images = new Map<string, Image>();
  const add = (key: string): void => void writes.set(key, (writes.get(key) ?? 0) + 1);

  const record = async ({ TableName, pk, sk }: Place): Promise<void> => {
    const { Item } = await reader.send(new GetCommand({ TableName, Key: { pk, sk }, ConsistentRead: true }));
    const id = `${pk} ${sk}`;
    add(`table:${pk}`);
    for (const key of INDICES.flatMap((index) => entriesWritten(index, images.get(id), Item))) add(key);
    images.set(id, Item);
  };

  client.middlewareStack.add(
    (next, { commandName = '' }) =>
      async (args) => {
        const places = /Put|Write|Update|Delete/.test(commandName) ? placesOf(args.input as Written) : [];
        try {
          return await next(args);
        } finally {
          for (const place of places) await record(place);
        }
      },
    { step: 'initialize', name: 'countKeys' },
  );
  return { writes, images };
};
