import { randomBytes } from 'node:crypto';
import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import {
  DeleteCommand,
  type DynamoDBDocumentClient,
  GetCommand,
  PutCommand,
  UpdateCommand,
} from '@aws-sdk/lib-dynamodb';
import type { Upload, Uploads } from '../../usecases/ports/uploads.ts';
import { uploadKey } from './keys.ts';

interface UploadStore {
  readonly client: DynamoDBDocumentClient;
  readonly table: string;
}

const ID_BYTES = 24;

/** An upload that no application takes is forgotten after two days; the one that takes it, in the same write, makes it stay. */
const KEPT_SECONDS = 2 * 86_400;

/** 上传 in the one table: an item each. */
export const dynamoUploads = ({ client, table: TableName }: UploadStore): Uploads => ({
  announce: async (upload, at) => {
    const id = randomBytes(ID_BYTES).toString('hex');
    const expires = Date.parse(at) / 1000 + KEPT_SECONDS;
    const Item = { ...uploadKey(id), ...upload, id, state: 'waiting', expires };
    await client.send(new PutCommand({ TableName, Item }));
    return id;
  },
  load: async (id) => {
    const { Item } = await client.send(new GetCommand({ TableName, Key: uploadKey(id), ConsistentRead: true }));
    return Item as Upload | undefined;
  },
  settle: async (id, state, fault) => {
    try {
      await client.send(
        new UpdateCommand({
          TableName,
          Key: uploadKey(id),
          UpdateExpression: fault ? 'SET #s = :state, fault = :fault' : 'SET #s = :state',
          ConditionExpression: '#s = :waiting',
          ExpressionAttributeNames: { '#s': 'state' },
          ExpressionAttributeValues: { ':state': state, ':waiting': 'waiting', ...(fault && { ':fault': fault }) },
        }),
      );
    } catch (error) {
      if (!(error instanceof ConditionalCheckFailedException)) throw error;
    }
  },
  forget: async (id) => void (await client.send(new DeleteCommand({ TableName, Key: uploadKey(id) }))),
});

/** Part of the transaction by which an application takes an upload: clean, and nobody else's. */
export const claimOf = (TableName: string, id: string, number: string) => ({
  Update: {
    TableName,
    Key: uploadKey(id),
    UpdateExpression: 'SET claimedBy = :number REMOVE expires',
    ConditionExpression: '#s = :clean AND (attribute_not_exists(claimedBy) OR claimedBy = :number)',
    ExpressionAttributeNames: { '#s': 'state' },
    ExpressionAttributeValues: { ':number': number, ':clean': 'clean' },
  },
});
