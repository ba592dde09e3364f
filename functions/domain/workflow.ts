import type { GuardName } from './application/guards.ts';
import type { Role } from './application/roles.ts';
import type { State } from './application/states.ts';
import type { StepName } from './application/steps.ts';
import type { Row } from './procedure.ts';

const OFFICE = ['registrar', 'officer', 'disclosureHead'] as const;
const STAFF = [...OFFICE, 'legalReviewer', 'secrecyReviewer', 'signer', 'feeOfficer', 'archivist'] as const;
const UNDECIDED = [
  'received',
  'registered',
  'awaitingSupplement',
  'handling',
  'awaitingReasons',
  'awaitingPayment',
] as const;
const IN_SIGNING = ['legalReview', 'secrecyReview', 'signing'] as const;
const OPEN = ['submitted', ...UNDECIDED, ...IN_SIGNING, 'signed', 'delivering'] as const;
const RUNNING = [
  'received',
  'registered',
  'handling',
  'awaitingReasons',
  ...IN_SIGNING,
  'signed',
  'delivering',
] as const;
const DONE = ['closed', 'archived'] as const;

/**
 * 办理流程 — every permitted step of a disclosure application, one row each: who may take it, when, where it
 * leads, what it does to the clock, and the article. Whatever is not here is refused.
 */
// biome-ignore format: a row is read as a line
export const WORKFLOW = [
  { from: [], step: 'submit', name: '提出申请', to: 'submitted', by: ['applicant', 'registrar'], unit: 'any', when: ['arrivalNotInFuture', 'writtenDownByStaff'], clock: 'none', law: '第二十九条' },
  { from: ['submitted'], step: 'confirmReceipt', name: '确认收到', to: 'received', by: ['registrar', 'system'], unit: 'any', when: ['receiptOnItsDay'], clock: 'start', law: '第三十一条', notice: true },
  { from: ['received'], step: 'register', name: '登记', to: 'registered', by: ['registrar'], unit: 'any', when: [], clock: 'none', law: '第四十五条' },
  { from: ['received', 'registered', 'handling'], step: 'askSupplement', name: '告知补正', to: 'awaitingSupplement', by: ['registrar', 'officer'], unit: 'any', when: ['supplementOnce', 'firstReply', 'supplementNoticeInTime', 'supplementPeriodReasonable'], clock: 'stop', law: '第三十条', notice: true },
  { from: ['awaitingSupplement'], step: 'supplement', name: '补正', to: 'back', by: ['applicant', 'registrar'], unit: 'any', when: ['supplementedOnItsDay'], clock: 'restart', law: '第三十条', notice: true },
  { from: ['awaitingSupplement'], step: 'flagSupplementLapse', name: '标记逾期未补正', to: 'same', by: ['system'], unit: 'any', when: ['supplementPeriodOver', 'lapseNotFlagged'], clock: 'none', law: '第三十条' },
  { from: ['awaitingSupplement'], step: 'lapseSupplement', name: '视为放弃申请', to: 'closed', by: ['registrar', 'officer'], unit: 'any', when: ['supplementPeriodOver', 'reasonGiven'], clock: 'end', law: '第三十条', notice: true },
  { from: ['registered', 'handling'], step: 'transfer', name: '转办', to: 'handling', by: ['registrar'], unit: 'any', when: ['leadNotAssisting', 'noConsultationOpen'], clock: 'none', law: '第四十五条' },
  { from: ['handling'], step: 'return', name: '退回', to: 'registered', by: ['officer'], unit: 'lead', when: ['reasonGiven', 'noConsultationOpen'], clock: 'none', law: '第四十五条' },
  { from: ['handling'], step: 'assist', name: '提出协办意见', to: 'same', by: ['officer'], unit: 'own', when: ['assistsAndHasNotAnswered'], clock: 'none', law: '第三十四条' },
  { from: ['handling'], step: 'consultThirdParty', name: '征求第三方意见', to: 'same', by: ['officer'], unit: 'lead', when: ['consultationNew', 'sentOnItsDay', 'consultedBeforeOverdue'], clock: 'pause', law: '第三十二条', notice: true },
  { from: ['handling'], step: 'consultAgency', name: '征求机关意见', to: 'same', by: ['officer'], unit: 'lead', when: ['consultationNew', 'sentOnItsDay', 'consultedBeforeOverdue'], clock: 'pause', law: '第三十四条', notice: true },
  { from: ['handling', 'awaitingReasons', 'awaitingSupplement'], step: 'noteLetterReceived', name: '记录征求意见书送达', to: 'same', by: ['officer'], unit: 'lead', when: ['consultationOpen', 'letterReceivedOnItsDay'], clock: 'none', law: '第三十二条' },
  { from: ['handling', 'awaitingReasons', 'awaitingSupplement'], step: 'receiveOpinion', name: '收到意见', to: 'same', by: ['officer'], unit: 'lead', when: ['consultationOpen', 'opinionOnItsDay'], clock: 'resume', law: '第三十二条、第三十四条', notice: true },
  { from: ['handling', 'awaitingReasons', 'awaitingSupplement'], step: 'applySilence', name: '逾期未提出意见', to: 'same', by: ['system'], unit: 'any', when: ['consultationOpen', 'consultationPeriodOver'], clock: 'resume', law: '第三十二条、第三十四条', notice: true },
  { from: [...IN_SIGNING, 'signed'], step: 'tellThirdParty', name: '书面告知第三方', to: 'same', by: ['officer', 'registrar'], unit: 'any', when: ['thirdPartyObjected', 'grantDrafted', 'reasonGiven'], clock: 'none', law: '第三十二条' },
  { from: ['registered', 'handling', 'awaitingReasons', ...IN_SIGNING], step: 'proposeExtension', name: '提请延期', to: 'same', by: ['officer', 'registrar'], unit: 'any', when: ['extensionOnce', 'periodCounted', 'extensionWithinTwenty', 'notYetOverdue', 'reasonGiven'], clock: 'none', law: '第三十三条第二款' },
  { from: ['registered', 'handling', 'awaitingReasons', ...IN_SIGNING], step: 'approveExtension', name: '批准延期', to: 'same', by: ['disclosureHead'], unit: 'any', when: ['extensionProposed', 'extensionByAnother'], clock: 'none', law: '第三十三条第二款' },
  { from: ['registered', 'handling', 'awaitingReasons', ...IN_SIGNING], step: 'refuseExtension', name: '不批准延期', to: 'same', by: ['disclosureHead'], unit: 'any', when: ['extensionProposed', 'reasonGiven'], clock: 'none', law: '第三十三条第二款' },
  { from: ['registered', 'handling', 'awaitingReasons', ...IN_SIGNING], step: 'tellExtension', name: '告知延期', to: 'same', by: ['registrar', 'officer'], unit: 'any', when: ['extensionApproved', 'periodCounted', 'notYetOverdue'], clock: 'extend', law: '第三十三条第二款', notice: true },
  { from: ['registered', 'handling'], step: 'askReasons', name: '要求说明理由', to: 'awaitingReasons', by: ['officer', 'registrar'], unit: 'any', when: ['reasonsOnce', 'reasonGiven'], clock: 'none', law: '第三十五条', notice: true },
  { from: ['awaitingReasons'], step: 'giveReasons', name: '说明理由', to: 'back', by: ['applicant', 'registrar'], unit: 'any', when: ['reasonGiven'], clock: 'none', law: '第三十五条' },
  { from: ['awaitingReasons'], step: 'noteNoReasons', name: '记录未说明理由', to: 'back', by: ['officer', 'registrar'], unit: 'any', when: ['reasonGiven'], clock: 'none', law: '第三十五条' },
  { from: ['handling'], step: 'setDelay', name: '确定延迟答复期限', to: 'same', by: ['disclosureHead'], unit: 'any', when: ['reasonsHeard', 'firstReply', 'periodCounted', 'notYetOverdue', 'noConsultationOpen', 'delayLaterThanDue', 'reasonGiven'], clock: 'fix', law: '第三十五条', notice: true },
  { from: ['handling'], step: 'decideFee', name: '收取信息处理费', to: 'awaitingPayment', by: ['feeOfficer'], unit: 'any', when: ['feesCharged', 'firstReply', 'feeOnce', 'feeNoticeInTime', 'feeWhole', 'noConsultationOpen', 'reasonGiven'], clock: 'stop', law: '第四十二条', notice: true },
  { from: ['awaitingPayment'], step: 'recordPayment', name: '缴费', to: 'back', by: ['feeOfficer'], unit: 'any', when: ['paidOnItsDay'], clock: 'restart', law: '国办函〔2020〕109号', notice: true },
  { from: ['awaitingPayment'], step: 'flagFeeLapse', name: '标记逾期未缴费', to: 'same', by: ['system'], unit: 'any', when: ['paymentPeriodOver', 'feeLapseNotFlagged'], clock: 'none', law: '国办函〔2020〕109号' },
  { from: ['awaitingPayment'], step: 'lapseFee', name: '逾期未缴费不再处理', to: 'closed', by: ['feeOfficer', 'officer'], unit: 'any', when: ['paymentPeriodOver', 'reasonGiven'], clock: 'end', law: '国办函〔2020〕109号', notice: true },
  { from: ['handling'], step: 'submitDraft', name: '拟办送审', to: 'legalReview', by: ['officer'], unit: 'lead', when: ['noConsultationOpen', 'outcomeStated', 'outcomeFits', 'lapseIsNotDrafted', 'filesPass'], clock: 'none', law: '第三十六条' },
  { from: ['legalReview'], step: 'passLegalReview', name: '法制审核通过', to: 'secrecyReview', by: ['legalReviewer'], unit: 'any', when: ['sameDraft', 'reviewerIsAnother'], clock: 'none', law: '第四十五条' },
  { from: ['secrecyReview'], step: 'passSecrecyReview', name: '保密审查通过', to: 'signing', by: ['secrecyReviewer'], unit: 'any', when: ['sameDraft', 'reviewerIsAnother'], clock: 'none', law: '第十七条' },
  { from: ['legalReview', 'secrecyReview'], step: 'returnDraft', name: '退回修改', to: 'handling', by: ['legalReviewer', 'secrecyReviewer'], unit: 'any', when: ['reasonGiven'], clock: 'none', law: '第四十五条' },
  { from: ['signing'], step: 'sign', name: '签发', to: 'signed', by: ['signer'], unit: 'any', when: ['sameDraft', 'signerIsAnother', 'filesPass'], clock: 'none', law: '第四十五条' },
  { from: ['signing'], step: 'refuseSignature', name: '不予签发', to: 'handling', by: ['signer'], unit: 'any', when: ['reasonGiven'], clock: 'none', law: '第四十五条' },
  { from: ['signed'], step: 'dispatch', name: '送达', to: 'delivering', by: ['registrar', 'officer'], unit: 'any', when: ['sentAfterSigned', 'objectorTold', 'filesPass'], clock: 'none', law: '第四十条', notice: true },
  { from: ['delivering'], step: 'proveDelivery', name: '登记送达证明', to: 'closed', by: ['registrar', 'officer', 'system'], unit: 'any', when: ['provedOnItsDay'], clock: 'end', law: '国办公开办函〔2016〕235号' },
  { from: ['delivering'], step: 'noteUndelivered', name: '未能送达', to: 'signed', by: ['registrar', 'officer'], unit: 'any', when: ['undeliveredOnItsDay', 'reasonGiven'], clock: 'none', law: '国办公开办函〔2016〕235号' },
  { from: ['closed'], step: 'archive', name: '归档', to: 'archived', by: ['archivist'], unit: 'any', when: ['outcomeCounted'], clock: 'none', law: '第四十五条' },
  { from: [...OPEN], step: 'withdraw', name: '撤回申请', to: 'closed', by: ['applicant', 'registrar'], unit: 'any', when: ['reasonGiven', 'notYetReplied'], clock: 'end', law: '第二十七条', notice: true },
  { from: ['received', 'registered', 'handling'], step: 'merge', name: '合并办理', to: 'closed', by: ['registrar'], unit: 'any', when: ['mergesTheSame', 'noConsultationOpen', 'reasonGiven'], clock: 'end', law: '第四十五条', notice: true },
  { from: [...DONE], step: 'reopen', name: '补充答复', to: 'handling', by: ['disclosureHead'], unit: 'any', when: ['reasonGiven', 'reopenDueLater', 'hasLead'], clock: 'fix', law: '行政复议法第二十三条、行政诉讼法第七十条', notice: true },
  { from: [...UNDECIDED, ...IN_SIGNING, 'signed', 'delivering', ...DONE], step: 'noteChallenge', name: '记录复议、诉讼', to: 'same', by: ['registrar', 'disclosureHead'], unit: 'any', when: ['challengeNew', 'challengeNotInFuture'], clock: 'none', law: '第五十一条' },
  { from: [...UNDECIDED, ...IN_SIGNING, 'signed', 'delivering', ...DONE], step: 'noteChallengeResult', name: '记录复议、诉讼结果', to: 'same', by: ['registrar', 'disclosureHead'], unit: 'any', when: ['challengePending'], clock: 'none', law: '第五十一条' },
  { from: [...OPEN, ...DONE], step: 'comment', name: '批注', to: 'same', by: [...STAFF], unit: 'any', when: [], clock: 'none', law: '第四十五条' },
  { from: [...OPEN, ...DONE], step: 'unmask', name: '查看个人信息', to: 'same', by: [...STAFF], unit: 'any', when: ['reasonGiven', 'fieldsNamed'], clock: 'none', law: '个人信息保护法第六条' },
  { from: [...RUNNING], step: 'remind', name: '到期提醒', to: 'same', by: ['system'], unit: 'any', when: ['reminderDue'], clock: 'none', law: '第三十三条' },
  { from: [...RUNNING], step: 'escalate', name: '超期督办', to: 'same', by: ['system'], unit: 'any', when: ['overdueNotEscalated'], clock: 'none', law: '第四十七条' },
  { from: ['submitted', 'handling', 'awaitingReasons', 'awaitingSupplement', 'signed'], step: 'urge', name: '催办', to: 'same', by: ['system'], unit: 'any', when: ['waitedTooLong'], clock: 'none', law: '第四十五条' },
  { from: [...RUNNING], step: 'recalculate', name: '按新的放假安排重算期限', to: 'same', by: ['system'], unit: 'any', when: ['dueMoved'], clock: 'none', law: '第三十三条', notice: true },
] as const satisfies readonly Row<State, StepName, Role, GuardName>[];
