import { createHash } from 'node:crypto';
import { WATCH_SHARDS } from './table.ts';

/** Orders what has no due date after all that have. */
const NEVER = '9999-12-31';

export const applicationPk = (number: string): string => `APP#${number}`;
export const eventSk = (seq: number): string => `EVT#${String(seq).padStart(6, '0')}`;
export const SNAPSHOT_SK = 'SNAP';
/** The application whose snapshot an item is; undefined for any other item. */
export const numberOfSnapshot = (pk: string, sk: string): string | undefined =>
  sk === SNAPSHOT_SK && pk.startsWith('APP#') ? pk.slice('APP#'.length) : undefined;

export const DATA_KEY_SK = 'KEY';

/** A client's key is hashed: it may be anything, and of any length. */
export const submitKey = (clientKey: string) => ({
  pk: `SUBMIT#${createHash('sha256').update(clientKey).digest('hex')}`,
  sk: 'SUBMIT',
});

export const uploadKey = (id: string) => ({ pk: `UPL#${id}`, sk: 'UPL' });

export const rateKey = (bucket: string, client: string, window: number) => ({
  pk: `RATE#${bucket}#${client}#${window}`,
  sk: 'RATE',
});

/** 拟随答复公开的文件 — a folder of each application, an item a file. */
export const folderPk = (number: string): string => `FILES#${number}`;

export const yearKey = (year: string) => ({ pk: `YEAR#${year}`, sk: 'YEAR' });

export const dueOrder = (number: string, dueOn: string = NEVER): string => `${dueOn}#${number}`;

const shardOf = (number: string): number => createHash('sha256').update(number).digest().readUInt32BE() % WATCH_SHARDS;

const shards = (queue: string): string[] => Array.from({ length: WATCH_SHARDS }, (_, shard) => `${queue}#${shard}`);

/** One of the shards, always the same for a number: of what the sweep looks at, what is to be sent, what is counted. */
export const watchShard = (number: string): string => `SWEEP#${shardOf(number)}`;
export const outboxShard = (number: string): string => `OUT#${shardOf(number)}`;

export const watchShards = (): string[] => shards('SWEEP');
export const outboxShards = (): string[] => shards('OUT');

/** 查看个人信息 by an officer: a queue of its own in the sweep's index. */
export const lookKey = (officerId: string): string => `LOOK#${officerId}`;

/** 相同政府信息 — applications for the same record, in the same index. */
export const sameKey = (record: string): string => `SAME#${createHash('sha256').update(record).digest('hex')}`;

export const countShard = (number: string): string => `COUNT#${shardOf(number)}`;
export const countShards = (): string[] => shards('COUNT');

export const hashOf = (text: string): string => createHash('sha256').update(text).digest('hex');

/** Of a hash: what is in the table opens nothing. */
export const signInKey = (hash: string) => ({ pk: `SIGNIN#${hash}`, sk: 'SIGNIN' });
export const sessionKey = (hash: string) => ({ pk: `SESSION#${hash}`, sk: 'SESSION' });
/** 工作人员 who ever signed in: a queue of its own in the sweep's index. */
export const OFFICERS = 'OFFICERS#';
export const officerKey = (officerId: string) => ({ pk: `OFFICER#${officerId}`, sk: 'OFFICER' });

/** 上一次按新的放假安排重算. */
export const CALENDAR_KEY = { pk: 'CALENDAR#counted', sk: 'CALENDAR' };

const PASSING = ['SESSION#', 'SIGNIN#', 'RATE#'];

/** 会话、登录中、限流 — of the moment: put back from a copy, they would open again what was closed since. */
export const isPassing = (pk: string): boolean => PASSING.some((beginning) => pk.startsWith(beginning));
