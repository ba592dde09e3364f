import { BatchWriteCommand, type DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { Application } from '#domain/application/facts.ts';
import { numberOf } from '#domain/application/number.ts';
import { addDays } from '#domain/work-calendar.ts';
import { snapshotItem } from '#functions/adapters/dynamo/items.ts';
import { say } from '../tools/terminal.ts';

const BATCH = 25;
const SENDERS = 8;
const DUE_WITHIN_DAYS = 60;

interface Seeds {
  readonly client: DynamoDBDocumentClient;
  readonly table: string;
  /** What all of them are like, but for number, unit and last day. */
  readonly like: Application;
  /** Each leads the next in turn. */
  readonly units: readonly string[];
  readonly from: number;
  readonly to: number;
  readonly firstDueOn: string;
}

/** Snapshots of so many applications in handling, as the queues see them; without events, for the lists read none. */
export const seedApplications = async ({ client, table, like, units, from, to, firstDueOn }: Seeds): Promise<void> => {
  const itemAt = (at: number) => {
    const unit = units[at % units.length] ?? '';
    const number = numberOf('2025', at + 1);
    const application = { ...like, number, lead: unit };
    const placement = { desk: unit, units: [unit], dueOn: addDays(firstDueOn, at % DUE_WITHIN_DAYS) };
    return snapshotItem({ number, application, placement }, { version: 4, head: 'seeded' });
  };
  let next = from;
  const sender = async () => {
    for (let start = next; start < to; start = next) {
      next = start + BATCH;
      const items = Array.from({ length: Math.min(BATCH, to - start) }, (_, at) => ({
        PutRequest: { Item: itemAt(start + at) },
      }));
      await client.send(new BatchWriteCommand({ RequestItems: { [table]: items } }));
      if (start % 100_000 === 0) say(`${start} seeded`);
    }
  };
  await Promise.all(Array.from({ length: SENDERS }, sender));
};
