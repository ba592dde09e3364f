import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { type DynamoDBDocumentClient, GetCommand, UpdateCommand, type UpdateCommandInput } from '@aws-sdk/lib-dynamodb';
import type { Kept, NoticeRef, Outbox } from '../../usecases/ports/outbox.ts';
import { applicationPk, outboxShards } from './keys.ts';
import { queryPages } from './query.ts';

interface OutboxStore {
  readonly client: DynamoDBDocumentClient;
  readonly table: string;
}

const keyOf = ({ number, place }: NoticeRef) => ({ pk: applicationPk(number), sk: place });

const orderOf = ({ number }: NoticeRef, at: string): string => `${at}#${number}`;

/** After all that are due by then. */
const after = (at: string): string => `${at}~`;

/** The notice an item of the table is; undefined for any other item. */
export const noticeRefOf = (pk: string, sk: string): NoticeRef | undefined =>
  pk.startsWith('APP#') && sk.startsWith('OUT#') ? { number: pk.slice('APP#'.length), place: sk } : undefined;

const noticeFrom = (body: unknown): Kept['notice'] => {
  try {
    return JSON.parse(String(body)) as Kept['notice'];
  } catch {
    return undefined;
  }
};

/** 待发通知 — kept beside the events that caused them. */
export const dynamoOutbox = ({ client, table: TableName }: OutboxStore): Outbox => {
  /** False when the notice no longer is as it was read. */
  const update = async (ref: NoticeRef, change: Omit<UpdateCommandInput, 'TableName' | 'Key'>): Promise<boolean> => {
    try {
      await client.send(new UpdateCommand({ TableName, Key: keyOf(ref), ...change }));
      return true;
    } catch (error) {
      if (error instanceof ConditionalCheckFailedException) return false;
      throw error;
    }
  };

  return {
    read: async (ref) => {
      const { Item } = await client.send(new GetCommand({ TableName, Key: keyOf(ref), ConsistentRead: true }));
      if (!Item) return undefined;
      return { notice: noticeFrom(Item['body']), attempts: Item['attempts'], state: Item['state'] };
    },

    settle: async (ref, state, detail, at) => {
      await update(ref, {
        UpdateExpression: 'SET #s = :state, detail = :detail, settledAt = :at REMOVE watch, watchOrder',
        ConditionExpression: '#s = :waiting',
        ExpressionAttributeNames: { '#s': 'state' },
        ExpressionAttributeValues: { ':state': state, ':detail': detail, ':at': at, ':waiting': 'waiting' },
      });
    },

    claim: (ref, attempt, now, until) =>
      update(ref, {
        UpdateExpression: 'SET attempts = :attempt, watchOrder = :order',
        ConditionExpression: '#s = :waiting AND attempts = :before AND watchOrder < :due',
        ExpressionAttributeNames: { '#s': 'state' },
        ExpressionAttributeValues: {
          ':attempt': attempt,
          ':order': orderOf(ref, until),
          ':waiting': 'waiting',
          ':before': attempt - 1,
          ':due': after(now),
        },
      }),

    postpone: async (ref, attempt, next) => {
      await update(ref, {
        UpdateExpression: 'SET watchOrder = :order',
        ConditionExpression: '#s = :waiting AND attempts = :attempt',
        ExpressionAttributeNames: { '#s': 'state' },
        ExpressionAttributeValues: { ':attempt': attempt, ':order': orderOf(ref, next), ':waiting': 'waiting' },
      });
    },

    due: async function* (now) {
      for (const shard of outboxShards()) {
        const query = {
          TableName,
          IndexName: 'watch',
          KeyConditionExpression: 'watch = :shard AND watchOrder < :after',
          ExpressionAttributeValues: { ':shard': shard, ':after': after(now) },
        };
        for await (const items of queryPages(client, query))
          for (const { pk, sk } of items) {
            const ref = noticeRefOf(String(pk), String(sk));
            if (ref) yield ref;
          }
      }
    },
  };
};
