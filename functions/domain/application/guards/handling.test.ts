import { describe, expect, it } from 'vitest';
import { type Case, OFFICER, passes } from '../../../../tests/support/guards.ts';

const CASE = '%s with %j and %j: %s';
const check = (guard: Case[0], facts: Case[1], data: object, expected: boolean) =>
  expect(passes(guard, facts, data)).toBe(expected);

describe('第四十五条 转办, on 10 March 2026', () => {
  it.each<Case>([
    ['leadNotAssisting', {}, { lead: 'roads', assisting: [] }, true],
    ['leadNotAssisting', {}, { lead: 'roads', assisting: ['parks', 'tax'] }, true],
    ['leadNotAssisting', {}, { lead: 'roads', assisting: ['roads'] }, false],
    ['leadNotAssisting', {}, { lead: 'roads', assisting: ['parks', 'parks'] }, false],
    ['leadNotAssisting', {}, { lead: ' ', assisting: [] }, false],
  ])(CASE, check);

  it('协办单位 answers once, and only one that was asked', () => {
    const assisting = [{ unit: 'parks' }, { unit: 'tax', answeredOn: '2026-03-09' }];
    const mayAnswer = (unit: string) =>
      passes('assistsAndHasNotAnswered', { assisting }, {}, { actor: { ...OFFICER, unit } });
    expect(['parks', 'tax', 'roads'].map(mayAnswer)).toEqual([true, false, false]);
  });
});

describe('第三十二条 征求意见, on 10 March 2026', () => {
  const asked = { id: 'c1', of: 'thirdParty', sentOn: '2026-03-04' } as const;
  const open = { consultations: [asked] };
  const received = { consultations: [{ ...asked, letterReceivedOn: '2026-03-05' }] };
  const over = { consultations: [{ ...asked, endedOn: '2026-03-09', opinion: 'objects' as const }] };
  const objected = over.consultations[0] as (typeof over.consultations)[number];
  it.each<Case>([
    ['noConsultationOpen', {}, {}, true],
    ['noConsultationOpen', open, {}, false],
    ['noConsultationOpen', over, {}, true],
    ['noConsultationOpen', { consultations: [objected, { ...asked, id: 'c2' }] }, {}, false],
    ['consultationNew', open, { id: 'c2' }, true],
    ['consultationNew', open, { id: 'c1' }, false],
    ['consultationNew', open, { id: ' ' }, false],
    ['sentOnItsDay', {}, {}, true],
    ['sentOnItsDay', {}, { sentOn: '2026-03-02' }, true],
    ['sentOnItsDay', {}, { sentOn: '2026-03-01' }, false],
    ['sentOnItsDay', {}, { sentOn: '2026-03-10' }, true],
    ['sentOnItsDay', {}, { sentOn: '2026-03-11' }, false],
    ['consultationOpen', open, { id: 'c1' }, true],
    ['consultationOpen', open, { id: 'c2' }, false],
    ['consultationOpen', over, { id: 'c1' }, false],
    ['letterReceivedOnItsDay', open, { id: 'c1', receivedOn: '2026-03-04' }, true],
    ['letterReceivedOnItsDay', open, { id: 'c1', receivedOn: '2026-03-03' }, false],
    ['letterReceivedOnItsDay', open, { id: 'c1', receivedOn: '2026-03-11' }, false],
    ['letterReceivedOnItsDay', received, { id: 'c1', receivedOn: '2026-03-06' }, false],
    ['opinionOnItsDay', open, { id: 'c1' }, true],
    ['opinionOnItsDay', open, { id: 'c1', receivedOn: '2026-03-10' }, true],
    ['opinionOnItsDay', open, { id: 'c1', receivedOn: '2026-03-03' }, false],
    ['opinionOnItsDay', open, { id: 'c1', receivedOn: '2026-03-11' }, false],
    ['consultationPeriodOver', open, { id: 'c1' }, false],
    ['consultationPeriodOver', received, { id: 'c1' }, false],
    ['consultationPeriodOver', received, { id: 'c2' }, false],
    ['consultationPeriodOver', { consultations: [{ ...asked, letterReceivedOn: '2026-02-11' }] }, { id: 'c1' }, false],
    ['consultationPeriodOver', { consultations: [{ ...asked, letterReceivedOn: '2026-02-10' }] }, { id: 'c1' }, true],
    ['thirdPartyObjected', over, { id: 'c1' }, true],
    ['thirdPartyObjected', over, { id: 'c2' }, false],
    ['thirdPartyObjected', { consultations: [{ ...objected, of: 'agency' }] }, { id: 'c1' }, false],
    ['thirdPartyObjected', { consultations: [{ ...objected, opinion: 'consents' }] }, { id: 'c1' }, false],
    ['thirdPartyObjected', { consultations: [{ ...objected, toldOn: '2026-03-09' }] }, { id: 'c1' }, false],
    ['thirdPartyObjected', { consultations: [objected, { ...asked, id: 'c2' }] }, { id: 'c1' }, true],
  ])(CASE, check);
});

describe('第三十三条第三款 超期以后征求意见, due 30 March 2026', () => {
  it.each([
    ['2026-03-30', '2026-03-20', true],
    ['2026-03-31', '2026-03-20', false],
    ['2026-03-31', '2026-03-31', true],
    ['2026-03-31', undefined, true],
  ])('on %s, sent on %s: %s', (today, sentOn, expected) => {
    expect(passes('consultedBeforeOverdue', {}, { sentOn }, { today })).toBe(expected);
  });
});

describe('第三十三条第二款 延长答复期限', () => {
  const proposed = { extension: { workdays: 20, proposedBy: 'wang' } };
  const approved = { extension: { ...proposed.extension, approvedBy: 'head' } };
  const told = { extension: { ...approved.extension, toldOn: '2026-03-09' } };
  it.each<Case>([
    ['extensionOnce', {}, {}, true],
    ['extensionOnce', proposed, {}, false],
    ['extensionWithinTwenty', {}, { workdays: 1 }, true],
    ['extensionWithinTwenty', {}, { workdays: 20 }, true],
    ['extensionWithinTwenty', {}, { workdays: 0 }, false],
    ['extensionWithinTwenty', {}, { workdays: 21 }, false],
    ['extensionWithinTwenty', {}, { workdays: 1.5 }, false],
    ['extensionProposed', {}, {}, false],
    ['extensionProposed', proposed, {}, true],
    ['extensionProposed', approved, {}, false],
    ['extensionByAnother', proposed, {}, false],
    ['extensionByAnother', { extension: { workdays: 20, proposedBy: 'li' } }, {}, true],
    ['extensionApproved', {}, {}, false],
    ['extensionApproved', proposed, {}, false],
    ['extensionApproved', approved, {}, true],
    ['extensionApproved', told, {}, false],
  ])(CASE, check);

  it.each([
    ['2026-03-30', true],
    ['2026-03-31', false],
  ])('told by the last day, 30 March: on %s %s', (today, inTime) => {
    expect(passes('notYetOverdue', {}, {}, { today })).toBe(inTime);
  });

  it('is not late while nothing is counted', () => {
    const clock = { extendedWorkdays: 0, stoppedFor: 'fee' as const };
    expect(passes('notYetOverdue', { clock }, {}, { today: '2026-06-30' })).toBe(true);
  });
});

describe('第三十五条 大量反复申请', () => {
  const asked = { reasons: { askedOn: '2026-03-04' } };
  const stopped = { clock: { extendedWorkdays: 0, stoppedFor: 'fee' as const } };
  it.each<Case>([
    ['reasonsOnce', {}, {}, true],
    ['reasonsOnce', asked, {}, false],
    ['reasonsHeard', {}, {}, false],
    ['reasonsHeard', asked, {}, false],
    ['reasonsHeard', { reasons: { askedOn: '2026-03-04', givenOn: '2026-03-05' } }, {}, true],
    ['firstReply', {}, {}, true],
    ['firstReply', { supplementaryReplies: [{ openedOn: '2026-03-04' }] }, {}, false],
    ['periodCounted', {}, {}, true],
    ['periodCounted', { clock: { extendedWorkdays: 0, fixedOn: '2026-04-30' } }, {}, false],
    ['delayLaterThanDue', {}, { dueOn: '2026-03-30' }, false],
    ['delayLaterThanDue', {}, { dueOn: '2026-03-31' }, true],
    ['delayLaterThanDue', {}, { dueOn: '2027-03-05' }, true],
    ['delayLaterThanDue', {}, { dueOn: '2027-03-06' }, false],
    ['delayLaterThanDue', stopped, { dueOn: '2026-03-10' }, false],
    ['delayLaterThanDue', stopped, { dueOn: '2026-03-11' }, true],
  ])(CASE, check);
});
