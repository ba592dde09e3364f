import type { CivilDate, WorkCalendar } from '../../work-calendar.ts';
import { rule } from '../rule.ts';
import { days, months } from '../single.ts';

/** Within these 行政复议 is applied for (《行政复议法》第二十条). */
export const REVIEW_DAYS = 60;
/** Within these a lawsuit is brought at once (《行政诉讼法》第四十六条). */
export const LAWSUIT_MONTHS = 6;
/** Within these a lawsuit is brought after a review (《行政诉讼法》第四十五条). */
export const LAWSUIT_AFTER_REVIEW_DAYS = 15;

const knownOn = {
  type: 'date',
  label: '知道或者应当知道行政行为之日',
  also: ['received', 'receivedOn', 'replyReceivedOn'],
} as const;

const REVIEW = rule({
  id: 'review.apply',
  name: '申请行政复议',
  law: '《行政复议法》第二十条、第八十八条',
  fields: { knownOn },
  ...days('knownOn', '申请行政复议', { due: [REVIEW_DAYS, '申请的届满日'] }),
});

const LAWSUIT = rule({
  id: 'lawsuit.direct',
  name: '直接提起行政诉讼',
  law: '《行政诉讼法》第四十六条',
  note: '行政机关决定不予公开的，应当先申请行政复议（《行政复议法》第二十三条）。',
  fields: { knownOn },
  ...months('knownOn', '提起诉讼', { due: [LAWSUIT_MONTHS, '起诉的届满日'] }),
});

/** 行政复议和行政诉讼 */
export const REMEDY_RULES = [
  REVIEW,
  LAWSUIT,
  rule({
    id: 'lawsuit.afterReview',
    name: '复议后提起行政诉讼',
    law: '《行政诉讼法》第四十五条',
    fields: {
      decisionReceivedOn: {
        type: 'date',
        label: '收到复议决定书之日',
        also: [
          'received',
          'receivedOn',
          'knownOn',
          'reviewReceivedOn',
          'reviewDecisionReceivedOn',
          'reviewDecisionOn',
          'decisionOn',
          'deliveredOn',
          'servedOn',
        ],
      },
    },
    ...days('decisionReceivedOn', '提起诉讼', { due: [LAWSUIT_AFTER_REVIEW_DAYS, '起诉的届满日'] }),
  }),
];

/** The last days to apply for review and to sue for whoever knows the reply since `knownOn`; none to sue where review comes first. */
export const remedyDays = (calendar: WorkCalendar, knownOn: CivilDate, reviewFirst: boolean) => {
  const lastDay = (of: typeof REVIEW) => of.compute(calendar, { knownOn }).results['due'] as CivilDate;
  return { reviewBy: lastDay(REVIEW), ...(!reviewFirst && { lawsuitBy: lastDay(LAWSUIT) }) };
};
