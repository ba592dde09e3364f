import { workdayPeriod } from '../count-workdays.ts';
import { type Deadline, rule } from '../rule.ts';
import { workdays } from '../single.ts';

const NOTICE = 7;
const received = { type: 'date', label: '收到申请之日' } as const;

/** 补正 */
export const SUPPLEMENT_RULES = [
  rule({
    id: 'supplement.notice',
    also: ['correction.notice'],
    name: '告知补正',
    law: '《政府信息公开条例》第三十条',
    note: '应当一次性告知需要补正的事项和合理的补正期限。',
    fields: { received },
    ...workdays('received', '告知补正', { due: [NOTICE, '告知补正的届满日'] }),
  }),
  rule({
    id: 'supplement.reset',
    also: ['correction.reset'],
    name: '补正后重新计算答复期限',
    law: '《政府信息公开条例》第三十条、第三十三条第二款',
    note: '答复期限自收到补正的申请之日起重新计算，不是暂停。告知晚了，也不影响重新计算。',
    fields: {
      received: { ...received, optional: true },
      supplementNotifiedOn: {
        type: 'date',
        label: '告知补正之日',
        also: ['correctionNotifiedOn'],
        notBefore: ['received'],
        optional: true,
      },
      supplementedOn: {
        type: 'date',
        label: '收到补正的申请之日',
        also: ['correctedOn'],
        notBefore: ['received', 'supplementNotifiedOn'],
      },
    },
    results: { due: '答复期限届满日', noticeDue: '告知补正的届满日', noticeInTime: '及时告知补正' },
    compute: (calendar, { received, supplementNotifiedOn, supplementedOn }): Deadline => {
      const reply = workdayPeriod(calendar, {
        name: '答复（自收到补正的申请）',
        startOn: supplementedOn,
        milestones: { due: { after: 20, label: '答复期限届满日' } },
      });
      if (received === undefined) return { results: reply.dates, periods: [reply] };
      const notice = workdayPeriod(calendar, {
        name: '告知补正',
        startOn: received,
        milestones: { noticeDue: { after: NOTICE, label: '告知补正的届满日' } },
      });
      const { noticeDue } = notice.dates;
      const noticeInTime =
        noticeDue !== null && supplementNotifiedOn !== undefined && supplementNotifiedOn <= noticeDue;
      return {
        results: { ...reply.dates, noticeDue, ...(supplementNotifiedOn !== undefined && { noticeInTime }) },
        periods: [notice, reply],
      };
    },
  }),
];
