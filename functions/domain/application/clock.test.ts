import { describe, expect, it } from 'vitest';
import { CALENDAR } from '../../../tests/support/calendar.ts';
import { delivered, drafted, handled, Story } from '../../../tests/support/story.ts';
import {
  clockBasis,
  opinionDueOn,
  replyClock,
  replyDueOn,
  replyProof,
  unansweredDueOn,
  workdaysLeft,
} from './clock.ts';
import type { Application } from './facts.ts';

const LEAD = { unit: 'roads' };
const clockOf = ({ now }: Story) => replyClock(now, CALENDAR);

describe('第三十三条第二款 答复期限', () => {
  it('is not counted before the application is received', () => {
    const story = new Story('2026-03-02');
    expect(clockOf(story)).toEqual({ runs: false, because: 'notReceived' });
    expect(replyDueOn(story.now, CALENDAR)).toBeUndefined();
  });

  it('is counted day by day from the day after receipt: received 2 Mar 2026, due 30 Mar', () => {
    const clock = clockOf(handled('2026-03-02'));
    expect(clock).toMatchObject({ runs: true, dueOn: '2026-03-30', fixed: false, provisional: false });
    const days = clock.runs ? clock.days : [];
    expect(days[0]).toEqual({ date: '2026-03-02', kind: 'start' });
    expect(days.at(-1)).toEqual({ date: '2026-03-30', kind: 'counted', n: 20 });
  });

  it('is provisional where the year’s arrangement is not at hand', () => {
    expect(clockOf(handled('2026-12-10'))).toMatchObject({ dueOn: '2027-01-07', provisional: true });
  });

  it('is over once the application is closed', () => {
    const story = delivered(drafted(handled('2026-03-02')), '2026-03-30', '2026-04-02');
    expect(clockOf(story)).toEqual({ runs: false, because: 'closed' });
  });

  it('stands to be met until a reply is out', () => {
    const story = drafted(handled('2026-03-02'));
    expect(unansweredDueOn(story.now, CALENDAR)).toBe('2026-03-30');
    expect(unansweredDueOn({ ...story.now, repliedOn: '2026-03-20' }, CALENDAR)).toBeUndefined();
  });
});

describe('第三十五条 延迟答复的期限', () => {
  const fixedOn = (day: string): Application => {
    const { now } = handled('2026-03-02');
    return { ...now, clock: { ...now.clock, fixedOn: day } };
  };

  it.each([
    ['2026-06-30', false],
    ['2027-06-30', true],
  ])('is the day that was set, with nothing counted: %s, provisional %s', (dueOn, provisional) => {
    expect(replyClock(fixedOn(dueOn), CALENDAR)).toEqual({ runs: true, dueOn, fixed: true, days: [], provisional });
  });
});

describe('第三十二条 第三方的 15 个工作日', () => {
  const consulted = { id: 'c1', of: 'thirdParty', sentOn: '2026-03-03' } as const;

  it('run from the day it received the letter: received 4 Mar 2026, by 25 Mar', () => {
    expect(opinionDueOn({ ...consulted, letterReceivedOn: '2026-03-04' }, CALENDAR)).toBe('2026-03-25');
    expect(opinionDueOn(consulted, CALENDAR)).toBeUndefined();
  });

  it.each([
    ['2026-03-10', '2026-04-07', 'an opinion in time ends it'],
    ['2026-04-10', '2026-04-22', 'a late one takes no more days than the 15'],
  ])('answered on %s, the reply is due %s: %s', (endedOn, dueOn) => {
    const { now } = handled('2026-03-02');
    const application = { ...now, consultations: [{ ...consulted, letterReceivedOn: '2026-03-04', endedOn }] };
    expect(replyDueOn(application, CALENDAR)).toBe(dueOn);
  });
});

describe('告知申请人的届满日', () => {
  const told = (dueOn: string, change: Partial<Application> = {}): Application => {
    const { now } = handled('2026-03-02');
    return { ...now, told: { dueOn, clock: clockBasis(now) }, ...change };
  };

  it('binds the office when it is later than the count', () => {
    expect(replyDueOn(told('2026-04-02'), CALENDAR)).toBe('2026-04-02');
    expect(replyDueOn(told('2026-03-20'), CALENDAR)).toBe('2026-03-30');
  });

  it('binds no longer when the facts it rests on have changed', () => {
    const { clock } = handled('2026-03-02').now;
    expect(replyDueOn(told('2026-04-29', { clock: { ...clock, extendedWorkdays: 1 } }), CALENDAR)).toBe('2026-03-31');
  });

  it('rests on receipt, extension, the day set and the days of every consultation, and nothing else', () => {
    const consultation = { id: 'c1', of: 'agency', sentOn: '2026-03-03' } as const;
    const base = { ...handled('2026-03-02').now, consultations: [consultation] };
    const { clock } = base;
    const changes: readonly Partial<Application>[] = [
      { clock: { ...clock, startOn: '2026-03-03' } },
      { clock: { ...clock, extendedWorkdays: 5 } },
      { clock: { ...clock, fixedOn: '2026-06-30' } },
      { consultations: [] },
      { consultations: [{ ...consultation, sentOn: '2026-03-04' }] },
      { consultations: [{ ...consultation, letterReceivedOn: '2026-03-05' }] },
      { consultations: [{ ...consultation, endedOn: '2026-03-05' }] },
    ];
    const bases = [base, ...changes.map((change) => ({ ...base, ...change }))].map(clockBasis);
    expect(new Set(bases).size).toBe(bases.length);
    expect(clockBasis({ ...base, state: 'signing', lead: 'parks' })).toBe(clockBasis(base));
  });
});

describe('逐日说明', () => {
  it('counts what the period counts: its extension, and no day of a consultation', () => {
    const story = handled('2026-03-02').did('consultAgency', { id: 'c1', agency: 'finance' }, 'officer', LEAD);
    story.on('2026-03-06').did('receiveOpinion', { id: 'c1', opinion: 'consents', content: '无' }, 'officer', LEAD);
    story
      .did('proposeExtension', { workdays: 5, reason: '多' }, 'officer', LEAD)
      .did('approveExtension', {}, 'disclosureHead');
    story.did('tellExtension', {}, 'registrar');
    const days = replyProof(story.now, CALENDAR)?.days ?? [];
    const clock = clockOf(story);
    expect(days.at(-1)).toMatchObject({ date: clock.runs && clock.dueOn, n: 25 });
    expect(days.filter(({ date }) => date <= '2026-03-06').every(({ n }) => n === undefined)).toBe(true);
  });

  it('there is none while nothing is counted', () => {
    const paused = handled('2026-03-02').did('askSupplement', { what: '年度', workdays: 5 }, 'officer', LEAD);
    const fixed = handled('2026-03-02').did('askReasons', { reason: '多' }, 'officer', LEAD);
    fixed.did('giveReasons', { reason: '研究' }, 'applicant');
    fixed.did('setDelay', { dueOn: '2026-06-30', reason: '多' }, 'disclosureHead');
    const closed = handled('2026-03-02').did('withdraw', { reason: '不需要了' }, 'applicant');
    const waiting = new Story('2026-03-02', { channel: 'letter' });
    for (const { now } of [paused, fixed, closed, waiting]) expect(replyProof(now, CALENDAR)).toBeUndefined();
  });
});

describe('剩余工作日', () => {
  it.each([
    ['2026-03-27', 1, 'Friday before'],
    ['2026-03-30', 0, 'the day itself'],
    ['2026-03-31', -1, 'a day late'],
  ])('on %s: %i (%s)', (today, left) => expect(workdaysLeft(today, '2026-03-30', CALENDAR)).toBe(left));
});

describe('收取信息处理费', () => {
  it('stops the clock until it is paid', () => {
    const story = handled('2021-03-01');
    const fee = { scheme: 'byItem', amountYuan: 100, noticeReceivedOn: '2021-03-01', reason: '本月第 36 件' } as const;
    expect(clockOf(story.did('decideFee', fee, 'feeOfficer'))).toEqual({ runs: false, because: 'fee' });
  });

  it('and a consultation without an end stops it too', () => {
    const story = handled('2026-03-02').did('consultAgency', { id: 'c1', agency: 'finance' }, 'officer', LEAD);
    expect(clockOf(story)).toEqual({ runs: false, because: 'consultation' });
  });
});
