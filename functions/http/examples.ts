import type { ManualStep, StepInput } from './step-schemas.ts';

/** What a client might send, as OpenAPI shows it; a test holds each to its schema. */
export const SUBMISSION_EXAMPLE = {
  channel: 'online',
  applicantKind: 'naturalPerson',
  idKind: 'passport',
  personal: { name: '张三', idNumber: 'E00000000', phone: '0532-00000000', email: 'zhang@example.com' },
  wanted: { title: '2025年度道路养护计划', description: '市区道路养护的年度计划和资金安排' },
  carrier: 'electronic',
  obtaining: 'email',
};

export const NUMBER_EXAMPLE = '2026-00042';
export const QUERY_CODE_EXAMPLE = '7K3M-9QXT-2HVB';
export const TRACK_EXAMPLE = { number: NUMBER_EXAMPLE, queryCode: QUERY_CODE_EXAMPLE };
export const DEADLINE_EXAMPLE = { rule: 'reply.base', input: { received: '2026-02-06' } };

const HASH = '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08';
const CONSULTATION = 'opinion-1';
const because = (reason: string) => ({ reason });

export const STEP_EXAMPLES: { readonly [S in ManualStep]: StepInput<S> } = {
  confirmReceipt: { confirmedOn: '2026-03-02' },
  register: {},
  askSupplement: { what: '请写明需要哪一年度、哪一条道路的养护计划。', workdays: 15 },
  supplement: { description: '2025年度香港中路的养护计划', attachments: [] },
  lapseSupplement: because('补正期限届满，没有收到补正，也没有说明理由。'),
  transfer: { lead: 'transport', assisting: ['finance'] },
  return: because('道路养护由市住房城乡建设局负责。'),
  assist: { opinion: '资金安排可以公开。' },
  consultThirdParty: { id: CONSULTATION, sentOn: '2026-03-10' },
  consultAgency: { id: CONSULTATION, agency: 'finance', sentOn: '2026-03-10' },
  noteLetterReceived: { id: CONSULTATION, receivedOn: '2026-03-12' },
  receiveOpinion: { id: CONSULTATION, opinion: 'consents', receivedOn: '2026-03-20', content: '同意公开。' },
  tellThirdParty: { id: CONSULTATION, reason: '不公开可能对公共利益造成重大影响，决定公开养护单位和金额。' },
  proposeExtension: { workdays: 10, reason: '需要查阅历年档案。' },
  approveExtension: {},
  refuseExtension: because('现有材料足以答复。'),
  tellExtension: {},
  askReasons: because('您在一个月内提交了 60 件申请，请说明理由。'),
  giveReasons: { ...because('各件申请对应不同路段，用于比较。'), attachments: [] },
  noteNoReasons: because('期限届满，申请人没有说明理由。'),
  setDelay: { dueOn: '2026-06-30', reason: '数量较大，需要分批查找。' },
  decideFee: {
    scheme: 'byItem',
    amountYuan: 100,
    noticeReceivedOn: '2026-03-10',
    reason: '同一申请人本月第 36 件申请。',
  },
  recordPayment: { paidOn: '2026-03-16', receiptNo: 'PZ-2026-0001' },
  lapseFee: because('缴费期限届满，没有缴费。'),
  submitDraft: {
    outcome: 'granted.full',
    statements: { information: '《2025年度道路养护计划》，见附件。' },
    files: [],
  },
  passLegalReview: { hash: HASH },
  passSecrecyReview: { hash: HASH },
  returnDraft: because('请补充公开的依据。'),
  sign: { hash: HASH, replyNo: '青政公开〔2026〕42号' },
  refuseSignature: because('请核对附件。'),
  dispatch: { way: 'post', sentOn: '2026-03-25', trackingNo: 'EX000000000CN' },
  proveDelivery: { provedOn: '2026-03-27', proof: '邮政回执，本人签收' },
  noteUndelivered: { on: '2026-03-28', reason: '收件地址无人签收，邮件退回。' },
  archive: { fileNo: '2026-公开-0042' },
  withdraw: because('已经在网站上找到这份信息。'),
  merge: { into: '2026-00041', reason: '申请人网上提交后又寄来同样的申请，电话核实为一件。' },
  reopen: { dueOn: '2026-09-30', reason: '行政复议决定责令重新答复。' },
  noteChallenge: { id: 'review-1', kind: 'reconsideration', notedOn: '2026-05-06' },
  noteChallengeResult: { id: 'review-1', result: 'upheld' },
  comment: { comment: '已与承办单位通电话，文件在档案室，周三取回。' },
  unmask: { fields: ['phone'], reason: '电话核实邮寄地址。' },
};

export const UPLOAD_EXAMPLE = { name: '证明材料.pdf', sizeBytes: 34567, sha256: 'a'.repeat(64) };
