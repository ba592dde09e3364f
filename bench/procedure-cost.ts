import { randomUUID } from 'node:crypto';
import { submitApplication } from '#functions/usecases/submit-application.ts';
import { takeStep } from '#functions/usecases/take-step.ts';
import { type Capacity, countCapacity } from './capacity.ts';
import { wayOf } from './procedure-way.ts';
import { APPLICANT, benchOffice, SUBMISSION } from './procedure-world.ts';

/** Transactional writes cost two units a kilobyte; consistent reads one for four kilobytes (DynamoDB's price list). */
const writeUnits = (bytes: number): number => 2 * Math.ceil(bytes / 1024);
const readUnits = (bytes: number): number => Math.ceil(bytes / 4096);

interface Sizes {
  readonly snapshot: number;
  readonly event: number;
}

/** The least a step can cost that keeps its event and its snapshot in one transaction: read one, write both, no index. */
const least = (before: number, { snapshot, event }: Sizes): Capacity => ({
  read: readUnits(before),
  write: writeUnits(snapshot) + writeUnits(event),
  calls: 2,
});

const NOTHING: Capacity = { read: 0, write: 0, calls: 0 };

const line = (name: string, ours: Capacity, floor: Capacity | undefined): string =>
  `| ${name} | ${ours.calls} | ${ours.read} | ${ours.write} | ${floor ? `${floor.calls} | ${floor.read} | ${floor.write}` : ' | | '} |`;

const plus = (a: Capacity, b: Capacity): Capacity => ({
  read: a.read + b.read,
  write: a.write + b.write,
  calls: a.calls + b.calls,
});

/** 一件申请的用量 — units of each step and of the whole, as the engine counts them, beside the least possible. */
export const printCost = async (): Promise<void> => {
  const office = await benchOffice('cost');
  const { client, table } = office.dynamo;
  const counted = countCapacity(client);
  const submitted = await submitApplication(office.world)(randomUUID(), SUBMISSION, APPLICANT);
  if (!('receipt' in submitted)) throw new Error('the submission was refused');
  const { number } = submitted.receipt;
  const sizes = (version: number): Promise<Sizes> => counted.sizes(table, number, version);
  const opening = counted.take();
  let [total, floor] = [NOTHING, NOTHING];
  console.log(
    '\n| step | calls | read units | write units | least: calls | read | write |\n|---|--:|--:|--:|--:|--:|--:|',
  );
  console.log(line('submit and confirmReceipt', opening, undefined));
  let [version, before] = [2, (await sizes(2)).snapshot];
  counted.take();
  for (const command of wayOf('roads')) {
    const taken = await takeStep(office.world)({ number, version, intent: randomUUID(), command });
    if ('refusal' in taken) throw new Error(`${command.step}: ${JSON.stringify(taken.refusal)}`);
    const ours = counted.take();
    version = taken.version;
    const now = await sizes(version);
    counted.take();
    const minimum = least(before, now);
    console.log(line(command.step, ours, minimum));
    before = now.snapshot;
    total = plus(total, ours);
    floor = plus(floor, minimum);
  }
  console.log(line('登记 → 归档', total, floor));
  console.log(line('受理 → 归档', plus(opening, total), undefined));
  await office.dynamo.stop();
};
