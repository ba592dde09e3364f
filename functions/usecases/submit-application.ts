import { replyClock } from '#domain/application/clock.ts';
import { decide } from '#domain/application/decide.ts';
import type { Application, PersonalField } from '#domain/application/facts.ts';
import { numberOf } from '#domain/application/number.ts';
import { recordOf } from '#domain/application/record.ts';
import type { Role } from '#domain/application/roles.ts';
import type { StepData, StepEvent } from '#domain/application/steps.ts';
import { type AttachmentRefusal, attachmentsFrom } from '#domain/attachment-rules.ts';
import type { Actor, Refusal } from '#domain/procedure.ts';
import type { CivilDate } from '#domain/work-calendar.ts';
import type { Applications } from './ports/applications.ts';
import type { Office } from './ports/office.ts';
import type { Uploads } from './ports/uploads.ts';
import type { Box, Vault } from './ports/vault.ts';

/** 申请 as given: what is personal still open. */
export interface Submission extends Omit<StepData['submit'], 'number' | 'personal' | 'arrivedOn' | 'attachments'> {
  readonly personal: Readonly<Partial<Record<PersonalField, string>>>;
  /** The day it came; today when not given. */
  readonly arrivedOn?: CivilDate | undefined;
  /** The ids of uploads found clean. */
  readonly attachments: readonly string[];
}

/** 受理回执 — shown once; the same submission gets the same again. */
export interface Receipt {
  readonly number: string;
  readonly queryCode: string;
  readonly arrivedOn: CivilDate;
  readonly receivedOn?: CivilDate | undefined;
  readonly replyDueOn?: CivilDate | undefined;
  /** The due date rests on a year whose holidays are not published. */
  readonly provisional: boolean;
}

export type Submitted =
  | { readonly receipt: Receipt }
  | { readonly refusal: Refusal | AttachmentRefusal }
  | { readonly refusal: { readonly kind: 'keyReused' } | { readonly kind: 'busy' } };

interface World extends Office {
  readonly applications: Applications;
  readonly vault: Vault;
  readonly uploads: Pick<Uploads, 'load'>;
}

/** Another submission may take the place read; after so many, the caller is asked to try again. */
const ATTEMPTS = 40;

const SYSTEM = { id: 'system', role: 'system' } as const;

const clockOf = (application: Application, calendar: ReturnType<Office['calendar']>) => {
  const clock = replyClock(application, calendar);
  return {
    receivedOn: application.receivedOn,
    replyDueOn: clock.runs ? clock.dueOn : undefined,
    provisional: clock.runs && clock.provisional,
  };
};

const receiptOf = async (
  { vault, calendar }: World,
  application: Application,
  codeKeyId: string | undefined,
): Promise<Receipt> => ({
  number: application.number,
  queryCode: await vault.queryCode(application.number, codeKeyId),
  arrivedOn: application.arrivedOn,
  ...clockOf(application, calendar()),
});

const sealed = (box: Box, personal: Submission['personal']) =>
  Object.fromEntries(
    Object.entries(personal)
      .filter(([, text]) => text)
      .map(([field, text]) => [field, box.seal(field as PersonalField, text)]),
  );

/** The steps of a submission: it is made, and what the platform's receipt confirms is received (ADR-0005). */
const decideAll = (
  { today, calendar, rules }: Office,
  data: StepData['submit'],
  actor: Actor<Role>,
): { readonly events: readonly StepEvent[]; readonly application: Application } | { readonly refusal: Refusal } => {
  const situation = { today: today(), calendar: calendar(), rules };
  const submitted = decide(undefined, { step: 'submit', data, actor }, situation);
  if ('refusal' in submitted || data.channel === 'letter')
    return 'refusal' in submitted ? submitted : { events: [submitted.event], application: submitted.application };
  const received = decide(submitted.application, { step: 'confirmReceipt', data: {}, actor: SYSTEM }, situation);
  if ('refusal' in received) return received;
  return { events: [submitted.event, received.event], application: received.application };
};

const repeated = async (world: World, clientKey: string, bodyHash: string): Promise<Submitted | undefined> => {
  const known = await world.applications.findByKey(clientKey);
  if (!known) return undefined;
  const stored = known.bodyHash === bodyHash ? await world.applications.load(known.number) : undefined;
  return stored
    ? { receipt: await receiptOf(world, stored.application, known.codeKeyId) }
    : { refusal: { kind: 'keyReused' } };
};

/** Undefined when another process took the number. */
const open = async (
  world: World,
  {
    clientKey,
    submission,
    actor,
    bodyHash,
  }: { clientKey: string; submission: Submission; actor: Actor<Role>; bodyHash: string },
): Promise<Submitted | undefined> => {
  const { applications, vault, uploads, calendar, now, today } = world;
  const year = today().slice(0, 4);
  const place = (await applications.lastPlace(year)) + 1;
  const number = numberOf(year, place);
  const { arrivedOn = today(), personal, attachments: ids, ...rest } = submission;
  const chosen = attachmentsFrom(await Promise.all(ids.map(uploads.load)), number);
  if ('refusal' in chosen) return chosen;
  const { wrapped, box } = await vault.create(number);
  const codeKeyId = await vault.codeKeyId();
  const data = { ...rest, ...chosen, number, arrivedOn, personal: sealed(box, personal) };
  const decided = decideAll(world, data, actor);
  if ('refusal' in decided) return decided;
  const { events, application } = decided;
  const saved = await applications.open(
    { ...recordOf(undefined, events, application, calendar()), at: now(), intent: clientKey, claims: ids },
    { year, place, clientKey, bodyHash, codeKeyId, wrappedKey: wrapped },
  );
  return saved === 'saved' ? { receipt: await receiptOf(world, application, codeKeyId) } : undefined;
};

/**
 * 提出申请 (第二十九条) — opens an application under the next number of the year. The same client key with the same
 * content is the same application and the same receipt, however often and from wherever it is sent.
 */
export const submitApplication =
  (world: World) =>
  async (clientKey: string, submission: Submission, actor: Actor<Role>): Promise<Submitted> => {
    const bodyHash = await world.vault.fingerprint(JSON.stringify(submission));
    for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
      const submitted = await world.applications.inTurn(
        async () =>
          (await repeated(world, clientKey, bodyHash)) ??
          (await open(world, { clientKey, submission, actor, bodyHash })),
      );
      if (submitted) return submitted;
    }
    return { refusal: { kind: 'busy' } };
  };

/** 收到之日 and 答复期限 that a submission would have, or why it cannot be taken; nothing is written, no person is named. */
export const previewSubmission =
  (office: Office) =>
  (submission: Submission, actor: Actor<Role>): ReturnType<typeof clockOf> | { readonly refusal: Refusal } => {
    const { arrivedOn = office.today(), ...rest } = submission;
    const data = { ...rest, number: numberOf(office.today().slice(0, 4), 0), arrivedOn, personal: {}, attachments: [] };
    const decided = decideAll(office, data, actor);
    return 'refusal' in decided ? decided : clockOf(decided.application, office.calendar());
  };
