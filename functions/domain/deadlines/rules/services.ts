import { workdayPeriod } from '../count-workdays.ts';
import { type Deadline, rule } from '../rule.ts';
import { days, workdays } from '../single.ts';

const receivedOn = { type: 'date', label: '收到诉求之日' } as const;
const acceptedOn = { type: 'date', label: '受理之日', also: ['receivedOn', 'received'] } as const;

/** 诉求、许可、信访 */
export const SERVICE_RULES = [
  rule({
    id: 'enterprise.2115',
    name: '企业诉求（2115，2023年5月起）',
    law: '山东省企业诉求“接诉即办”工作机制（2023年5月）',
    note: '收到后 2 小时内联系企业。',
    fields: { receivedOn },
    ...workdays('receivedOn', '办理', { feedbackBy: [1, '首次反馈的届满日'], resolveBy: [15, '办结的届满日'] }),
  }),
  rule({
    id: 'enterprise.2020',
    name: '企业诉求（2020年5月起）',
    law: '山东省企业诉求“接诉即办”工作机制（2020年5月）',
    fields: { receivedOn },
    ...workdays('receivedOn', '办理', {
      startBy: [1, '启动核实的届满日'],
      answerBy: [3, '答复的届满日'],
      resolveBy: [15, '办结的届满日'],
      latest: [30, '复杂事项的届满日'],
    }),
  }),
  rule({
    id: 'licence.decide',
    name: '行政许可决定',
    law: '《行政许可法》第四十二条、第四十四条、第八十二条',
    note: '经本行政机关负责人批准可以延长 10 日；日数按工作日计算。准予许可的，自作出决定之日起 10 日内送达。',
    fields: {
      acceptedOn,
      decidedOn: { type: 'date', label: '作出决定之日', notBefore: ['acceptedOn'], optional: true },
    },
    results: { due: '决定的届满日', latest: '延长后的届满日', deliverBy: '送达的届满日' },
    compute: (calendar, { acceptedOn, decidedOn }): Deadline => {
      const decision = workdayPeriod(calendar, {
        name: '作出决定',
        startOn: acceptedOn,
        milestones: { due: { after: 20, label: '决定的届满日' }, latest: { after: 30, label: '延长后的届满日' } },
      });
      const delivery = workdayPeriod(calendar, {
        name: decidedOn === undefined ? '送达（以决定的届满日为决定之日）' : '送达',
        startOn: decidedOn ?? decision.dates.due ?? acceptedOn,
        milestones: { deliverBy: { after: 10, label: '送达的届满日' } },
      });
      return { results: { ...decision.dates, ...delivery.dates }, periods: [decision, delivery] };
    },
  }),
  rule({
    id: 'petition.decide',
    name: '信访事项办理',
    law: '《信访工作条例》第三十四条',
    note: '情况复杂的，经批准可以延长，最长 30 日。',
    fields: { acceptedOn },
    ...days('acceptedOn', '办理', { due: [60, '办结的届满日'], latest: [90, '延长后的届满日'] }),
  }),
];
