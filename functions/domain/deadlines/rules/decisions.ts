import { rule } from '../rule.ts';
import { atLeastDays, daysBefore, workdays } from '../single.ts';

const LAW = '《重大行政决策程序暂行条例》（国务院令第713号）';

/** 重大行政决策 */
export const DECISION_RULES = [
  rule({
    id: 'decision.comment',
    name: '公开征求意见',
    law: `${LAW}第十五条`,
    note: '一般不少于 30 日，按日计算；到这一天结束以前都可以提意见。',
    fields: { publishedOn: { type: 'date', label: '公布征求意见稿之日' } },
    ...atLeastDays('publishedOn', '征求意见', { earliestClose: [30, '最早截止日'] }),
  }),
  rule({
    id: 'decision.legality',
    name: '合法性审查',
    law: `${LAW}第二十六条`,
    note: '一般不少于 7 个工作日。',
    fields: { submittedOn: { type: 'date', label: '送请审查之日' } },
    ...workdays('submittedOn', '合法性审查', { earliestReturn: [7, '最早提出意见之日'] }),
  }),
  rule({
    id: 'decision.hearingMaterials',
    name: '送达听证材料',
    law: `${LAW}第十六条`,
    note: '听证会召开 7 日以前送达听证参加人，从召开之日倒推，按日计算。',
    fields: { hearingOn: { type: 'date', label: '听证会召开之日' } },
    ...daysBefore('hearingOn', '送达', { deliverBy: [7, '最迟送达日'] }),
  }),
];
