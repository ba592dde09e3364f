import { workdayPeriod } from '../count-workdays.ts';
import { type Deadline, rule } from '../rule.ts';

/** 一般计算 */
export const GENERAL_RULES = [
  rule({
    id: 'workday.add',
    name: '若干个工作日以后',
    law: '《民法典》第二百零一条',
    fields: {
      start: { type: 'date', label: '起算之日', also: ['from'] },
      n: { type: 'count', label: '工作日数', also: ['days', 'workdays'], most: 3650 },
    },
    results: { due: '届满日' },
    compute: (calendar, { start, n }): Deadline => {
      const period = workdayPeriod(calendar, {
        name: '工作日',
        startOn: start,
        milestones: { due: { after: n, label: '届满日' } },
      });
      return { results: period.dates, periods: [period] };
    },
  }),
];
