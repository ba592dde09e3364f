import type { CivilDate } from '../../work-calendar.ts';
import { workdayPeriod } from '../count-workdays.ts';
import type { Milestones } from '../period.ts';
import { type Deadline, rule } from '../rule.ts';
import { workdays } from '../single.ts';

const LAW = '《政府信息公开信息处理费管理办法》（国办函〔2020〕109号）';

/** 信息处理费 */
export const FEE_RULES = [
  rule({
    id: 'fee.payby',
    name: '缴纳信息处理费',
    law: LAW,
    note: '逾期未缴纳的，视为放弃申请。',
    fields: {
      feeNoticeReceived: {
        type: 'date',
        label: '收到收费通知之日',
        also: ['received', 'receivedOn', 'noticeReceivedOn'],
      },
    },
    ...workdays('feeNoticeReceived', '缴费', { due: [20, '缴费的届满日'] }),
  }),
  rule({
    id: 'fee.restart',
    name: '缴费后重新计算答复期限',
    law: `${LAW}；《政府信息公开条例》第三十三条第二款`,
    note: '答复期限从缴费完成的次日起重新计算。',
    fields: {
      received: { type: 'date', label: '收到申请之日', optional: true },
      feeNoticeReceived: {
        type: 'date',
        label: '收到收费通知之日',
        also: ['noticeReceivedOn'],
        notBefore: ['received'],
        optional: true,
      },
      paidOn: {
        type: 'date',
        label: '缴费之日',
        also: ['feePaidOn', 'paymentOn', 'paymentReceivedOn', 'payedOn', 'paidAt', 'paymentDate', 'paidDate'],
        notBefore: ['received', 'feeNoticeReceived'],
      },
    },
    results: {
      due: '答复期限届满日',
      baseDue: '收费以前的届满日',
      payBy: '缴费的届满日',
      paidInTime: '按期缴费',
    },
    compute: (calendar, { received, feeNoticeReceived, paidOn }): Deadline => {
      const count = <Key extends string>(name: string, startOn: CivilDate, key: Key, label: string) =>
        workdayPeriod(calendar, { name, startOn, milestones: { [key]: { after: 20, label } } as Milestones<Key> });
      const reply = count('答复（自缴费）', paidOn, 'due', '答复期限届满日');
      const before =
        received === undefined ? undefined : count('答复（收费以前）', received, 'baseDue', '收费以前的届满日');
      const payment =
        feeNoticeReceived === undefined ? undefined : count('缴费', feeNoticeReceived, 'payBy', '缴费的届满日');
      const { payBy } = payment ? payment.dates : { payBy: null };
      return {
        results: { ...reply.dates, ...before?.dates, ...(payBy !== null && { payBy, paidInTime: paidOn <= payBy }) },
        periods: [before, payment, reply].filter((period) => period !== undefined),
      };
    },
  }),
];
