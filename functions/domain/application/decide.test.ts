import { describe, expect, it } from 'vitest';
import { delivered, drafted, HASH, handled, Story } from '../../../tests/support/story.ts';
import { DISCLOSURE } from './decide.ts';
import { DELIVERY_WAYS, type DeliveryWay } from './facts.ts';

const PARTIAL = {
  outcome: 'granted.partial',
  statements: { information: 'x', withheldPart: 'x', legalBasis: 'x', reason: 'x' },
} as const;

const signed = () => drafted(handled('2026-03-02')).did('sign', { hash: HASH, replyNo: '1号' }, 'signer');
const done = () => delivered(drafted(handled('2026-03-02')), '2026-03-30', '2026-04-02');

describe('送达 (国办公开办函〔2016〕235号)', () => {
  const sent = (way: DeliveryWay) =>
    signed().on('2026-03-04').did('dispatch', { way, sentOn: '2026-03-03' }, 'registrar').on('2026-03-06');
  const proved = (story: Story) =>
    story.did('proveDelivery', { provedOn: '2026-03-05', proof: '送达回证' }, 'registrar').now;

  it.each(Object.keys(DELIVERY_WAYS) as DeliveryWay[])('%s counts from its own day', (way) => {
    const story = sent(way);
    const atOnce = ['post', 'online', 'email'].includes(way);
    expect(story.now.repliedOn).toBe(atOnce ? '2026-03-03' : undefined);
    expect(story.now.deliveries).toEqual([{ way, sentOn: '2026-03-03' }]);
    expect(proved(story).repliedOn).toBe(atOnce ? '2026-03-03' : '2026-03-05');
  });

  it('is of the day it is recorded unless another is named', () => {
    expect(signed().on('2026-03-04').did('dispatch', { way: 'post' }, 'registrar').now.deliveries).toEqual([
      { way: 'post', sentOn: '2026-03-04' },
    ]);
  });

  it('sent again, the day of reply stays the first, and only the last delivery is proved', () => {
    const story = sent('post').did('noteUndelivered', { on: '2026-03-05', reason: '无人' }, 'registrar');
    expect(story.now.state).toBe('signed');
    story.did('dispatch', { way: 'email' }, 'registrar');
    story.did('proveDelivery', { provedOn: '2026-03-06', proof: '回执' }, 'registrar');
    expect(story.now.repliedOn).toBe('2026-03-03');
    expect(story.now.deliveries).toEqual([
      { way: 'post', sentOn: '2026-03-03', undeliveredOn: '2026-03-05' },
      { way: 'email', sentOn: '2026-03-06', provedOn: '2026-03-06' },
    ]);
  });

  it('proved, it closes under the leaf of its draft', () => {
    const { state, outcome, closedOn, clock } = done().now;
    expect({ state, outcome, closedOn }).toEqual({
      state: 'closed',
      outcome: 'granted.full',
      closedOn: '2026-04-02',
    });
    expect(clock.stoppedFor).toBeUndefined();
  });
});

describe('补充答复', () => {
  it('by a unit named then, when it was closed before it had one', () => {
    const withdrawn = () =>
      new Story('2026-03-02').did('confirmReceipt', {}, 'system').did('withdraw', { reason: '误交' }, 'applicant');
    expect(withdrawn().refusal('reopen', { reason: '法院判决' }, 'disclosureHead')).toBe('hasLead');
    const { now } = withdrawn().did('reopen', { reason: '法院判决', lead: 'roads' }, 'disclosureHead');
    expect([now.state, now.lead]).toEqual(['handling', 'roads']);
    const other = done().did('reopen', { reason: '改由协办单位办理', lead: 'parks' }, 'disclosureHead').now;
    expect([other.lead, other.assisting]).toEqual(['parks', []]);
  });

  const again = () => done().did('reopen', { reason: '复议撤销' }, 'disclosureHead');

  it('begins anew: no draft, no approval, no signature, nothing replied', () => {
    const { draft, legallyReviewedBy, secrecyReviewedBy, signed, repliedOn, closedOn } = again().now;
    expect([draft, legallyReviewedBy, secrecyReviewedBy, signed, repliedOn, closedOn]).toEqual(
      Array.from({ length: 6 }, () => undefined),
    );
  });

  it('is due in 20 working days, or on the day the court set', () => {
    expect(again().now.clock.fixedOn).toBe('2026-05-06');
    const set = done().did('reopen', { reason: '判决限期答复', dueOn: '2026-04-20' }, 'disclosureHead');
    expect(set.now.clock.fixedOn).toBe('2026-04-20');
  });

  it('keeps the leaf that was counted, each further one beside the others', () => {
    const story = delivered(drafted(again(), PARTIAL), '2026-04-20', '2026-04-21');
    story.did('reopen', { reason: '判决撤销' }, 'disclosureHead');
    delivered(drafted(story), '2026-05-06', '2026-05-07');
    expect(story.now.outcome).toBe('granted.full');
    expect(story.now.supplementaryReplies).toEqual([
      { openedOn: '2026-04-02', outcome: 'granted.partial' },
      { openedOn: '2026-04-21', outcome: 'granted.full' },
    ]);
  });

  it('withdrawn, it keeps the leaf too', () => {
    const story = again().did('withdraw', { reason: '不需要了' }, 'applicant');
    expect([story.now.outcome, story.now.supplementaryReplies]).toEqual(['granted.full', [{ openedOn: '2026-04-02' }]]);
  });
});

describe('第五十一条 复议、诉讼', () => {
  it('is noted with its result, each by itself', () => {
    const story = done()
      .did('noteChallenge', { id: 'r1', kind: 'reconsideration', notedOn: '2026-04-02' }, 'registrar')
      .did('noteChallenge', { id: 's1', kind: 'lawsuit', notedOn: '2026-04-02' }, 'registrar')
      .did('noteChallengeResult', { id: 's1', result: 'upheld' }, 'registrar');
    expect(story.now.challenges).toEqual([
      { id: 'r1', kind: 'reconsideration', notedOn: '2026-04-02' },
      { id: 's1', kind: 'lawsuit', notedOn: '2026-04-02', result: 'upheld' },
    ]);
  });
});

describe('第四十二条 信息处理费', () => {
  const charged = () =>
    handled('2026-03-02')
      .on('2026-03-04')
      .did(
        'decideFee',
        { scheme: 'byItem', amountYuan: 100, noticeReceivedOn: '2026-03-03', reason: '本月第 36 件' },
        'feeOfficer',
      );

  it('is due 20 working days after its notice arrived; paid, the clock starts anew on that day', () => {
    const story = charged().did('recordPayment', { paidOn: '2026-03-04', receiptNo: 'r1' }, 'feeOfficer');
    const fee = { amountYuan: 100, noticeReceivedOn: '2026-03-03', dueOn: '2026-03-31' };
    expect(story.now.fee).toEqual({ ...fee, paidOn: '2026-03-04' });
    expect(story.now.clock).toEqual({ startOn: '2026-03-04', extendedWorkdays: 0 });
  });

  it('not paid, it is flagged once, then the application is closed', () => {
    const story = charged().on('2026-04-01').did('flagFeeLapse', {}, 'system');
    expect(story.now.fee?.lapseFlagged).toBe(true);
    expect(story.refusal('flagFeeLapse', {}, 'system')).toBe('feeLapseNotFlagged');
    expect(story.did('lapseFee', { reason: '未缴费' }, 'feeOfficer').now.outcome).toBe('other.feeUnpaid');
  });
});

describe('办理记录', () => {
  const event = (story: Story) => story.events.at(-1);

  it('says what each step fixed: the day received, the day due, the day told', () => {
    const story = handled('2026-03-02').on('2026-03-23').did('remind', { workdaysLeft: 5 }, 'system');
    expect(event(story)).toEqual({
      step: 'remind',
      data: { workdaysLeft: 5 },
      actor: { id: 'system', role: 'system' },
      on: '2026-03-23',
      dueOn: '2026-03-30',
    });
    expect(event(story.on('2026-03-31').did('escalate', {}, 'system'))?.dueOn).toBe('2026-03-30');
    expect(story.now.reminders).toEqual([
      { dueOn: '2026-03-30', workdaysLeft: 5 },
      { dueOn: '2026-03-30', workdaysLeft: -1 },
    ]);
    expect(story.events[1]).toMatchObject({ receivedOn: '2026-03-02', toldDueOn: '2026-03-30' });
    expect(story.now.told?.dueOn).toBe('2026-03-30');
  });

  it('an ordinary letter confirmed without naming a day is received on the day it is recorded', () => {
    const story = new Story('2026-03-02', { channel: 'letter' }).on('2026-03-04');
    expect(story.did('confirmReceipt', { reason: '电话没有打通' }, 'registrar').now.receivedOn).toBe('2026-03-04');
  });

  it('a step the applicant is not told of tells no date', () => {
    expect(handled('2026-03-02').events.map((each) => 'toldDueOn' in each)).toEqual([false, true, false, false]);
  });

  it('knows the units: 主办 first, then 协办; none before the transfer', () => {
    expect(DISCLOSURE.unitsOf(handled('2026-03-02').now)).toEqual({ lead: 'roads', all: ['roads', 'parks'] });
    expect(DISCLOSURE.unitsOf(undefined as never)).toEqual({ lead: undefined, all: [] });
  });
});
