import { paymentDueOn, replyDueOn } from '../clock.ts';
import { guard, within } from './guard.ts';

/** 信息处理费. */
export const FEE_GUARDS = {
  feesCharged: guard(
    '第四十二条',
    '本机关不收取信息处理费',
    '依申请提供政府信息不收取费用',
    (_, __, { rules }) => rules.feesCharged,
  ),
  feeOnce: guard('国办函〔2020〕109号', '已经发出收费通知', '同一申请只收取一次', ({ fee }) => !fee),
  feeNoticeInTime: guard(
    '国办函〔2020〕109号',
    '收费通知不在答复期限内',
    '收费通知应在答复期限届满前送达',
    (application, { noticeReceivedOn }, { today, calendar }) => {
      const dueOn = replyDueOn(application, calendar);
      return dueOn !== undefined && within(application.arrivedOn, noticeReceivedOn, today) && noticeReceivedOn <= dueOn;
    },
  ),
  feeWhole: guard(
    '国办函〔2020〕109号',
    '金额不是 10 元的正整数倍',
    '请按收费标准重新计算',
    (_, { amountYuan }) => Number.isInteger(amountYuan) && amountYuan > 0 && amountYuan % 10 === 0,
  ),
  paidOnItsDay: guard(
    '国办函〔2020〕109号',
    '缴费日期不在收费通知送达之日和今天之间',
    '请核对缴费日期',
    ({ fee }, { paidOn }, { today }) => within(fee?.noticeReceivedOn ?? '', paidOn, today),
  ),
  paymentPeriodOver: guard(
    '国办函〔2020〕109号',
    '缴费期限还没有届满',
    '请等到 20 个工作日届满',
    (application, _, { today, calendar }) => today > (paymentDueOn(application, calendar) ?? today),
  ),
  feeLapseNotFlagged: guard('国办函〔2020〕109号', '已经标记过', '请由收费经办人决定', ({ fee }) => !fee?.lapseFlagged),
};
