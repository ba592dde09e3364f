import { addWorkdays } from '../../work-calendar.ts';
import { EXTENSION_WORKDAYS, opinionDueOn, replyDueOn } from '../clock.ts';
import type { Application, Consultation } from '../facts.ts';
import { GIVEN, guard, within } from './guard.ts';

const open = (application: Application, id: string): Consultation | undefined =>
  application.consultations.find((each) => each.id === id && each.endedOn === undefined);

/** 转办、征求意见、延期、说明理由. */
export const HANDLING_GUARDS = {
  leadNotAssisting: guard(
    '第四十五条',
    '主办单位同时列为协办单位，或协办单位重复',
    '请指定一个主办单位，协办单位各写一次',
    (_, { lead, assisting }) => GIVEN.test(lead) && new Set([lead, ...assisting]).size === assisting.length + 1,
  ),
  assistsAndHasNotAnswered: guard(
    '第三十四条',
    '本单位不是协办单位，或已经提出意见',
    '请由未提出意见的协办单位办理',
    ({ assisting }, _, __, { unit }) => assisting.some((each) => each.unit === unit && !each.answeredOn),
  ),
  noConsultationOpen: guard('第三十二条', '征求意见还没有结束', '请等收到意见或期限届满', ({ consultations }) =>
    consultations.every(({ endedOn }) => endedOn !== undefined),
  ),
  consultationNew: guard(
    '第三十二条',
    '该征求意见的编号已用过',
    '请换一个编号',
    ({ consultations }, { id }) => GIVEN.test(id) && !consultations.some((each) => each.id === id),
  ),
  sentOnItsDay: guard(
    '第三十三条第三款',
    '发出日期不在申请提出之日和今天之间',
    '请核对发出日期',
    ({ arrivedOn }, { sentOn }, { today }) => sentOn === undefined || within(arrivedOn, sentOn, today),
  ),
  consultedBeforeOverdue: guard(
    '第三十三条第三款',
    '发出日期在答复期限之内，而今天已经超期',
    '超期以后发出的征求意见，以今天为发出日期',
    (application, { sentOn }, { today, calendar }) => {
      const dueOn = replyDueOn(application, calendar);
      return sentOn === undefined || dueOn === undefined || today <= dueOn || sentOn === today;
    },
  ),
  consultationOpen: guard(
    '第三十二条',
    '没有这次征求意见，或已经结束',
    '请核对征求意见的编号',
    (application, { id }) => open(application, id) !== undefined,
  ),
  letterReceivedOnItsDay: guard(
    '第三十二条',
    '收到征求意见书的日期不在发出之日和今天之间，或已经记录',
    '请核对日期',
    (application, { id, receivedOn }, { today }) => {
      const consultation = open(application, id);
      return consultation?.letterReceivedOn === undefined && within(consultation?.sentOn ?? '', receivedOn, today);
    },
  ),
  opinionOnItsDay: guard(
    '第三十二条',
    '收到意见的日期不在发出之日和今天之间',
    '请核对日期',
    (application, { id, receivedOn }, { today }) =>
      receivedOn === undefined || within(open(application, id)?.sentOn ?? '', receivedOn, today),
  ),
  consultationPeriodOver: guard(
    '第三十二条',
    '15 个工作日的答复期限还没有届满',
    '请等到期限届满',
    (application, { id }, { today, calendar }) => {
      const consultation = open(application, id);
      const dueOn = consultation && opinionDueOn(consultation, calendar);
      return dueOn !== undefined && today > dueOn;
    },
  ),
  thirdPartyObjected: guard(
    '第三十二条',
    '该第三方没有提出不同意公开的意见，或已经告知',
    '请核对征求意见的编号',
    ({ consultations }, { id }) =>
      consultations.some(
        (each) => each.id === id && each.of === 'thirdParty' && each.opinion === 'objects' && !each.toldOn,
      ),
  ),
  extensionOnce: guard(
    '第三十三条第二款',
    '已经提请或批准过延期',
    '延长答复期限合计不超过 20 个工作日，只办一次',
    ({ extension }) => !extension,
  ),
  periodCounted: guard(
    '第三十三条第二款',
    '答复期限是另定的日期，不是按工作日计算的',
    '另定的日期不能再延长，请在该日期以前答复',
    ({ clock }) => clock.fixedOn === undefined,
  ),
  firstReply: guard(
    '行政复议法第二十三条、行政诉讼法第七十条',
    '这是补充答复，期限由复议机关、法院或者本机关另定',
    '请在该期限以前答复',
    ({ supplementaryReplies }) => supplementaryReplies.length === 0,
  ),
  extensionWithinTwenty: guard(
    '第三十三条第二款',
    '延长的期限不在 1 到 20 个工作日之间',
    '请改为 1 到 20 个工作日',
    (_, { workdays }) => Number.isInteger(workdays) && workdays >= 1 && workdays <= EXTENSION_WORKDAYS,
  ),
  extensionProposed: guard(
    '第三十三条第二款',
    '没有待批准的延期',
    '请先由承办单位提请延期',
    ({ extension }) => extension !== undefined && !extension.approvedBy,
  ),
  extensionByAnother: guard(
    '第三十三条第二款',
    '提请人不能批准自己的延期',
    '请由政府信息公开工作机构负责人批准',
    ({ extension }, _, __, { id }) => extension?.proposedBy !== id,
  ),
  extensionApproved: guard(
    '第三十三条第二款',
    '延期没有经过批准，或已经告知',
    '请先由政府信息公开工作机构负责人批准',
    ({ extension }) => Boolean(extension?.approvedBy) && !extension?.toldOn,
  ),
  notYetOverdue: guard(
    '第三十三条第二款',
    '答复期限已经届满',
    '延期应在原期限届满前批准并告知申请人',
    (application, _, { today, calendar }) => {
      const dueOn = replyDueOn(application, calendar);
      return dueOn === undefined || today <= dueOn;
    },
  ),
  reasonsOnce: guard('第三十五条', '已经要求说明过理由', '请根据已有的理由判断', ({ reasons }) => !reasons),
  reasonsHeard: guard(
    '第三十五条',
    '申请人没有说明理由',
    '理由合理才可以延迟答复，请先要求并收到申请人说明的理由',
    ({ reasons }) => reasons?.givenOn !== undefined,
  ),
  delayLaterThanDue: guard(
    '第三十五条',
    '延迟答复的期限不晚于现有期限，或晚于一年',
    '请写明一个合理的、晚于现有期限的日期',
    (application, { dueOn }, { today, calendar }) =>
      dueOn > today &&
      dueOn > (replyDueOn(application, calendar) ?? today) &&
      dueOn <= addWorkdays(calendar, today, 250),
  ),
};
