import { OUTCOMES } from '../outcomes.ts';
import { GIVEN, guard, within } from './guard.ts';

/** 办结以后，和任何时候. */
export const AFTER_GUARDS = {
  outcomeCounted: guard(
    '第五十条',
    '没有办理结果',
    '每件申请应有且只有一个办理结果',
    ({ outcome }) => outcome !== undefined && outcome in OUTCOMES,
  ),
  notYetReplied: guard('第三十六条', '已经答复', '已经答复的申请不能撤回', ({ repliedOn }) => repliedOn === undefined),
  reopenDueLater: guard(
    '第三十六条',
    '重新答复的期限不晚于今天',
    '请写明一个晚于今天的日期',
    (_, { dueOn }, { today }) => dueOn === undefined || dueOn > today,
  ),
  hasLead: guard(
    '第四十五条',
    '该申请没有转办过，没有承办单位',
    '请指定主办单位',
    (application, { lead }) => (application.lead ?? lead) !== undefined,
  ),
  challengeNew: guard(
    '第五十一条',
    '该编号已记录',
    '请换一个编号',
    ({ challenges }, { id }) => GIVEN.test(id) && !challenges.some((each) => each.id === id),
  ),
  challengeNotInFuture: guard(
    '第五十一条',
    '日期早于申请提出之日或晚于今天',
    '请核对日期',
    ({ arrivedOn }, { notedOn }, { today }) => within(arrivedOn, notedOn, today),
  ),
  challengePending: guard('第五十一条', '没有这件复议、诉讼，或已有结果', '请核对编号', ({ challenges }, { id }) =>
    challenges.some((each) => each.id === id && each.result === undefined),
  ),
  reasonGiven: guard('第四十五条', '没有写明理由', '请写明理由', (_, { reason }) => GIVEN.test(reason ?? '')),
  fieldsNamed: guard(
    '个人信息保护法第六条',
    '没有写明要查看的项目',
    '请选择要查看的项目',
    ({ personal }, { fields }) =>
      fields.length > 0 && fields.every((field: keyof typeof personal) => personal[field] !== undefined),
  ),
};
