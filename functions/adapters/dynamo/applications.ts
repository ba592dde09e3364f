import { type DynamoDBDocumentClient, GetCommand, QueryCommand } from '@aws-sdk/lib-dynamodb';
import type { Application } from '#domain/application/facts.ts';
import type { Applications, Line, Stored, Write } from '../../usecases/ports/applications.ts';
import { canonicalText, GENESIS, readLink } from './chain.ts';
import { cursorOf, readCursor } from './cursor.ts';
import {
  assistItems,
  assistKey,
  eventItems,
  linksOf,
  noticeItems,
  openingItems,
  snapshotItem,
  yearItem,
} from './items.ts';
import { applicationPk, DATA_KEY_SK, eventSk, SNAPSHOT_SK, sameKey, submitKey, watchShards, yearKey } from './keys.ts';
import { queryPages } from './query.ts';
import { recentApplications } from './recent-applications.ts';
import { sealText } from './seal-text.ts';
import { type Patience, transact } from './transact.ts';
import { claimOf } from './uploads.ts';

export interface DynamoStore extends Patience {
  readonly client: DynamoDBDocumentClient;
  readonly table: string;
  /** Seals the head of a stream with a key that the table does not hold (ADR-0011); without it nothing is sealed. */
  readonly seal?: ((text: string) => Promise<string>) | undefined;
}

/** How long whoever lost a number to another process waits at most before it asks for the next. */
const TAKEN_PAUSE_MS = 60;

/** Where few lines are in the state that is asked for, so many reads make a page; the cursor leads on. */
const MOST_READS = 10;
const READ_AT_ONCE = 200;

/** The place of a line in an index, as a page's last key names it. */
const placeOf = (item: Readonly<Record<string, string>>, by: string): Record<string, string> =>
  Object.fromEntries(['pk', 'sk', by, `${by}Order`].map((name) => [name, item[name] ?? '']));

const NEW = 'attribute_not_exists(pk)';

/** `restoring`: a backup is being put back, and no number is given. */
const OPEN_REGISTER = '#last = :before AND attribute_not_exists(restoring)';

/** 申请的存储 — events, snapshot, notices and counters of a step in one transaction. */
export const dynamoApplications = (store: DynamoStore): Applications => {
  const { client, table: TableName } = store;

  const get = async <T>(key: Readonly<Record<string, string>>): Promise<T | undefined> => {
    const { Item } = await client.send(new GetCommand({ TableName, Key: key, ConsistentRead: true }));
    return Item as T | undefined;
  };

  const put = (Item: object, condition: object = {}) => ({ Put: { TableName, Item, ...condition } });

  const claims = ({ number, claims: ids = [] }: Write) => ids.map((id) => claimOf(TableName, id, number));

  const sealOf = async (number: string, at: Pick<Stored, 'version' | 'head'>) => store.seal?.(sealText(number, at));

  /** Whether the event after `version` is what was to be written: an answer that was lost, not another's step. */
  const isOwn = async ({ number, intent, events: [own] }: Write, version: number): Promise<boolean> => {
    const item = await get<{ body: string; hash: string }>({ pk: applicationPk(number), sk: eventSk(version + 1) });
    if (!item || !own) return false;
    const stored = readLink(item);
    return stored.intent === intent && canonicalText(stored.event) === canonicalText(own);
  };

  const { remember, recall } = recentApplications();
  let turn: Promise<unknown> = Promise.resolve();

  return {
    inTurn: (work) => {
      const done = turn.then(work, work);
      turn = done.catch(() => undefined);
      return done;
    },

    load: async (number) => {
      const item = await get<{ body: string } & Omit<Stored, 'application'>>({
        pk: applicationPk(number),
        sk: SNAPSHOT_SK,
      });
      const stored = item && {
        application: JSON.parse(item.body) as Application,
        version: item.version,
        head: item.head,
        intent: item.intent,
      };
      return remember(number, stored);
    },

    recall,

    history: async (number) => {
      const events = [];
      const query = {
        TableName,
        KeyConditionExpression: 'pk = :pk AND begins_with(sk, :event)',
        ExpressionAttributeValues: { ':pk': applicationPk(number), ':event': 'EVT#' },
        ConsistentRead: true,
      };
      for await (const items of queryPages(client, query))
        events.push(...items.map((item) => readLink(item as { body: string; hash: string })));
      return events;
    },

    wrappedKey: async (number) =>
      (await get<{ wrapped: string }>({ pk: applicationPk(number), sk: DATA_KEY_SK }))?.wrapped,

    findByKey: (clientKey) => get<{ number: string; bodyHash: string; codeKeyId?: string }>(submitKey(clientKey)),

    lastPlace: async (year) => (await get<{ last: number }>(yearKey(year)))?.last ?? 0,

    open: async (write, opening) => {
      const start = { version: 0, head: GENESIS };
      const links = linksOf(write, start);
      const after = { version: links.length, head: links.at(-1)?.hash ?? GENESIS };
      const snapshot = snapshotItem(write, after, await sealOf(write.number, after));
      const failed = await transact(
        client,
        [
          put(yearItem(opening), {
            ConditionExpression: opening.place === 1 ? NEW : OPEN_REGISTER,
            ...(opening.place > 1 && {
              ExpressionAttributeNames: { '#last': 'last' },
              ExpressionAttributeValues: { ':before': opening.place - 1 },
            }),
          }),
          ...openingItems(write.number, opening).map((item) => put(item, { ConditionExpression: NEW })),
          ...eventItems(write, 0, links).map((item) => put(item, { ConditionExpression: NEW })),
          put(snapshot),
          ...noticeItems(write, after.version).map((item) => put(item)),
          ...claims(write),
        ],
        store,
      );
      if (failed.length === 0) return 'saved';
      await store.pause(store.random() * TAKEN_PAUSE_MS);
      return 'taken';
    },

    append: async (write, read) => {
      const links = linksOf(write, read);
      const after = { version: read.version + links.length, head: links.at(-1)?.hash ?? read.head };
      const snapshot = snapshotItem(write, after, await sealOf(write.number, after));
      const failed = await transact(
        client,
        [
          put(snapshot, {
            ConditionExpression: 'version = :read AND head = :head',
            ExpressionAttributeValues: { ':read': read.version, ':head': read.head },
          }),
          ...eventItems(write, read.version, links).map((item) => put(item, { ConditionExpression: NEW })),
          ...assistItems(write).map((item) => put(item)),
          ...write.released.map((unit) => ({ Delete: { TableName, Key: assistKey(write.number, unit) } })),
          ...noticeItems(write, after.version).map((item) => put(item)),
          ...claims(write),
        ],
        store,
      );
      if (failed.length === 0) {
        remember(write.number, { application: write.application, ...after, intent: write.intent });
        return 'saved';
      }
      return (await isOwn(write, read.version)) ? 'saved' : 'outrun';
    },

    list: async ({ by, of, state, limit, cursor }) => {
      let start = cursor === undefined ? undefined : readCursor(cursor, by, of);
      if (cursor !== undefined && !start) return 'badCursor';
      const found: Record<string, string>[] = [];
      for (let reads = 0; reads < MOST_READS; reads += 1) {
        const { Items = [], LastEvaluatedKey } = await client.send(
          new QueryCommand({
            TableName,
            IndexName: by,
            KeyConditionExpression: '#by = :of',
            ...(state && { FilterExpression: 'contains(line, :state)' }),
            ExpressionAttributeNames: { '#by': by },
            ExpressionAttributeValues: { ':of': of, ...(state && { ':state': `"state":"${state}"` }) },
            Limit: state ? READ_AT_ONCE : limit,
            ExclusiveStartKey: start,
          }),
        );
        found.push(...(Items as Record<string, string>[]));
        start = LastEvaluatedKey;
        if (!start || found.length >= limit) break;
      }
      const shown = found.slice(0, limit);
      const last = found.length > limit ? placeOf(shown.at(-1) ?? {}, by) : start;
      return {
        lines: shown.map(({ line = '' }) => JSON.parse(line) as Line),
        cursor: last && cursorOf(last),
      };
    },

    asking: async (record, most) => {
      const { Items = [] } = await client.send(
        new QueryCommand({
          TableName,
          IndexName: 'watch',
          KeyConditionExpression: 'watch = :record',
          ExpressionAttributeValues: { ':record': sameKey(record) },
          ScanIndexForward: false,
          Limit: most,
        }),
      );
      return Items.map(({ pk }) => String(pk).slice(applicationPk('').length));
    },

    watched: async function* (today) {
      for (const shard of watchShards()) {
        const query = {
          TableName,
          IndexName: 'watch',
          KeyConditionExpression: 'watch = :shard AND watchOrder < :after',
          ExpressionAttributeValues: { ':shard': shard, ':after': `${today}~` },
        };
        for await (const items of queryPages(client, query))
          for (const { pk } of items) yield String(pk).slice('APP#'.length);
      }
    },
  };
};
