import { rule } from '../rule.ts';
import { workdays } from '../single.ts';

const received = {
  type: 'date',
  label: '收到征求意见书之日',
  also: ['letterReceivedOn', 'consultationReceivedOn'],
} as const;
const opinion = workdays('received', '提出意见', { due: [15, '提出意见的届满日'] });

/** 征求意见 */
export const CONSULTATION_RULES = [
  rule({
    id: 'thirdparty.opinion',
    name: '第三方提出意见',
    law: '《政府信息公开条例》第三十二条',
    note: '逾期未提出意见的，由行政机关依照条例决定是否公开。',
    fields: { received },
    ...opinion,
  }),
  rule({
    id: 'jointorgan.opinion',
    name: '共同制作机关提出意见',
    law: '《政府信息公开条例》第三十四条',
    note: '逾期未提出意见的，视为同意公开。',
    fields: { received },
    ...opinion,
  }),
];
