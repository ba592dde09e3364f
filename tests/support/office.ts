import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { Role } from '#domain/application/roles.ts';
import type { StepCommand, StepData, StepName } from '#domain/application/steps.ts';
import { auditSeal } from '#functions/adapters/audit-seal.ts';
import { dynamoApplications } from '#functions/adapters/dynamo/applications.ts';
import type { Against } from '#functions/adapters/dynamo/fsck/application.ts';
import { fsck, sentenceOf } from '#functions/adapters/dynamo/fsck.ts';
import { type ItemSource, tableSource } from '#functions/adapters/dynamo/item-source.ts';
import { dynamoUploads } from '#functions/adapters/dynamo/uploads.ts';
import { keyFile } from '#functions/adapters/keys-file.ts';
import { vault } from '#functions/adapters/vault.ts';
import { type Submission, type Submitted, submitApplication } from '#functions/usecases/submit-application.ts';
import { type Taken, takeStep } from '#functions/usecases/take-step.ts';
import { SUBMISSION } from './api.ts';
import { CALENDAR } from './calendar.ts';
import { HASH } from './story.ts';

/** Keys in a folder that goes with the process. */
export const testKeys = () => {
  const dir = mkdtempSync(join(tmpdir(), 'mingbai-keys-'));
  process.once('exit', () => rmSync(dir, { recursive: true, force: true }));
  return keyFile(join(dir, 'keys/master.json'));
};

export interface Place {
  readonly client: DynamoDBDocumentClient;
  readonly table: string;
}

/** One process of an office: its own store instance, the keys and the day that all share. */
export const officeOn = (place: Place, keys = testKeys(), day = { today: '2026-03-02' }) => {
  const { seal } = auditSeal(keys);
  const pause = async () => undefined;
  const applicant = { id: 'applicant', role: 'applicant' } as const;
  const registrar = { id: 'registrar', role: 'registrar' } as const;
  const world = {
    applications: dynamoApplications({ ...place, random: Math.random, pause, seal }),
    vault: vault(keys),
    uploads: dynamoUploads(place),
    now: () => `${day.today}T09:00:00+08:00`,
    today: () => day.today,
    calendar: () => CALENDAR,
    rules: { feesCharged: true },
  };
  return {
    world,
    keys,
    day,
    submit: (key: string, more: Partial<Submission> = {}): Promise<Submitted> =>
      submitApplication(world)(
        key,
        { ...SUBMISSION, ...more } as Submission,
        (more.channel ?? 'online') === 'online' ? applicant : registrar,
      ),
    /** A step as a client sends it: with the version it was seen at, and a key of its own. */
    step: (
      number: string,
      version: number,
      { step, data, role, unit }: Step,
      intent = `${number}:${version}`,
    ): Promise<Taken> =>
      takeStep(world)({
        number,
        version,
        intent,
        command: { step, data, actor: { id: role, role, ...(unit && { unit }) } } as unknown as StepCommand,
      }),
  };
};

export type TestOffice = ReturnType<typeof officeOn>;

export interface Step {
  readonly step: StepName;
  readonly data: object;
  readonly role: Role;
  readonly unit?: string | undefined;
}

const by = <S extends StepName>(step: S, data: StepData[S], role: Role, unit?: string): Step => ({
  step,
  data,
  role,
  unit,
});

/** From registration to the archive and back, through assisting units, a consultation and a draft sent back. */
export const WHOLE_STORY: readonly Step[] = [
  by('register', {}, 'registrar'),
  by('transfer', { lead: 'roads', assisting: ['parks', 'tax'] }, 'registrar'),
  by('assist', { opinion: '同意' }, 'officer', 'parks'),
  by('consultThirdParty', { id: 'c1' }, 'officer', 'roads'),
  by('receiveOpinion', { id: 'c1', opinion: 'consents', content: '同意' }, 'officer', 'roads'),
  by('return', { reason: '不属于本单位' }, 'officer', 'roads'),
  by('transfer', { lead: 'parks', assisting: ['tax'] }, 'registrar'),
  by('submitDraft', { outcome: 'granted.full', statements: { information: '见附件' }, hash: HASH }, 'officer', 'parks'),
  by('passLegalReview', { hash: HASH }, 'legalReviewer'),
  by('passSecrecyReview', { hash: HASH }, 'secrecyReviewer'),
  by('sign', { hash: HASH, replyNo: '1号' }, 'signer'),
  by('dispatch', { way: 'online' }, 'registrar'),
  by('proveDelivery', { provedOn: '2026-03-02', proof: '回执' }, 'registrar'),
  by('archive', { fileNo: '1' }, 'archivist'),
  by('reopen', { reason: '补充答复' }, 'disclosureHead'),
];

/** The number of a submission that must succeed. */
export const numberFrom = (submitted: Submitted): string => {
  if ('receipt' in submitted) return submitted.receipt.number;
  throw new Error(JSON.stringify(submitted.refusal));
};

/** Submits and takes so many steps of the whole story; each must be permitted. */
export const advanced = async (office: TestOffice, key: string, steps = WHOLE_STORY.length): Promise<string> => {
  const number = numberFrom(await office.submit(key));
  for (const [at, step] of WHOLE_STORY.slice(0, steps).entries()) {
    const taken = await office.step(number, at + 2, step);
    if ('refusal' in taken) throw new Error(`${step.step}: ${JSON.stringify(taken.refusal)}`);
  }
  return number;
};

/** Every breach of a store in one sentence each. */
export const breachesOf = async (
  source: ItemSource,
  keys: TestOffice['keys'],
  calendar = CALENDAR,
  more: Partial<Against> = {},
): Promise<string[]> => {
  const { isSealed } = auditSeal(keys);
  const found: string[] = [];
  for await (const breach of fsck(source, { calendar, isSealed, ...more })) found.push(sentenceOf(breach));
  return found;
};

export const breachesIn = (
  { client, table }: Place,
  { keys }: TestOffice,
  more: Partial<Against> = {},
): Promise<string[]> => breachesOf(tableSource(client, table), keys, CALENDAR, more);
