import { describe, expect, it } from 'vitest';
import { CALENDAR } from '../../../tests/support/calendar.ts';
import { drafted, HASH, handled, Story, situation } from '../../../tests/support/story.ts';
import { addDays, type CivilDate } from '../work-calendar.ts';
import { decide } from './decide.ts';
import type { Application } from './facts.ts';
import { attentionOn, sweepCommand } from './sweep.ts';

const LEAD = { unit: 'roads' };
const FEE = { scheme: 'byItem', amountYuan: 100, noticeReceivedOn: '2026-03-02', reason: '本月第 36 件' } as const;
const attention = ({ now }: Story) => attentionOn(now, CALENDAR);

/** What the sweep does by itself from `from` to `to`, nobody else doing anything; no day has work for ten. */
const swept = (start: Application, from: CivilDate, to: CivilDate) => {
  const done: unknown[][] = [];
  let application = start;
  for (let today = from; today <= to; today = addDays(today, 1))
    for (let times = 0; times < 10; times += 1) {
      const command = sweepCommand(application, situation(today));
      const decided = command && decide(application, command, situation(today));
      if (!decided || 'refusal' in decided) break;
      application = decided.application;
      done.push([today, decided.event.step, ...Object.values(decided.event.data)]);
    }
  return done;
};

const proved = (story: Story) => story.did('sign', { hash: HASH, replyNo: '1号' }, 'signer');

describe('每日巡查', () => {
  it('reminds at five working days left, at one and on the day, then escalates once', () => {
    expect(swept(handled('2026-03-02').now, '2026-03-02', '2026-04-30')).toEqual([
      ['2026-03-23', 'remind', 5],
      ['2026-03-27', 'remind', 1],
      ['2026-03-30', 'remind', 0],
      ['2026-03-31', 'escalate'],
    ]);
  });

  it('late to look, it reminds once of what is nearest', () => {
    expect(swept(handled('2026-03-02').now, '2026-03-28', '2026-03-29')).toEqual([['2026-03-28', 'remind', 1]]);
  });

  it('flags a lapsed supplement; an officer decides (第三十条)', () => {
    const story = handled('2026-03-02').did('askSupplement', { what: '年度', workdays: 15 }, 'officer', LEAD);
    expect(swept(story.now, '2026-03-02', '2026-04-30')).toEqual([['2026-03-24', 'flagSupplementLapse']]);
  });

  it('flags a fee not paid; an officer decides (国办函〔2020〕109号)', () => {
    const story = handled('2026-03-02').did('decideFee', FEE, 'feeOfficer');
    expect(swept(story.now, '2026-03-02', '2026-04-30')).toEqual([['2026-03-31', 'flagFeeLapse']]);
  });

  it('ends a consultation nobody answered, and the clock runs on (第三十二条)', () => {
    const story = handled('2026-03-02').did('consultThirdParty', { id: 'c1' }, 'officer', LEAD);
    story.did('noteLetterReceived', { id: 'c1', receivedOn: '2026-03-02' }, 'officer', LEAD);
    expect(swept(story.now, '2026-03-02', '2026-04-14')).toEqual([
      ['2026-03-24', 'applySilence', 'c1'],
      ['2026-04-14', 'remind', 5],
    ]);
  });

  it('tells a due date that a new arrangement moved (第三十三条)', () => {
    const { now } = handled('2026-03-02');
    const calendar = { ...CALENDAR, exceptions: new Map([...CALENDAR.exceptions, ['2026-03-10', 'off'] as const]) };
    expect(sweepCommand(now, { ...situation('2026-03-03'), calendar })).toEqual({
      step: 'recalculate',
      data: { arrangement: '' },
      actor: { id: 'system', role: 'system' },
    });
  });

  it('urges, once, what the office owes without a period of the law', () => {
    const letter = new Story('2026-03-06', { channel: 'letter' });
    expect(swept(letter.now, '2026-03-06', '2026-04-30')).toEqual([
      ['2026-03-07', 'urge', 'confirmation', '2026-03-06'],
    ]);
    const consulted = handled('2026-03-02').did('consultThirdParty', { id: 'c1' }, 'officer', LEAD);
    consulted.did('consultAgency', { id: 'c2', agency: 'finance' }, 'officer', LEAD);
    expect(swept(consulted.now, '2026-03-02', '2026-04-30')).toEqual([
      ['2026-03-12', 'urge', 'letterReceipt', '2026-03-11'],
    ]);
    const returned = proved(drafted(handled('2026-03-02'))).did('dispatch', { way: 'post' }, 'registrar');
    returned.did('noteUndelivered', { on: '2026-03-02', reason: '地址不详' }, 'registrar');
    expect(swept(returned.now, '2026-03-02', '2026-04-30')).toEqual([
      ['2026-03-06', 'urge', 'redelivery', '2026-03-05'],
    ]);
    returned.did('dispatch', { way: 'post' }, 'registrar');
    expect(swept(returned.now, '2026-03-02', '2026-04-30')).toEqual([]);
  });

  it('urges nobody about what is done, or about a case that is closed', () => {
    const noted = handled('2026-03-02').did('consultThirdParty', { id: 'c1' }, 'officer', LEAD);
    noted.did('noteLetterReceived', { id: 'c1', receivedOn: '2026-03-02' }, 'officer', LEAD);
    const closed = handled('2026-03-02').did('consultThirdParty', { id: 'c1' }, 'officer', LEAD);
    closed.did('withdraw', { reason: '不需要了' }, 'applicant');
    for (const { now } of [noted, closed])
      expect(swept(now, '2026-03-02', '2026-03-23').map(([, step]) => step)).toEqual([]);
  });

  it('has nothing to do once a reply is out', () => {
    const story = proved(drafted(handled('2026-03-02'))).did('dispatch', { way: 'post' }, 'registrar');
    expect(swept(story.now, '2026-03-02', '2026-04-30')).toEqual([]);
    expect(attention(story)).toBeUndefined();
  });
});

describe('下次巡查之日', () => {
  const asked = () => handled('2026-03-02').did('askSupplement', { what: '年度', workdays: 15 }, 'officer', LEAD);
  const consulted = () => handled('2026-03-02').did('consultThirdParty', { id: 'c1' }, 'officer', LEAD);

  it('is the first day with five working days left', () => {
    expect(attention(handled('2026-03-02'))).toBe('2026-03-23');
    expect(
      attention(
        new Story('2026-03-02').did('confirmReceipt', {}, 'system').did('withdraw', { reason: 'x' }, 'applicant'),
      ),
    ).toBeUndefined();
  });

  it.each([
    [5, '2026-03-27'],
    [1, '2026-03-30'],
    [0, '2026-03-31'],
    [-1, undefined],
  ])('reminded at %i working days left: %s', (workdaysLeft, day) => {
    const { now } = handled('2026-03-02');
    const reminded = (dueOn: string) => attentionOn({ ...now, reminders: [{ dueOn, workdaysLeft }] }, CALENDAR);
    expect(reminded('2026-03-30')).toBe(day);
    expect(reminded('2026-03-12'), 'a reminder of another due date is none of this').toBe('2026-03-23');
  });

  it('is the day after the last to supplement, until it is flagged or supplemented', () => {
    const story = asked();
    expect(attention(story)).toBe('2026-03-24');
    story.on('2026-03-24').did('flagSupplementLapse', {}, 'system');
    expect(attention(story)).toBeUndefined();
    const supplemented = asked().on('2026-03-20').did('supplement', { description: 'x', attachments: [] }, 'applicant');
    expect(attention(supplemented)).toBe('2026-04-13');
  });

  it('is the day after the last to pay, until it is flagged or paid', () => {
    const story = handled('2026-03-02').did('decideFee', FEE, 'feeOfficer');
    expect(attention(story)).toBe('2026-03-31');
    story.on('2026-03-31').did('flagFeeLapse', {}, 'system');
    expect(attention(story)).toBeUndefined();
    const paid = handled('2026-03-02').did('decideFee', FEE, 'feeOfficer').on('2026-03-30');
    expect(attention(paid.did('recordPayment', { paidOn: '2026-03-30', receiptNo: 'r' }, 'feeOfficer'))).toBe(
      '2026-04-21',
    );
  });

  it('is the day after the 15 working days of a consultation, known once its letter was received', () => {
    const story = consulted();
    story.did('noteLetterReceived', { id: 'c1', receivedOn: '2026-03-02' }, 'officer', LEAD);
    expect(attention(story)).toBe('2026-03-24');
    story.on('2026-03-20').did('receiveOpinion', { id: 'c1', opinion: 'consents', content: '同意' }, 'officer', LEAD);
    expect(attention(story)).toBe('2026-04-13');
  });

  it('is the day after something was to be done without a period, until its desk is urged', () => {
    const letter = new Story('2026-03-06', { channel: 'letter' });
    expect(attention(letter)).toBe('2026-03-07');
    letter.on('2026-03-07').did('urge', { for: 'confirmation', expectedOn: '2026-03-06' }, 'system');
    expect(attention(letter)).toBeUndefined();
    expect(attention(consulted())).toBe('2026-03-12');
  });

  it('is that of the consultation that ends first', () => {
    const story = consulted().did('consultAgency', { id: 'c2', agency: 'finance' }, 'officer', LEAD).on('2026-03-04');
    story.did('noteLetterReceived', { id: 'c1', receivedOn: '2026-03-04' }, 'officer', LEAD);
    story.did('noteLetterReceived', { id: 'c2', receivedOn: '2026-03-03' }, 'officer', LEAD);
    expect(attention(story)).toBe('2026-03-25');
  });
});
