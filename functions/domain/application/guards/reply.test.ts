import { describe, expect, it } from 'vitest';
import type { FileCheck, ReleasedFile } from '#domain/outgoing/released-file.ts';
import { type Case, passes } from '../../../../tests/support/guards.ts';

const CASE = '%s with %j and %j: %s';
const check = (guard: Case[0], facts: Case[1], data: object, expected: boolean) =>
  expect(passes(guard, facts, data)).toBe(expected);

const FILE = (check: FileCheck): ReleasedFile => ({
  id: 'f',
  name: '附件.pdf',
  type: 'pdf',
  sizeBytes: 1,
  sha256: 'a',
  check,
});
const DRAFT = { outcome: 'granted.full', statements: {}, hash: 'a', draftedBy: 'wang' } as const;

describe('第三十六条 答复', () => {
  it.each<Case>([
    ['outcomeStated', {}, { outcome: 'granted.full', statements: { information: '见附件' } }, true],
    ['outcomeStated', {}, { outcome: 'granted.full', statements: { information: ' ' } }, false],
    ['outcomeStated', {}, { outcome: 'granted.full', statements: {} }, false],
    ['outcomeFits', {}, { outcome: 'granted.full' }, true],
    ['outcomeFits', {}, { outcome: 'unable.stillUnclear' }, false],
    [
      'outcomeFits',
      { supplement: { askedOn: '2026-03-04', workdays: 15, dueOn: '2026-03-25' } },
      { outcome: 'unable.stillUnclear' },
      false,
    ],
    [
      'outcomeFits',
      { supplement: { askedOn: '2026-03-04', workdays: 15, dueOn: '2026-03-25', receivedOn: '2026-03-09' } },
      { outcome: 'unable.stillUnclear' },
      true,
    ],
    ['outcomeFits', {}, { outcome: 'notProcessed.excessive' }, false],
    ['outcomeFits', { reasons: { askedOn: '2026-03-04' } }, { outcome: 'notProcessed.excessive' }, true],
    ['lapseIsNotDrafted', {}, { outcome: 'other.other' }, true],
    ['lapseIsNotDrafted', {}, { outcome: 'other.notCorrected' }, false],
    ['lapseIsNotDrafted', {}, { outcome: 'other.feeUnpaid' }, false],
    ['notYetReplied', {}, {}, true],
    ['notYetReplied', { repliedOn: '2026-03-09' }, {}, false],
    ['reopenDueLater', {}, {}, true],
    ['reopenDueLater', {}, { dueOn: '2026-03-10' }, false],
    ['reopenDueLater', {}, { dueOn: '2026-03-11' }, true],
  ])(CASE, check);
});

describe('第四十五条 审核、签发', () => {
  const drafted = { draft: DRAFT };
  it.each<Case>([
    ['sameDraft', drafted, { hash: 'a' }, true],
    ['sameDraft', drafted, { hash: 'b' }, false],
    ['sameDraft', {}, { hash: 'a' }, false],
    ['filesPass', drafted, {}, true],
    ['filesPass', {}, { files: [FILE('clean'), FILE('confirmed')] }, true],
    ['filesPass', {}, { files: [FILE('clean'), FILE('blocked')] }, false],
    ['filesPass', {}, { files: [FILE('confirm')] }, false],
    ['filesPass', { draft: { ...DRAFT, files: [FILE('blocked')] } }, {}, false],
    ['reviewerIsAnother', { drafters: ['li', 'wang'] }, {}, false],
    ['reviewerIsAnother', {}, {}, true],
    ['reviewerIsAnother', { drafters: ['li'] }, {}, true],
    ['reviewerIsAnother', { drafters: ['li'], legallyReviewedBy: 'wang' }, {}, false],
    ['signerIsAnother', { drafters: ['wang', 'li'] }, {}, false],
    ['signerIsAnother', { legallyReviewedBy: 'wang' }, {}, false],
    ['signerIsAnother', { secrecyReviewedBy: 'wang' }, {}, false],
    ['signerIsAnother', { drafters: ['li'], legallyReviewedBy: 'zhao', secrecyReviewedBy: 'sun' }, {}, true],
    ['hasLead', {}, {}, true],
    ['hasLead', { lead: undefined } as object, {}, false],
    ['hasLead', { lead: undefined } as object, { lead: 'roads' }, true],
    ['reasonGiven', {}, { reason: '检索量大' }, true],
    ['reasonGiven', {}, { reason: ' ' }, false],
    ['reasonGiven', {}, {}, false],
    ['outcomeCounted', { outcome: 'granted.full' }, {}, true],
    ['outcomeCounted', {}, {}, false],
    ['outcomeCounted', { outcome: 'lost' } as object, {}, false],
  ])(CASE, check);
});

describe('第三十二条 书面告知第三方', () => {
  const objected = {
    id: 'c1',
    of: 'thirdParty',
    sentOn: '2026-03-04',
    endedOn: '2026-03-09',
    opinion: 'objects',
  } as const;
  const granting = (change: object) => ({ draft: DRAFT, consultations: [{ ...objected, ...change }] });
  it.each<Case>([
    ['grantDrafted', granting({}), {}, true],
    ['grantDrafted', {}, {}, false],
    ['grantDrafted', { draft: { ...DRAFT, outcome: 'denied.thirdParty' } }, {}, false],
    ['objectorTold', granting({}), {}, false],
    ['objectorTold', granting({ toldOn: '2026-03-09' }), {}, true],
    ['objectorTold', granting({ opinion: 'consents' }), {}, true],
    ['objectorTold', granting({ of: 'agency' }), {}, true],
    ['objectorTold', { ...granting({}), draft: { ...DRAFT, outcome: 'granted.partial' } }, {}, false],
    ['objectorTold', { ...granting({}), draft: { ...DRAFT, outcome: 'denied.thirdParty' } }, {}, true],
  ])(CASE, check);
});

describe('送达 (国办公开办函〔2016〕235号), on 10 March 2026', () => {
  const signed = { by: 'qin', on: '2026-03-02', hash: 'a', replyNo: '1号' };
  const bounced = { way: 'post', sentOn: '2026-03-03', undeliveredOn: '2026-03-05' } as const;
  const deliveries = [bounced, { way: 'post', sentOn: '2026-03-06' }] as const;
  it.each<Case>([
    ['provedOnItsDay', { deliveries }, { provedOn: '2026-03-06', proof: '回执' }, true],
    ['provedOnItsDay', { deliveries }, { provedOn: '2026-03-05', proof: '回执' }, false],
    ['provedOnItsDay', { deliveries }, { provedOn: '2026-03-11', proof: '回执' }, false],
    ['provedOnItsDay', { deliveries }, { provedOn: '2026-03-06', proof: ' ' }, false],
    ['sentAfterSigned', { deliveries, signed }, {}, true],
    ['sentAfterSigned', { deliveries, signed }, { sentOn: '2026-03-10' }, true],
    ['sentAfterSigned', { deliveries, signed }, { sentOn: '2026-03-11' }, false],
    ['sentAfterSigned', { signed }, { sentOn: '2026-03-02' }, true],
    ['sentAfterSigned', { signed }, { sentOn: '2026-03-01' }, false],
    ['sentAfterSigned', { deliveries: [bounced], signed }, { sentOn: '2026-03-05' }, true],
    ['sentAfterSigned', { deliveries: [bounced], signed }, { sentOn: '2026-03-04' }, false],
    ['undeliveredOnItsDay', { deliveries }, { on: '2026-03-10' }, true],
    ['undeliveredOnItsDay', { deliveries }, { on: '2026-03-05' }, false],
    ['undeliveredOnItsDay', { deliveries }, { on: '2026-03-11' }, false],
  ])(CASE, check);
});

describe('第五十一条 复议、诉讼, closed on 4 March 2026', () => {
  const noted = { closedOn: '2026-03-04', challenges: [{ id: 'r1', kind: 'lawsuit', notedOn: '2026-03-05' }] } as const;
  const judged = { challenges: [{ ...noted.challenges[0], result: 'upheld' as const }] };
  it.each<Case>([
    ['challengeNew', noted, { id: 'r2' }, true],
    ['challengeNew', noted, { id: 'r1' }, false],
    ['challengeNew', noted, { id: ' ' }, false],
    ['challengeNotInFuture', noted, { notedOn: '2026-03-04' }, true],
    ['challengeNotInFuture', noted, { notedOn: '2026-03-02' }, true],
    ['challengeNotInFuture', noted, { notedOn: '2026-03-01' }, false],
    ['challengeNotInFuture', noted, { notedOn: '2026-03-11' }, false],
    ['challengePending', noted, { id: 'r1' }, true],
    ['challengePending', noted, { id: 'r2' }, false],
    ['challengePending', judged, { id: 'r1' }, false],
    [
      'challengePending',
      { challenges: [...judged.challenges, { ...noted.challenges[0], id: 'r2' }] },
      { id: 'r2' },
      true,
    ],
  ])(CASE, check);
});

describe('个人信息保护法第六条 查看个人信息', () => {
  it.each<Case>([
    ['fieldsNamed', {}, { fields: ['name', 'phone'] }, true],
    ['fieldsNamed', {}, { fields: ['name', 'email'] }, false],
    ['fieldsNamed', {}, { fields: [] }, false],
  ])(CASE, check);
});
