import { decide } from '#domain/application/decide.ts';
import type { Application } from '#domain/application/facts.ts';
import type { Role } from '#domain/application/roles.ts';
import type { StepCommand, StepData, StepEvent, StepName } from '#domain/application/steps.ts';
import type { Refusal, Situation } from '#domain/procedure.ts';
import type { CivilDate } from '#domain/work-calendar.ts';
import { CALENDAR } from './calendar.ts';

export const HASH = 'a'.repeat(64);

export const situation = (today: CivilDate, feesCharged = true): Situation => ({
  today,
  calendar: CALENDAR,
  rules: { feesCharged },
});

export const SUBMISSION: StepData['submit'] = {
  number: '2026-00001',
  channel: 'online',
  arrivedOn: '2026-03-02',
  applicantKind: 'naturalPerson',
  idKind: 'residentId',
  personal: { name: 'sealed-name', idNumber: 'sealed-id', phone: 'sealed-phone' },
  wanted: { title: '2025年度道路养护计划', description: '市区道路养护的年度计划和资金安排' },
  carrier: 'electronic',
  obtaining: 'download',
  attachments: [],
};

type Data<S extends StepName> = StepData[S];

/** An application told step by step, for tests that read as the regulation does. */
export class Story {
  application: Application | undefined;
  readonly events: StepEvent[] = [];
  today: CivilDate;

  constructor(today: CivilDate, submission: Partial<StepData['submit']> = {}) {
    this.today = today;
    this.did(
      'submit',
      { ...SUBMISSION, arrivedOn: today, ...submission },
      submission.channel && submission.channel !== 'online' ? 'registrar' : 'applicant',
    );
  }

  get now(): Application {
    if (!this.application) throw new Error('no application yet');
    return this.application;
  }

  on(today: CivilDate): this {
    this.today = today;
    return this;
  }

  try<S extends StepName>(
    step: S,
    data: Data<S>,
    role: Role,
    { id = role, unit }: { id?: string; unit?: string | undefined } = {},
  ) {
    const command = { step, data, actor: { id, role, ...(unit && { unit }) } } as unknown as StepCommand;
    return decide(this.application, command, situation(this.today));
  }

  /** Takes a step that must be permitted. */
  did<S extends StepName>(step: S, data: Data<S>, role: Role, who: { id?: string; unit?: string } = {}): this {
    const decided = this.try(step, data, role, who);
    if ('refusal' in decided) throw new Error(`${step}: ${JSON.stringify(decided.refusal)}`);
    this.application = decided.application;
    this.events.push(decided.event);
    return this;
  }

  /** What a step is refused for: the guard, or the kind. */
  refusal<S extends StepName>(
    step: S,
    data: Data<S>,
    role: Role,
    who: { id?: string; unit?: string } = {},
  ): string | undefined {
    const decided = this.try(step, data, role, who);
    if (!('refusal' in decided)) return undefined;
    const refusal: Refusal = decided.refusal;
    return refusal.kind === 'guardFails' ? refusal.guard : refusal.kind;
  }
}

const LEAD = { unit: 'roads' };

/** Received, registered and passed to the unit `roads`, which leads, with `parks` assisting. */
export const handled = (receivedOn: CivilDate): Story =>
  new Story(receivedOn)
    .did('confirmReceipt', {}, 'system')
    .did('register', {}, 'registrar')
    .did('transfer', { lead: 'roads', assisting: ['parks'] }, 'registrar');

/** Drafted with `outcome`, reviewed by two others, waiting for the signature. */
export const drafted = (story: Story, draft: Partial<StepData['submitDraft']> = {}): Story =>
  story
    .did(
      'submitDraft',
      { outcome: 'granted.full', statements: { information: '见附件' }, hash: HASH, ...draft },
      'officer',
      LEAD,
    )
    .did('passLegalReview', { hash: HASH }, 'legalReviewer')
    .did('passSecrecyReview', { hash: HASH }, 'secrecyReviewer');

/** Signed and delivered by post, with proof the day after. */
export const delivered = (story: Story, sentOn: CivilDate, provedOn: CivilDate): Story =>
  story
    .on(sentOn)
    .did('sign', { hash: HASH, replyNo: '青公开复〔2026〕1号' }, 'signer')
    .did('dispatch', { way: 'post' }, 'registrar')
    .on(provedOn)
    .did('proveDelivery', { provedOn, proof: '邮政回执' }, 'registrar');
