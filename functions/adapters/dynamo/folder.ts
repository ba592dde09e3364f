import { DeleteCommand, type DynamoDBDocumentClient, PutCommand, QueryCommand } from '@aws-sdk/lib-dynamodb';
import type { FolderFile, OutgoingFolder } from '../../usecases/ports/folder.ts';
import { folderPk } from './keys.ts';

interface FolderStore {
  readonly client: DynamoDBDocumentClient;
  readonly table: string;
}

/** 拟随答复公开的文件 in the one table: an item each, its body as text. */
export const dynamoFolder = ({ client, table: TableName }: FolderStore): OutgoingFolder => ({
  list: async (number) => {
    const query = { KeyConditionExpression: 'pk = :pk', ExpressionAttributeValues: { ':pk': folderPk(number) } };
    const { Items = [] } = await client.send(new QueryCommand({ TableName, ConsistentRead: true, ...query }));
    return Items.map(({ body }) => JSON.parse(body) as FolderFile).sort((a, b) => (a.addedAt < b.addedAt ? -1 : 1));
  },
  put: async (number, file) => {
    const Item = { pk: folderPk(number), sk: file.id, body: JSON.stringify(file) };
    await client.send(new PutCommand({ TableName, Item }));
  },
  remove: async (number, id) =>
    void (await client.send(new DeleteCommand({ TableName, Key: { pk: folderPk(number), sk: id } }))),
});
