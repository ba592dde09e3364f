import type { CreateTableCommandInput } from '@aws-sdk/client-dynamodb';

/** The shards of the sweep's index; each is read whole once a day. */
export const WATCH_SHARDS = 8;

const index = (name: string, projected: readonly string[]) => ({
  IndexName: name,
  KeySchema: [
    { AttributeName: name, KeyType: 'HASH' as const },
    { AttributeName: `${name}Order`, KeyType: 'RANGE' as const },
  ],
  Projection: projected.length
    ? { ProjectionType: 'INCLUDE' as const, NonKeyAttributes: [...projected] }
    : { ProjectionType: 'KEYS_ONLY' as const },
});

const INDICES = { desk: ['line'], unit: ['line'], watch: [] } as const;

/**
 * The one table. `pk`/`sk`: `APP#number` holds `EVT#seq` (events), `SNAP` (folded), `KEY` (its wrapped data key),
 * `OUT#…` (notices), `ASSIST#unit` (a line in an assisting unit's list); `SUBMIT#key` the client's keys; `YEAR#year` the last place given;
 * `FILES#number` the files that may be released with its reply; `SESSION#…`, `SIGNIN#…` of hashes and `OFFICER#id` the sign-ins of officers. `expires` is what the table forgets an item by, where it can.
 * The indices are sparse: only what waits is in them, and in `watch` who looked at personal fields (`LOOK#officer`)
 * which applications ask for the same record (`SAME#hash`),
 * and who ever signed in (`OFFICERS#`).
 */
export const tableDefinition = (TableName: string): CreateTableCommandInput => ({
  TableName,
  BillingMode: 'PAY_PER_REQUEST',
  AttributeDefinitions: ['pk', 'sk', ...Object.keys(INDICES).flatMap((name) => [name, `${name}Order`])].map(
    (AttributeName) => ({ AttributeName, AttributeType: 'S' }),
  ),
  KeySchema: [
    { AttributeName: 'pk', KeyType: 'HASH' },
    { AttributeName: 'sk', KeyType: 'RANGE' },
  ],
  GlobalSecondaryIndexes: Object.entries(INDICES).map(([name, projected]) => index(name, projected)),
  StreamSpecification: { StreamEnabled: true, StreamViewType: 'NEW_IMAGE' },
});
