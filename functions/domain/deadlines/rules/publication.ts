import { rule } from '../rule.ts';
import { workdays } from '../single.ts';

/** 主动公开和网站 */
export const PUBLICATION_RULES = [
  rule({
    id: 'proactive.publish',
    name: '主动公开政府信息',
    law: '《政府信息公开条例》第二十六条',
    fields: { formedOn: { type: 'date', label: '信息形成或者变更之日', also: ['changedOn'] } },
    ...workdays('formedOn', '主动公开', { due: [20, '公开的届满日'] }),
  }),
  rule({
    id: 'site.errorReport',
    name: '答复网站找错',
    law: '《政府网站发展指引》（国办发〔2017〕47号）',
    fields: { receivedOn: { type: 'date', label: '收到留言之日', also: ['reportedOn'] } },
    ...workdays('receivedOn', '答复', { due: [3, '答复的届满日'] }),
  }),
];
