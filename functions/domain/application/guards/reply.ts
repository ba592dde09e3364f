import { mayLeave, type ReleasedFile } from '../../outgoing/released-file.ts';
import type { CivilDate } from '../../work-calendar.ts';
import type { Application } from '../facts.ts';
import { missingStatements } from '../outcomes.ts';
import { GIVEN, guard, within } from './guard.ts';

const lastSentOn = ({ deliveries }: Application): CivilDate => deliveries.at(-1)?.sentOn ?? '';

/** 随答复公开的文件: of the draft being handed in, or of the one that stands. */
const filesOf = ({ draft }: Application, data: { readonly files?: readonly ReleasedFile[] }) =>
  data.files ?? draft?.files ?? [];

/** 拟办、审核、签发、送达. */
export const REPLY_GUARDS = {
  outcomeStated: guard(
    '第三十六条',
    '答复没有写全必须写明的内容',
    '请按所选办理结果补全',
    (_, { outcome, statements }) => missingStatements(outcome, statements).length === 0,
  ),
  outcomeFits: guard(
    '第三十六条',
    '办理结果与办理经过不符',
    '补正后仍不明确须先告知补正；大量反复申请须先要求说明理由',
    ({ supplement, reasons }, { outcome }) =>
      (outcome !== 'unable.stillUnclear' || supplement?.receivedOn !== undefined) &&
      (outcome !== 'notProcessed.excessive' || reasons !== undefined),
  ),
  lapseIsNotDrafted: guard(
    '第三十条',
    '该结果不经拟办',
    '逾期未补正、逾期未缴费请用相应的步骤办结',
    (_, { outcome }) => outcome !== 'other.notCorrected' && outcome !== 'other.feeUnpaid',
  ),
  filesPass: guard(
    '第三十七条',
    '随答复公开的文件没有全部通过出文检查',
    '请按检查结果修改、遮盖或者逐处确认',
    (application, data) => filesOf(application, data).every(mayLeave),
  ),
  sameDraft: guard(
    '第四十五条',
    '答复在此期间有改动',
    '请重新阅读当前的答复再办',
    ({ draft }, { hash }) => draft?.hash === hash,
  ),
  reviewerIsAnother: guard(
    '第四十五条',
    '审核人与经办人、其他审核人是同一人',
    '请由另一人审核',
    ({ drafters = [], legallyReviewedBy }, _, __, { id }) => ![...drafters, legallyReviewedBy].includes(id),
  ),
  signerIsAnother: guard(
    '第四十五条',
    '签发人与经办人或审核人是同一人',
    '请由另一人签发',
    ({ drafters = [], legallyReviewedBy, secrecyReviewedBy }, _, __, { id }) =>
      ![...drafters, legallyReviewedBy, secrecyReviewedBy].includes(id),
  ),
  sentAfterSigned: guard(
    '国办公开办函〔2016〕235号',
    '送出日期早于签发或者上次退回的日期，或晚于今天',
    '请核对送出的日期',
    ({ signed, deliveries }, { sentOn }, { today }) =>
      sentOn === undefined ||
      within([signed?.on ?? '', deliveries.at(-1)?.undeliveredOn ?? ''].sort()[1] ?? '', sentOn, today),
  ),
  grantDrafted: guard(
    '第三十二条',
    '还没有拟定予以公开的答复',
    '请先拟定答复，再把公开的内容和理由告知第三方',
    ({ draft }) => draft?.outcome.startsWith('granted.') === true,
  ),
  objectorTold: guard(
    '第三十二条',
    '决定公开但还没有书面告知不同意公开的第三方',
    '请先书面告知第三方公开的内容和理由',
    ({ draft, consultations }) =>
      !draft?.outcome.startsWith('granted.') ||
      consultations.every(({ of, opinion, toldOn }) => of !== 'thirdParty' || opinion !== 'objects' || toldOn),
  ),
  provedOnItsDay: guard(
    '国办公开办函〔2016〕235号',
    '送达日期不在发出之日和今天之间，或没有送达证明',
    '请核对日期并写明送达证明',
    (application, { provedOn, proof }, { today }) =>
      within(lastSentOn(application), provedOn, today) && GIVEN.test(proof),
  ),
  undeliveredOnItsDay: guard(
    '国办公开办函〔2016〕235号',
    '日期不在发出之日和今天之间',
    '请核对日期',
    (application, { on }, { today }) => within(lastSentOn(application), on, today),
  ),
};
