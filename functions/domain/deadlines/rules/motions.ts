import { rule } from '../rule.ts';
import { months, workdays } from '../single.ts';

const LAW = '《青岛市人民代表大会代表建议、批评和意见工作条例》（2021）';
const handedOverOn = {
  type: 'date',
  label: '交办之日',
  also: ['receivedOn', 'received', 'assignedOn', 'requestedOn', 'deliveredOn'],
} as const;

/** 建议提案办理 */
export const MOTION_RULES = [
  rule({
    id: 'suggestion.reply',
    name: '答复代表建议',
    law: `${LAW}第二十五条`,
    note: '涉及面广、办理难度大的，经同意可以延长，自交办之日起最长六个月。',
    fields: { handedOverOn },
    ...months('handedOverOn', '答复', { due: [3, '答复的届满日'], latest: [6, '最长期限的届满日'] }),
  }),
  rule({
    id: 'suggestion.cohandler',
    name: '会办单位提出意见',
    law: `${LAW}第二十四条`,
    fields: { handedOverOn },
    ...months('handedOverOn', '会办', { due: [1, '提出会办意见的届满日'] }),
  }),
  rule({
    id: 'suggestion.refuse',
    name: '说明不属于本单位职责',
    law: `${LAW}第十九条`,
    fields: { receivedOn: { ...handedOverOn, label: '收到建议之日', also: ['handedOverOn', 'assignedOn'] } },
    ...workdays('receivedOn', '说明', { due: [5, '说明的届满日'] }),
  }),
];
