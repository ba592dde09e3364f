import { describe, expect, it } from 'vitest';
import { CALENDAR } from '../../../tests/support/calendar.ts';
import { handled } from '../../../tests/support/story.ts';
import { WORKFLOW } from '../workflow.ts';
import { noticesOf } from './notices.ts';
import { isNumber, numberOf } from './number.ts';
import { recordOf } from './record.ts';
import type { StepEvent, StepName } from './steps.ts';

describe('受理编号', () => {
  it.each([
    [42, '2026-00042'],
    [99_999, '2026-99999'],
    [100_000, '2026-100000'],
  ])('place %i of the year is %s', (place, number) => {
    expect(numberOf('2026', place)).toBe(number);
    expect(isNumber(number)).toBe(true);
  });

  it.each(['2026-0042', '26-00042', '2026-0000000042', 'G2026-00042', '2026-00042x', '202600042', ''])(
    '“%s” is none',
    (text) => expect(isNumber(text)).toBe(false),
  );
});

describe('告知', () => {
  const { now } = handled('2026-03-02');
  const event = (step: StepName, days: Partial<StepEvent> = {}) =>
    ({ step, data: {}, actor: { id: 'x', role: 'system' }, on: '2026-03-02', ...days }) as StepEvent;
  const steps = [...new Set(WORKFLOW.map(({ step }) => step))];
  const toldTo = (to: string) => steps.filter((step) => noticesOf(now, event(step)).some((notice) => notice.to === to));

  it('of what the law has the applicant told', () => {
    expect(toldTo('applicant')).toEqual([
      ...['confirmReceipt', 'askSupplement', 'supplement', 'lapseSupplement', 'consultThirdParty', 'consultAgency'],
      ...['receiveOpinion', 'applySilence'],
      ...[
        'tellExtension',
        'askReasons',
        'setDelay',
        'decideFee',
        'recordPayment',
        'lapseFee',
        'dispatch',
        'withdraw',
        'merge',
      ],
      ...['reopen', 'recalculate'],
    ]);
  });

  it('of what its desk must do', () => {
    expect(toldTo('desk')).toEqual(['flagSupplementLapse', 'flagFeeLapse', 'remind', 'escalate', 'urge']);
    expect(noticesOf(now, event('remind', { dueOn: '2026-03-30' }))).toEqual([
      { step: 'remind', number: '2026-00001', to: 'desk', desk: 'roads', dueOn: '2026-03-30' },
    ]);
    expect(noticesOf({ ...now, state: 'archived' }, event('remind'))).toEqual([]);
  });

  it('with the due date that stands after the step, or the one the step sets', () => {
    const days = (each: Partial<StepEvent>) => noticesOf(now, event('supplement', each))[0]?.dueOn;
    expect(days({ toldDueOn: '2026-04-14', dueOn: '2026-03-25' })).toBe('2026-04-14');
    expect(days({ dueOn: '2026-03-25' })).toBe('2026-03-25');
  });
});

describe('一次办理留下的记录', () => {
  it('is its events, the application after them, its place and whom to tell', () => {
    const story = handled('2026-03-02');
    const record = recordOf(undefined, story.events, story.now, CALENDAR);
    expect(record).toMatchObject({ number: '2026-00001', events: story.events, application: story.now, released: [] });
    expect(record.placement).toMatchObject({ desk: 'roads', dueOn: '2026-03-30' });
    expect(record.notices.map(({ step, to }) => [step, to])).toEqual([['confirmReceipt', 'applicant']]);
  });

  it('releases the units that assist no longer', () => {
    const before = handled('2026-03-02').now;
    const story = handled('2026-03-02').did('return', { reason: '不属于本单位职责' }, 'officer', { unit: 'roads' });
    expect(recordOf(before, [], story.now, CALENDAR).released).toEqual(['parks']);
  });
});
