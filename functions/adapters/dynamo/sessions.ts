import { randomBytes, timingSafeEqual } from 'node:crypto';
import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import {
  DeleteCommand,
  type DynamoDBDocumentClient,
  GetCommand,
  PutCommand,
  UpdateCommand,
  type UpdateCommandInput,
} from '@aws-sdk/lib-dynamodb';
import { sessionExpires } from '#domain/session.ts';
import type { KeptSession, Sessions } from '../../usecases/ports/sessions.ts';
import { hashOf, OFFICERS, officerKey, sessionKey } from './keys.ts';

interface SessionStore {
  readonly client: DynamoDBDocumentClient;
  readonly table: string;
}

const random = (bytes: number): string => randomBytes(bytes).toString('base64url');

const isHash = (kept: unknown, hash: string): boolean =>
  typeof kept === 'string' && kept.length === hash.length && timingSafeEqual(Buffer.from(kept), Buffer.from(hash));

const [ID_BYTES, SECRET_BYTES] = [16, 32];

const partsOf = (token: string): { readonly id: string; readonly secret: string } => {
  const [id = '', secret = ''] = token.split('.');
  return { id, secret };
};

/**
 * 会话 in the one table: `SESSION#hash of the id`, with the hash of its secret and of the one before; `OFFICER#id` counts
 * how often an officer has left all devices, and keeps who that was at the last sign-in. What is past its limits is refused when read; `expires` is for the store to forget it by.
 */
export const dynamoSessions = ({ client, table: TableName }: SessionStore): Sessions => {
  const keyOf = (token: string) => sessionKey(hashOf(partsOf(token).id));
  const secretOf = (token: string): string => hashOf(partsOf(token).secret);

  /** False when another request was first, or the session is gone. */
  const update = async (token: string, change: Omit<UpdateCommandInput, 'TableName' | 'Key'>): Promise<boolean> => {
    try {
      await client.send(new UpdateCommand({ TableName, Key: keyOf(token), ...change }));
      return true;
    } catch (error) {
      if (error instanceof ConditionalCheckFailedException) return false;
      throw error;
    }
  };

  return {
    open: async (session) => {
      const token = `${random(ID_BYTES)}.${random(SECRET_BYTES)}`;
      const body: KeptSession = { ...session, csrf: random(SECRET_BYTES) };
      const item = { ...keyOf(token), ...body, secretHash: secretOf(token), expires: sessionExpires(session) };
      await client.send(new PutCommand({ TableName, Item: item }));
      await client.send(
        new UpdateCommand({
          TableName,
          Key: officerKey(session.officer.id),
          UpdateExpression: 'SET officer = :officer, signedInAt = :at, watch = :all, watchOrder = :id',
          ExpressionAttributeValues: {
            ':officer': session.officer,
            ':at': session.signedInAt,
            ':all': OFFICERS,
            ':id': session.officer.id,
          },
        }),
      );
      return token;
    },

    read: async (token) => {
      const { Item } = await client.send(new GetCommand({ TableName, Key: keyOf(token), ConsistentRead: true }));
      if (!Item) return undefined;
      const { pk: _pk, sk: _sk, secretHash, formerHash, expires: _expires, ...session } = Item;
      const given = secretOf(token);
      const secret = isHash(secretHash, given) ? 'current' : isHash(formerHash, given) ? 'former' : undefined;
      return secret && { session: session as KeptSession, secret };
    },

    rotate: async (token, at) => {
      const fresh = `${partsOf(token).id}.${random(SECRET_BYTES)}`;
      const changed = await update(token, {
        UpdateExpression: 'SET secretHash = :new, formerHash = :old, rotatedAt = :at, seenAt = :at',
        ConditionExpression: 'secretHash = :old',
        ExpressionAttributeValues: { ':new': secretOf(fresh), ':old': secretOf(token), ':at': at },
      });
      return changed ? fresh : undefined;
    },

    note: async (token, at) => {
      await update(token, {
        UpdateExpression: 'SET seenAt = :at',
        ConditionExpression: 'attribute_exists(pk)',
        ExpressionAttributeValues: { ':at': at },
      });
    },

    close: async (token) => {
      await client.send(new DeleteCommand({ TableName, Key: keyOf(token) }));
    },

    generation: async (officerId) => {
      const query = { TableName, Key: officerKey(officerId), ConsistentRead: true };
      return Number((await client.send(new GetCommand(query))).Item?.['generation'] ?? 0);
    },

    closeAll: async (officerId) => {
      await client.send(
        new UpdateCommand({
          TableName,
          Key: officerKey(officerId),
          UpdateExpression: 'ADD generation :one',
          ExpressionAttributeValues: { ':one': 1 },
        }),
      );
    },
  };
};
