import { describe, expect, it } from 'vitest';
import type { GuardName } from './application/guards.ts';
import type { Role } from './application/roles.ts';
import type { State } from './application/states.ts';
import { WORKFLOW } from './workflow.ts';

type AnyRow = {
  readonly from: readonly State[];
  readonly by: readonly Role[];
  readonly when: readonly GuardName[];
  readonly unit: string;
};

/** The table read by a column: which steps have something in it. */
const steps = (holds: (row: AnyRow) => boolean): string =>
  WORKFLOW.flatMap((row) => (holds(row) ? row.step : [])).join(' ');

const EXTENSION = 'proposeExtension approveExtension refuseExtension tellExtension';
/** Where something may wait without a period of the law, the office is urged too. */
const URGED = 'remind escalate urge recalculate';
const WATCHED = 'remind escalate recalculate';
/** From receipt on a challenge may come: silence is challenged too (行政复议法第二十三条). */
const ONCE_RECEIVED = 'withdraw noteChallenge noteChallengeResult comment unmask';
/** While no reply is drafted and nobody is waited for, it may be merged with another. */
const MERGEABLE = ONCE_RECEIVED.replace('withdraw', 'withdraw merge');
const AFTER = 'reopen noteChallenge noteChallengeResult comment unmask';

describe('谁办哪些步骤', () => {
  it.each<[Role, string]>([
    ['applicant', 'submit supplement giveReasons withdraw'],
    [
      'registrar',
      'submit confirmReceipt register askSupplement supplement lapseSupplement transfer tellThirdParty ' +
        'proposeExtension tellExtension askReasons giveReasons noteNoReasons dispatch proveDelivery noteUndelivered ' +
        'withdraw merge noteChallenge noteChallengeResult comment unmask',
    ],
    [
      'officer',
      'askSupplement lapseSupplement return assist consultThirdParty consultAgency noteLetterReceived receiveOpinion ' +
        'tellThirdParty proposeExtension tellExtension askReasons noteNoReasons lapseFee submitDraft dispatch ' +
        'proveDelivery noteUndelivered comment unmask',
    ],
    [
      'disclosureHead',
      'approveExtension refuseExtension setDelay reopen noteChallenge noteChallengeResult comment unmask',
    ],
    ['feeOfficer', 'decideFee recordPayment lapseFee comment unmask'],
    ['legalReviewer', 'passLegalReview returnDraft comment unmask'],
    ['secrecyReviewer', 'passSecrecyReview returnDraft comment unmask'],
    ['signer', 'sign refuseSignature comment unmask'],
    ['archivist', 'archive comment unmask'],
    ['system', `confirmReceipt flagSupplementLapse applySilence flagFeeLapse proveDelivery ${URGED}`],
  ])('%s: %s', (role, taken) => expect(steps(({ by }) => by.includes(role))).toBe(taken));
});

describe('什么状态可办哪些步骤', () => {
  it.each<[State, string]>([
    ['submitted', 'confirmReceipt withdraw comment unmask urge'],
    ['received', `register askSupplement ${MERGEABLE} ${WATCHED}`],
    ['registered', `askSupplement transfer ${EXTENSION} askReasons ${MERGEABLE} ${WATCHED}`],
    [
      'awaitingSupplement',
      `supplement flagSupplementLapse lapseSupplement noteLetterReceived receiveOpinion applySilence ${ONCE_RECEIVED} urge`,
    ],
    [
      'handling',
      'askSupplement transfer return assist consultThirdParty consultAgency noteLetterReceived receiveOpinion ' +
        `applySilence ${EXTENSION} askReasons setDelay decideFee submitDraft ${MERGEABLE} ${URGED}`,
    ],
    [
      'awaitingReasons',
      `noteLetterReceived receiveOpinion applySilence ${EXTENSION} giveReasons noteNoReasons ${ONCE_RECEIVED} ${URGED}`,
    ],
    ['awaitingPayment', `recordPayment flagFeeLapse lapseFee ${ONCE_RECEIVED}`],
    ['legalReview', `tellThirdParty ${EXTENSION} passLegalReview returnDraft ${ONCE_RECEIVED} ${WATCHED}`],
    ['secrecyReview', `tellThirdParty ${EXTENSION} passSecrecyReview returnDraft ${ONCE_RECEIVED} ${WATCHED}`],
    ['signing', `tellThirdParty ${EXTENSION} sign refuseSignature ${ONCE_RECEIVED} ${WATCHED}`],
    ['signed', `tellThirdParty dispatch ${ONCE_RECEIVED} ${URGED}`],
    ['delivering', `proveDelivery noteUndelivered ${ONCE_RECEIVED} ${WATCHED}`],
    ['closed', `archive ${AFTER}`],
    ['archived', AFTER],
  ])('%s: %s', (state, open) => expect(steps(({ from }) => from.includes(state))).toBe(open));

  it('begins with the application, in no state', () => expect(steps(({ from }) => from.length === 0)).toBe('submit'));
});

describe('承办范围', () => {
  it.each([
    ['lead', 'return consultThirdParty consultAgency noteLetterReceived receiveOpinion submitDraft'],
    ['own', 'assist'],
  ])('%s: %s', (unit, taken) => expect(steps((row) => row.unit === unit)).toBe(taken));
});

describe('法律要说明理由、看清经过的步骤', () => {
  it.each<[GuardName, string]>([
    [
      'reasonGiven',
      'lapseSupplement return tellThirdParty proposeExtension refuseExtension askReasons giveReasons noteNoReasons ' +
        'setDelay decideFee lapseFee returnDraft refuseSignature noteUndelivered withdraw merge reopen unmask',
    ],
    ['noConsultationOpen', 'transfer return setDelay decideFee submitDraft merge'],
    ['sentOnItsDay', 'consultThirdParty consultAgency'],
    ['consultedBeforeOverdue', 'consultThirdParty consultAgency'],
    ['firstReply', 'askSupplement setDelay decideFee'],
    ['periodCounted', 'proposeExtension tellExtension setDelay'],
    ['supplementPeriodOver', 'flagSupplementLapse lapseSupplement'],
    ['paymentPeriodOver', 'flagFeeLapse lapseFee'],
    ['consultationNew', 'consultThirdParty consultAgency'],
    ['consultationOpen', 'noteLetterReceived receiveOpinion applySilence'],
    ['notYetOverdue', 'proposeExtension tellExtension setDelay'],
    ['sentAfterSigned', 'dispatch'],
    ['extensionProposed', 'approveExtension refuseExtension'],
    ['sameDraft', 'passLegalReview passSecrecyReview sign'],
    ['filesPass', 'submitDraft sign dispatch'],
    ['reviewerIsAnother', 'passLegalReview passSecrecyReview'],
  ])('%s is asked by %s', (guard, asking) => expect(steps(({ when }) => when.includes(guard))).toBe(asking));

  it('every other condition belongs to one step', () => {
    const times = Map.groupBy(
      WORKFLOW.flatMap(({ when }) => when as readonly GuardName[]),
      (guard) => guard,
    );
    expect([...times].flatMap(([guard, all]) => (all.length > 1 ? guard : [])).length).toBe(15);
  });
});

describe('步骤的名称', () => {
  it('are words of their own', () => {
    const names = WORKFLOW.map(({ name }) => name);
    expect(names.filter((name) => !/^[\p{Script=Han}、]{2,}$/u.test(name))).toEqual([]);
    expect(new Set(names).size).toBe(names.length);
  });
});
