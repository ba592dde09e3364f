import { addWorkdays } from '../../work-calendar.ts';
import { CHANNELS, latestMutualDay } from '../channels.ts';
import { SUPPLEMENT_NOTICE_WORKDAYS, supplementDueOn } from '../clock.ts';
import { GIVEN, guard, within } from './guard.ts';

/** 受理、登记、补正. */
export const INTAKE_GUARDS = {
  arrivalNotInFuture: guard(
    '第三十一条',
    '申请日期不对',
    '网上申请以提交当天为准，请不要填写日期；工作人员登记的不得晚于今天',
    (_, { arrivedOn }, { today }, { role }) => (role === 'applicant' ? arrivedOn === today : arrivedOn <= today),
  ),
  writtenDownByStaff: guard(
    '第二十九条第一款',
    '该途径的申请应由工作人员登记',
    '网上申请请选择“互联网”途径',
    (_, { channel }, __, { role }) => role === 'registrar' || channel === 'online',
  ),
  receiptOnItsDay: guard(
    '第三十一条',
    '确认收到的日期不在允许的范围',
    '平信、互联网、传真不得晚于到达当日（休息日为下一个工作日），更晚的请写明理由',
    ({ channel, arrivedOn }, { confirmedOn, reason }, { today, calendar }) => {
      const { rule } = CHANNELS[channel];
      const explained = GIVEN.test(reason ?? '');
      // An ordinary letter is confirmed on the day it comes; later, somebody says why.
      if (rule === 'confirmation' && (confirmedOn ?? today) > latestMutualDay(arrivedOn, calendar) && !explained)
        return false;
      if (confirmedOn === undefined) return true;
      if (!within(arrivedOn, confirmedOn, today)) return false;
      if (rule === 'submission') return confirmedOn === arrivedOn;
      return confirmedOn <= latestMutualDay(arrivedOn, calendar) || explained;
    },
  ),
  mergesTheSame: guard(
    '第四十五条',
    '那一件不是同一个申请人对同一项信息更早的申请，或者已经答复',
    '请从“相同信息的其他申请”里选择；已经答复的，按重复申请办理',
    (_, { isSame }) => isSame,
  ),
  supplementOnce: guard(
    '第三十条',
    '已经告知过一次补正',
    '补正只能一次性告知；补正后仍不明确的，按“补正后申请内容仍不明确”答复',
    ({ supplement }) => !supplement,
  ),
  supplementNoticeInTime: guard(
    '第三十条',
    '已超过收到申请之日起 7 个工作日',
    '不能再告知补正，请按现有内容办理',
    ({ receivedOn }, _, { today, calendar }) =>
      receivedOn !== undefined && today <= addWorkdays(calendar, receivedOn, SUPPLEMENT_NOTICE_WORKDAYS),
  ),
  supplementPeriodReasonable: guard(
    '第三十条',
    '补正期限不合理',
    '请给申请人 5 到 60 个工作日，并写明要补正什么',
    (_, { workdays, what }) => Number.isInteger(workdays) && workdays >= 5 && workdays <= 60 && GIVEN.test(what),
  ),
  supplementedOnItsDay: guard(
    '第三十条',
    '补正日期不在告知之日和今天之间',
    '请核对补正材料收到的日期；申请人自己补正的，以提交当天为准，不要填写日期',
    ({ supplement }, { receivedOn }, { today }, { role }) =>
      receivedOn === undefined || (role !== 'applicant' && within(supplement?.askedOn ?? '', receivedOn, today)),
  ),
  supplementPeriodOver: guard(
    '第三十条',
    '补正期限还没有届满',
    '请等到期限届满后再办',
    (application, _, { today, calendar }) => today > (supplementDueOn(application, calendar) ?? today),
  ),
  lapseNotFlagged: guard(
    '第三十条',
    '已经标记过',
    '请由经办人决定是否视为放弃',
    ({ supplement }) => !supplement?.lapseFlagged,
  ),
};
