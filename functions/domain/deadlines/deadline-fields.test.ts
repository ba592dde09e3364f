import { describe, expect, it } from 'vitest';
import { CALENDAR } from '../../../tests/support/calendar.ts';
import { DEADLINE_RULES, ruleNamed } from './deadline-rules.ts';
import type { RuleField } from './rule.ts';

/** `paidOn: date = feePaidOn paymentOn`: a field, its type, and the other names by which callers know it. */
const asked = ([name, field]: [string, RuleField]): string => {
  const { type, optional, also = [] } = field;
  const most = type === 'count' ? ` ≤ ${field.most}` : '';
  return `${name}${optional ? '?' : ''}: ${[type + most, ...(also.length > 0 ? ['=', ...also] : [])].join(' ')}`;
};

const HANDED_OVER = 'handedOverOn: date = receivedOn received assignedOn requestedOn deliveredOn';
const KNOWN = 'knownOn: date = received receivedOn replyReceivedOn';

describe('每条规则要问的，调用的人可以怎样称呼', () => {
  const rows: [string, string[]][] = [
    ['reply.base', ['received: date']],
    ['reply.extended', ['received: date', 'extensionWorkdays: count ≤ 20', 'extensionNotifiedOn?: date']],
    [
      'reply.suspended',
      [
        ...['received: date', 'suspensions: suspensions', 'extensionWorkdays?: count ≤ 20'],
        'extensionNotifiedOn?: date',
      ],
    ],
    ['supplement.notice', ['received: date']],
    [
      'supplement.reset',
      ['received?: date', 'supplementNotifiedOn?: date = correctionNotifiedOn', 'supplementedOn: date = correctedOn'],
    ],
    ['thirdparty.opinion', ['received: date = letterReceivedOn consultationReceivedOn']],
    ['jointorgan.opinion', ['received: date = letterReceivedOn consultationReceivedOn']],
    ['fee.payby', ['feeNoticeReceived: date = received receivedOn noticeReceivedOn']],
    [
      'fee.restart',
      [
        'received?: date',
        'feeNoticeReceived?: date = noticeReceivedOn',
        'paidOn: date = feePaidOn paymentOn paymentReceivedOn payedOn paidAt paymentDate paidDate',
      ],
    ],
    ['review.apply', [KNOWN]],
    ['lawsuit.direct', [KNOWN]],
    [
      'lawsuit.afterReview',
      [
        'decisionReceivedOn: date = received receivedOn knownOn reviewReceivedOn reviewDecisionReceivedOn ' +
          'reviewDecisionOn decisionOn deliveredOn servedOn',
      ],
    ],
    ['proactive.publish', ['formedOn: date = changedOn']],
    ['site.errorReport', ['receivedOn: date = reportedOn']],
    ['suggestion.reply', [HANDED_OVER]],
    ['suggestion.cohandler', [HANDED_OVER]],
    ['suggestion.refuse', ['receivedOn: date = handedOverOn assignedOn']],
    ['decision.comment', ['publishedOn: date']],
    ['decision.legality', ['submittedOn: date']],
    ['decision.hearingMaterials', ['hearingOn: date']],
    ['enterprise.2115', ['receivedOn: date']],
    ['enterprise.2020', ['receivedOn: date']],
    ['licence.decide', ['acceptedOn: date = receivedOn received', 'decidedOn?: date']],
    ['petition.decide', ['acceptedOn: date = receivedOn received']],
    ['workday.add', ['start: date = from', 'n: count ≤ 3650 = days workdays']],
  ];

  it.each(rows)('%s: %j', (id, fields) => {
    expect(Object.entries(ruleNamed(id)?.fields ?? {}).map(asked)).toEqual(fields);
  });

  it('and no others', () => expect(DEADLINE_RULES.map(({ id }) => id)).toEqual(rows.map(([id]) => id)));
});

describe('先后', () => {
  it.each<[string, string, readonly string[]]>([
    ['reply.extended', 'extensionNotifiedOn', ['received']],
    ['reply.suspended', 'extensionNotifiedOn', ['received']],
    ['supplement.reset', 'supplementNotifiedOn', ['received']],
    ['supplement.reset', 'supplementedOn', ['received', 'supplementNotifiedOn']],
    ['fee.restart', 'feeNoticeReceived', ['received']],
    ['fee.restart', 'paidOn', ['received', 'feeNoticeReceived']],
    ['licence.decide', 'decidedOn', ['acceptedOn']],
  ])('%s: %s is not before %j', (rule, field, earlier) => {
    expect(ruleNamed(rule)?.fields[field]).toMatchObject({ type: 'date', notBefore: earlier });
  });
});

describe('届满日的名称', () => {
  const ends = (rule: string, input: object) =>
    ruleNamed(rule)
      ?.compute(CALENDAR, { ...input })
      .periods.map(({ name, days }) => [name, ...days.flatMap((day) => (day.ends ? `${day.date} ${day.ends}` : []))]);

  it.each<[string, object, string[][]]>([
    ['reply.base', { received: '2026-03-02' }, [['答复', '2026-03-30 答复期限届满日']]],
    [
      'reply.extended',
      { received: '2020-03-02', extensionWorkdays: 20 },
      [['答复', '2020-03-30 未延期的届满日', '2020-04-27 计入延期的届满日']],
    ],
    ['reply.suspended', { received: '2020-03-02', suspensions: [] }, [['答复', '2020-03-30 答复期限届满日']]],
    [
      'supplement.reset',
      { received: '2020-05-11', supplementNotifiedOn: '2020-05-20', supplementedOn: '2020-05-28' },
      [
        ['告知补正', '2020-05-20 告知补正的届满日'],
        ['答复（自收到补正的申请）', '2020-06-28 答复期限届满日'],
      ],
    ],
    [
      'fee.restart',
      { received: '2021-02-19', feeNoticeReceived: '2021-03-01', paidOn: '2021-03-15' },
      [
        ['答复（收费以前）', '2021-03-18 收费以前的届满日'],
        ['缴费', '2021-03-29 缴费的届满日'],
        ['答复（自缴费）', '2021-04-13 答复期限届满日'],
      ],
    ],
    [
      'licence.decide',
      { acceptedOn: '2026-03-02' },
      [
        ['作出决定', '2026-03-30 决定的届满日', '2026-04-14 延长后的届满日'],
        ['送达（以决定的届满日为决定之日）', '2026-04-14 送达的届满日'],
      ],
    ],
    [
      'licence.decide',
      { acceptedOn: '2026-03-02', decidedOn: '2026-03-05' },
      [
        ['作出决定', '2026-03-30 决定的届满日', '2026-04-14 延长后的届满日'],
        ['送达', '2026-03-19 送达的届满日'],
      ],
    ],
    ['workday.add', { start: '2020-06-24', n: 1 }, [['工作日', '2020-06-28 届满日']]],
  ])('%s %j', (rule, input, named) => expect(ends(rule, input)).toEqual(named));
});
