import { WATCH_SHARDS } from '#functions/adapters/dynamo/table.ts';

/** A partition key that takes more than 1 % of all writes, and why it may. */
export interface NamedKey {
  readonly name: string;
  /** Of `table:pk` or `index:key`. */
  readonly pattern: RegExp;
  readonly shards: number;
  /** Writes of its hottest key for one application from 受理 to 归档. */
  readonly writesAnApplication: number;
  /** Two for what a transaction writes to the table, one for an entry of an index, a kilobyte each. */
  readonly unitsAWrite: number;
  readonly why: string;
}

/** Every key that may be hot. `tests/procedure/hot-keys.test.ts` counts the writes and refuses any other. */
export const NAMED_KEYS: readonly NamedKey[] = [
  {
    name: 'YEAR# 受理编号',
    pattern: /^table:YEAR#/,
    shards: 1,
    writesAnApplication: 1,
    unitsAWrite: 2,
    why: 'numbers of a year have no gaps, so one place must know the last: one write an application',
  },
  {
    name: 'desk 收件岗位',
    pattern: /^desk:(registry|legalReview|secrecyReview|signing|delivery|archive)$/,
    shards: 1,
    writesAnApplication: 4,
    unitsAWrite: 1,
    why: 'a desk reads its queue in order of due date, page by page, at the same cost at any length; shards would multiply it',
  },
  {
    name: 'watch SWEEP# 巡查',
    pattern: /^watch:SWEEP#/,
    shards: WATCH_SHARDS,
    writesAnApplication: 1.5,
    unitsAWrite: 1,
    why: 'what the sweep looks at next, in eight shards by number',
  },
  {
    name: 'watch OUT# 待发通知',
    pattern: /^watch:OUT#/,
    shards: WATCH_SHARDS,
    writesAnApplication: 1.5,
    unitsAWrite: 1,
    why: 'notices that wait, in eight shards by number',
  },
  {
    name: 'watch SAME# 相同申请',
    pattern: /^watch:SAME#/,
    shards: 1,
    writesAnApplication: 1,
    unitsAWrite: 1,
    why: 'hot only if everybody asks for one record, as here: one entry an application, found together by an officer',
  },
];
