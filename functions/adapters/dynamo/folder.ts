import { type DynamoDBDocumentClient, PutCommand, QueryCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import type { FolderFile, OutgoingFolder } from '../../usecases/ports/folder.ts';
import { folderPk } from './keys.ts';
import { type Patience, transact } from './transact.ts';
import { claimOf } from './uploads.ts';

interface FolderStore extends Patience {
  readonly client: DynamoDBDocumentClient;
  readonly table: string;
}

/** 拟随答复公开的文件 in the one table: an item each, its body as text. */
export const dynamoFolder = (store: FolderStore): OutgoingFolder => {
  const { client, table: TableName } = store;
  const itemOf = (number: string, file: FolderFile) => ({
    pk: folderPk(number),
    sk: file.id,
    body: JSON.stringify(file),
  });
  return {
    list: async (number) => {
      const { Items = [] } = await client.send(
        new QueryCommand({
          TableName,
          ConsistentRead: true,
          KeyConditionExpression: 'pk = :pk',
          FilterExpression: 'attribute_not_exists(removed)',
          ExpressionAttributeValues: { ':pk': folderPk(number) },
        }),
      );
      return Items.map(({ body }) => JSON.parse(body) as FolderFile).sort((a, b) => (a.addedAt < b.addedAt ? -1 : 1));
    },
    add: async (number, file) => {
      const listed = { Put: { TableName, Item: itemOf(number, file) } };
      return (await transact(client, [claimOf(TableName, file.id, number), listed], store)).length === 0;
    },
    put: async (number, file) => void (await client.send(new PutCommand({ TableName, Item: itemOf(number, file) }))),
    remove: async (number, id) =>
      void (await client.send(
        new UpdateCommand({
          TableName,
          Key: { pk: folderPk(number), sk: id },
          UpdateExpression: 'SET removed = :yes',
          ConditionExpression: 'attribute_exists(pk)',
          ExpressionAttributeValues: { ':yes': true },
        }),
      )),
  };
};
