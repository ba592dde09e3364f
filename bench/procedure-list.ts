import { submitApplication } from '#functions/usecases/submit-application.ts';
import { takeStep } from '#functions/usecases/take-step.ts';
import { countCapacity } from './capacity.ts';
import { APPLICANT, benchOffice, SUBMISSION } from './procedure-world.ts';
import { seedApplications } from './seed.ts';

const SIZES = [1_000, 100_000, 1_000_000] as const;
const UNITS = Array.from({ length: 40 }, (_, at) => `unit-${at}`);
const PAGE = 20;

type Office = Awaited<ReturnType<typeof benchOffice>>;

/** One application passed to a unit, to seed others like it. */
const pattern = async ({ world }: Office) => {
  const submitted = await submitApplication(world)('pattern-of-all-others', SUBMISSION, APPLICANT);
  if (!('receipt' in submitted)) throw new Error('the submission was refused');
  const { number } = submitted.receipt;
  const actor = { id: 'r1', role: 'registrar' } as const;
  await takeStep(world)({ number, version: 2, intent: 'a', command: { step: 'register', data: {}, actor } });
  await takeStep(world)({
    number,
    version: 3,
    intent: 'b',
    command: { step: 'transfer', data: { lead: 'unit-0', assisting: [] }, actor },
  });
  const stored = await world.applications.load(number);
  if (!stored) throw new Error('the pattern is gone');
  return stored.application;
};

/** 待办列表 — calls and units of the first pages of a unit's list, at each size of the store. */
export const printList = async (largest: number): Promise<void> => {
  const office = await benchOffice('list');
  const { applications } = office.world;
  const counted = countCapacity(office.dynamo.client);
  console.log(
    '\n| applications | page 1: calls | read units | ms | page 10: calls | read units | ms |\n|--:|--:|--:|--:|--:|--:|--:|',
  );
  const like = await pattern(office);
  let seeded = 0;
  for (const size of SIZES.filter((each) => each <= largest)) {
    await seedApplications({ ...office.dynamo, like, units: UNITS, from: seeded, to: size, firstDueOn: '2026-03-03' });
    seeded = size;
    let cursor: string | undefined;
    const cells: (string | number)[] = [];
    for (let page = 1; page <= 10; page += 1) {
      counted.take();
      const start = performance.now();
      const listed = await applications.list({ by: 'unit', of: 'unit-7', limit: PAGE, cursor });
      const ms = performance.now() - start;
      if (listed === 'badCursor') throw new Error('the cursor was not taken back');
      const { calls, read } = counted.take();
      if (page === 1 || page === 10) cells.push(calls, read, ms.toFixed(1));
      cursor = listed.cursor ?? cursor;
    }
    console.log(`| ${size} | ${cells.join(' | ')} |`);
  }
  await office.dynamo.stop();
};
