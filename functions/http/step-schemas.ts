import * as z from 'zod';
import { field } from '#content/schema/field.ts';
import { DELIVERY_WAYS, FEE_SCHEMES, PERSONAL_FIELDS, type PersonalField } from '#domain/application/facts.ts';
import { isNumber } from '#domain/application/number.ts';
import { OUTCOMES, STATEMENTS, type Statement } from '#domain/application/outcomes.ts';
import type { StepData, StepName } from '#domain/application/steps.ts';
import { day, hash, id, oneOf, unit, whole, words } from './fields.ts';

const REASON = words('理由', 2000);
const because = z.strictObject({ reason: REASON });
const nothing = z.strictObject({});
const attachments = field(z.array(id('附件编号')).max(10).default([]), '附件', '上传后得到的编号，最多 10 个');

const NUMBER = field(z.string().refine(isNumber, '不是受理编号的写法'), '并入的申请', '那一件的受理编号', '2026-00041');

const CHALLENGE_KINDS = {
  reconsideration: '行政复议',
  lawsuit: '行政诉讼',
  lawsuitAfterReconsideration: '复议后起诉',
};
const statements = Object.fromEntries(
  Object.entries(STATEMENTS).map(([statement, label]) => [statement, words(label, 5000).optional()]),
) as Record<Statement, z.ZodOptional<z.ZodString>>;

/** The steps that people take over the API; those of the system are not among them. */
export type ManualStep = Exclude<
  StepName,
  'submit' | 'flagSupplementLapse' | 'flagFeeLapse' | 'applySilence' | 'remind' | 'escalate' | 'urge' | 'recalculate'
>;

/** What a client sends of a step; the hash of a draft, and whether two are the same, are the server's. */
export type StepInput<S extends ManualStep> = S extends 'merge'
  ? Omit<StepData[S], 'isSame'>
  : S extends 'submitDraft'
    ? Omit<StepData[S], 'hash' | 'files'> & { readonly files: readonly string[] }
    : S extends 'supplement' | 'giveReasons'
      ? Omit<StepData[S], 'attachments'> & { readonly attachments: readonly string[] }
      : StepData[S];

/** What each step is told, field by field. */
export const STEP_SCHEMAS = {
  confirmReceipt: z.strictObject({ confirmedOn: day('确认收到的日期').optional(), reason: REASON.optional() }),
  register: nothing,
  askSupplement: z.strictObject({ what: words('需要补正的内容', 2000), workdays: whole('补正期限（工作日）', 5, 60) }),
  supplement: z.strictObject({
    receivedOn: day('收到补正的日期').optional(),
    description: words('补正后的内容描述', 2000),
    attachments,
  }),
  lapseSupplement: because,
  transfer: z.strictObject({
    lead: unit('主办单位'),
    assisting: field(z.array(unit('协办单位')).max(10).default([]), '协办单位', '最多 10 个'),
  }),
  return: because,
  assist: z.strictObject({ opinion: words('协办意见', 5000) }),
  consultThirdParty: z.strictObject({ id: id('征求意见编号'), sentOn: day('发出日期').optional() }),
  consultAgency: z.strictObject({
    id: id('征求意见编号'),
    agency: unit('被征求意见的机关'),
    sentOn: day('发出日期').optional(),
  }),
  noteLetterReceived: z.strictObject({ id: id('征求意见编号'), receivedOn: day('对方收到的日期') }),
  receiveOpinion: z.strictObject({
    id: id('征求意见编号'),
    opinion: oneOf('意见', { consents: '同意公开', objects: '不同意公开' }),
    receivedOn: day('收到意见的日期').optional(),
    content: words('意见内容', 5000),
  }),
  tellThirdParty: z.strictObject({ id: id('征求意见编号'), reason: REASON }),
  proposeExtension: z.strictObject({ workdays: whole('延长的工作日', 1, 20), reason: REASON }),
  approveExtension: nothing,
  refuseExtension: because,
  tellExtension: nothing,
  askReasons: because,
  giveReasons: because.extend({ attachments }),
  noteNoReasons: because,
  setDelay: z.strictObject({ dueOn: day('延迟答复的期限'), reason: REASON }),
  decideFee: z.strictObject({
    scheme: oneOf('计收方式', FEE_SCHEMES),
    amountYuan: whole('金额（元）', 10, 1_000_000),
    noticeReceivedOn: day('收费通知送达的日期'),
    reason: words('明显超过合理范围的认定', 2000),
  }),
  recordPayment: z.strictObject({ paidOn: day('缴费日期'), receiptNo: id('缴费凭证号') }),
  lapseFee: because,
  submitDraft: z.strictObject({
    outcome: oneOf('办理结果', OUTCOMES),
    statements: field(z.strictObject(statements), '答复内容', '按办理结果写明'),
    files: field(z.array(id('文件编号')).max(10).default([]), '随答复公开的文件', '检查过的文件的编号，最多 10 个'),
  }),
  passLegalReview: z.strictObject({ hash }),
  passSecrecyReview: z.strictObject({ hash }),
  returnDraft: because,
  sign: z.strictObject({ hash, replyNo: words('答复文号', 60) }),
  refuseSignature: because,
  dispatch: z.strictObject({
    way: oneOf('送达方式', DELIVERY_WAYS),
    sentOn: day('发出日期').optional(),
    trackingNo: id('邮件号').optional(),
  }),
  proveDelivery: z.strictObject({ provedOn: day('送达日期'), proof: words('送达证明', 500) }),
  noteUndelivered: z.strictObject({ on: day('日期'), reason: REASON }),
  archive: z.strictObject({ fileNo: words('档号', 60) }),
  withdraw: because,
  merge: z.strictObject({ into: NUMBER, reason: REASON }),
  reopen: z.strictObject({
    dueOn: day('重新答复的期限').optional(),
    lead: unit('主办单位').optional(),
    reason: REASON,
  }),
  noteChallenge: z.strictObject({ id: id('编号'), kind: oneOf('种类', CHALLENGE_KINDS), notedOn: day('日期') }),
  noteChallengeResult: z.strictObject({
    id: id('编号'),
    result: oneOf('结果', { upheld: '结果维持', corrected: '结果纠正', other: '其他结果' }),
  }),
  comment: z.strictObject({ comment: words('批注', 2000) }),
  unmask: z.strictObject({
    fields: field(
      z.array(oneOf('项目', PERSONAL_FIELDS)).min(1).max(Object.keys(PERSONAL_FIELDS).length) as z.ZodType<
        PersonalField[]
      >,
      '查看的项目',
      '要查看的个人信息',
    ),
    reason: REASON,
  }),
} as const satisfies { readonly [S in ManualStep]: z.ZodType<StepInput<S>> };

export const isManualStep = (step: string): step is ManualStep => Object.hasOwn(STEP_SCHEMAS, step);
