import type { StepCommand } from '#domain/application/steps.ts';
import { addDays, type CivilDate, isWorkday } from '#domain/work-calendar.ts';
import { draftHash } from '#functions/http/draft-hash.ts';
import type { ApiWorld } from '#functions/http/world.ts';
import type { Officer } from '#functions/usecases/ports/officer.ts';
import { type Submission, submitApplication } from '#functions/usecases/submit-application.ts';
import { sweep } from '#functions/usecases/sweep.ts';
import { takeStep } from '#functions/usecases/take-step.ts';
import { DEMO_STORIES, type DemoStory, type Told } from './stories.ts';

type SeedWorld = Pick<ApiWorld, 'applications' | 'vault' | 'uploads' | 'calendar' | 'rules' | 'today'>;

const SUBMISSION: Omit<Submission, 'wanted'> = {
  channel: 'online',
  applicantKind: 'naturalPerson',
  idKind: 'residentId',
  personal: {
    name: '演示申请人',
    idNumber: '11010519491231002X',
    phone: '13800000000',
    email: 'demonstration@example.invalid',
    address: '演示路 1 号',
  },
  carrier: 'electronic',
  obtaining: 'download',
  attachments: [],
};

/** The first demonstration officer who holds the role, in the unit where it matters. */
const actorOf = ({ role, unit }: Pick<Told, 'role' | 'unit'>, officers: readonly Officer[]): StepCommand['actor'] => {
  if (role === 'applicant') return { id: 'applicant', role };
  const officer = officers.find((each) => each.roles.includes(role) && (!unit || each.unit === unit));
  if (!officer) throw new Error(`no demonstration officer is ${role} of ${unit ?? 'any unit'}`);
  return { id: officer.id, role, ...(officer.unit && { unit: officer.unit }) };
};

const workdaysAgo = ({ today, calendar }: SeedWorld, count: number): CivilDate => {
  let day = today();
  for (let left = count; left > 0; left -= isWorkday(calendar(), day) ? 1 : 0) day = addDays(day, -1);
  return day;
};

/** The world as it was on a day. */
const on = (world: SeedWorld, day: CivilDate) => ({
  ...world,
  today: () => day,
  now: () => `${day}T10:00:00+08:00`,
});

/** Dates left open are the day itself; hash and number of a reply are what the office made. */
const dataOf = ({ step, data }: Told, day: CivilDate, number: string, hash: string | undefined): object => {
  const dated = Object.fromEntries(Object.entries(data).map(([name, value]) => [name, value === '' ? day : value]));
  if (step === 'submitDraft') return { ...dated, hash: draftHash(data as Parameters<typeof draftHash>[0]) };
  if (step === 'sign')
    return { hash, replyNo: `青政公开〔${number.slice(0, 4)}〕${Number(number.slice(5))}号（演示）` };
  return step.startsWith('pass') ? { hash } : dated;
};

const tell = async (
  world: SeedWorld,
  { ago, submission, steps }: DemoStory,
  place: number,
  officers: readonly Officer[],
): Promise<void> => {
  const clerk = submission.channel === 'letter';
  const first = on(world, workdaysAgo(world, ago));
  const submitted = await submitApplication(first)(
    `demonstration-${place}`,
    { ...SUBMISSION, ...submission },
    actorOf({ role: clerk ? 'registrar' : 'applicant' }, officers),
  );
  if (!('receipt' in submitted)) throw new Error(`demonstration ${place}: ${JSON.stringify(submitted.refusal)}`);
  const { number } = submitted.receipt;
  for (const [at, told] of steps.entries()) {
    const take = async (): Promise<void> => {
      const stored = await world.applications.load(number);
      const day = workdaysAgo(world, told.ago);
      const data = dataOf(told, day, number, stored?.application.draft?.hash);
      const command = { step: told.step, data, actor: actorOf(told, officers) } as StepCommand;
      const taking = { number, command, version: stored?.version ?? 0, intent: `demonstration-${place}-${at}` };
      const taken = await takeStep(on(world, day))(taking);
      if (!('refusal' in taken)) return;
      // The daily sweep of the same system may come between: what is overdue is escalated as it arrives.
      if (taken.refusal.kind === 'outrun') return take();
      throw new Error(`demonstration ${place}, ${told.step}: ${JSON.stringify(taken.refusal)}`);
    };
    await take();
  }
};

/** 演示申请 — one in every state, dated back from today; only into a store without any application. */
export const seedDemonstration = async (world: SeedWorld, officers: readonly Officer[]): Promise<void> => {
  const years = new Set(DEMO_STORIES.map(({ ago }) => workdaysAgo(world, ago).slice(0, 4)));
  for (const year of years) if ((await world.applications.lastPlace(year)) > 0) return;
  for (const [place, story] of DEMO_STORIES.entries()) await tell(world, story, place, officers);
  await sweep(on(world, world.today()))();
};
