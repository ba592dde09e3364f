import { randomUUID } from 'node:crypto';
import { GetCommand, TransactWriteCommand } from '@aws-sdk/lib-dynamodb';
import { submitApplication } from '#functions/usecases/submit-application.ts';
import { takeStep } from '#functions/usecases/take-step.ts';
import { APPLICANT, benchOffice, SUBMISSION } from './procedure-world.ts';

type Office = Awaited<ReturnType<typeof benchOffice>>;

const CLIENTS = [1, 16, 64] as const;
const SECONDS = 6;
/** What is to be reached: steps as a share of bare transactions of the same size. */
const BAR = 0.7;

const perSecond = async (clients: number, once: (client: number) => Promise<void>): Promise<number> => {
  const end = performance.now() + SECONDS * 1000;
  let done = 0;
  const loop = async (client: number) => {
    while (performance.now() < end) {
      await once(client);
      done += 1;
    }
  };
  await Promise.all(Array.from({ length: clients }, (_, client) => loop(client)));
  return done / SECONDS;
};

/** A step that changes nothing but the stream: looking at a telephone number. */
const step = (office: Office, numbers: readonly string[], versions: number[]) => async (client: number) => {
  const taken = await takeStep(office.world)({
    number: numbers[client] ?? '',
    version: versions[client] ?? 0,
    intent: randomUUID(),
    command: {
      step: 'unmask',
      data: { fields: ['phone'], reason: '电话核实申请内容' },
      actor: { id: 'r1', role: 'registrar' },
    },
  });
  if ('refusal' in taken) throw new Error(JSON.stringify(taken.refusal));
  versions[client] = taken.version;
};

/** The same two items as such a step writes, under the same condition, and nothing around them. */
const bare = async ({ dynamo: { client, table: TableName } }: Office, number: string) => {
  const get = async (sk: string) =>
    (await client.send(new GetCommand({ TableName, Key: { pk: `APP#${number}`, sk } }))).Item ?? {};
  const [snapshot, event] = [await get('SNAP'), await get('EVT#000003')];
  const versions = new Map<number, number>();
  return async (at: number) => {
    const version = versions.get(at) ?? 0;
    const pk = `BARE#${at}`;
    const condition =
      version === 0 ? {} : { ConditionExpression: 'version = :v', ExpressionAttributeValues: { ':v': version } };
    await client.send(
      new TransactWriteCommand({
        TransactItems: [
          { Put: { TableName, Item: { ...snapshot, pk, version: version + 1 }, ...condition } },
          {
            Put: {
              TableName,
              Item: { ...event, pk, sk: `EVT#${version}` },
              ConditionExpression: 'attribute_not_exists(pk)',
            },
          },
        ],
      }),
    );
    versions.set(at, version + 1);
  };
};

/** 每秒步数 — whole steps (read, decide, write) beside bare transactions, in turns in the same run. */
export const printSpeed = async (): Promise<void> => {
  const office = await benchOffice('speed');
  const numbers: string[] = [];
  for (let at = 0; at < Math.max(...CLIENTS); at += 1) {
    const submitted = await submitApplication(office.world)(randomUUID(), SUBMISSION, APPLICANT);
    if (!('receipt' in submitted)) throw new Error('the submission was refused');
    numbers.push(submitted.receipt.number);
  }
  const versions = numbers.map(() => 2);
  const take = step(office, numbers, versions);
  await take(0);
  const transact = await bare(office, numbers[0] ?? '');
  console.log('\n| clients | bare transactions/s | steps/s | share |\n|--:|--:|--:|--:|');
  for (const clients of CLIENTS) {
    const [bareA, ours] = [await perSecond(clients, transact), await perSecond(clients, take)];
    const baseline = (bareA + (await perSecond(clients, transact))) / 2;
    console.log(`| ${clients} | ${baseline.toFixed(0)} | ${ours.toFixed(0)} | ${(ours / baseline).toFixed(2)} |`);
  }
  console.log(`to reach: ${BAR}`);
  await office.dynamo.stop();
};
