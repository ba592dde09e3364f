import { describe, expect, it } from 'vitest';
import { type Case, HANDLED, passes } from '../../../../tests/support/guards.ts';
import { clockBasis } from '../clock.ts';
import type { Application } from '../facts.ts';
import { GUARDS } from '../guards.ts';

const STOPPED: Partial<Application> = { clock: { extendedWorkdays: 0, stoppedFor: 'fee' } };
const reminded = (workdaysLeft: number, dueOn = '2026-03-30'): Partial<Application> => ({
  reminders: [{ dueOn, workdaysLeft }],
});

describe('第三十三条 到期提醒, due 30 March 2026', () => {
  it.each<[string, number, Partial<Application>, boolean]>([
    ['2026-03-23', 5, {}, true],
    ['2026-03-20', 5, {}, false],
    ['2026-03-23', 1, {}, false],
    ['2026-03-30', 0, {}, true],
    ['2026-03-31', 0, {}, false],
    ['2026-03-27', 1, reminded(5), true],
    ['2026-03-27', 1, reminded(1), false],
    ['2026-03-27', 5, reminded(1), false],
    ['2026-03-27', 1, reminded(1, '2026-03-12'), true],
    ['2026-03-27', 1, { repliedOn: '2026-03-26' }, false],
    ['2026-03-27', 1, STOPPED, false],
  ])('on %s of %i working days left, %j: %s', (today, workdaysLeft, facts, due) => {
    expect(passes('reminderDue', facts, { workdaysLeft }, { today })).toBe(due);
  });
});

describe('第四十五条 催办, a letter of 2 March 2026', () => {
  const submitted: Partial<Application> = { state: 'submitted', arrivedOn: '2026-03-02' };
  const confirmation = { for: 'confirmation', expectedOn: '2026-03-02' } as const;
  it.each<[string, Partial<Application>, object, boolean]>([
    ['2026-03-03', submitted, confirmation, true],
    ['2026-03-02', submitted, confirmation, false],
    ['2026-03-03', submitted, { ...confirmation, expectedOn: '2026-03-01' }, false],
    ['2026-03-03', submitted, { ...confirmation, for: 'redelivery' }, false],
    ['2026-03-03', { ...submitted, urged: [confirmation] }, confirmation, false],
    ['2026-03-03', { ...submitted, urged: [{ ...confirmation, for: 'redelivery' }] }, confirmation, true],
    ['2026-03-03', { ...submitted, urged: [{ ...confirmation, expectedOn: '2026-03-01' }] }, confirmation, true],
  ])('on %s, %j, of %j: %s', (today, facts, wait, due) => {
    expect(passes('waitedTooLong', facts, wait, { today })).toBe(due);
  });
});

describe('第四十七条 超期督办, due 30 March 2026', () => {
  it.each<[string, Partial<Application>, boolean]>([
    ['2026-03-30', {}, false],
    ['2026-03-31', {}, true],
    ['2026-03-31', reminded(0), true],
    ['2026-03-31', reminded(-1), false],
    ['2026-03-31', reminded(-1, '2026-03-12'), true],
    ['2026-03-31', { repliedOn: '2026-03-30' }, false],
    ['2026-03-31', STOPPED, false],
  ])('on %s, %j: %s', (today, facts, due) => {
    expect(passes('overdueNotEscalated', facts, {}, { today })).toBe(due);
  });
});

describe('第三十三条 按新的放假安排重算, told 30 March 2026', () => {
  const told = (dueOn: string, clock = clockBasis(HANDLED)) => ({ told: { dueOn, clock } });
  it.each<[string, Partial<Application>, boolean]>([
    ['the count now ends later', told('2026-03-27'), true],
    ['it ends on the day told', told('2026-03-30'), false],
    ['it ends earlier: what was told binds', told('2026-03-31'), false],
    ['the applicant was told another count', told('2026-03-27', '[]'), false],
    ['nothing was told', { told: undefined } as object, false],
    ['nothing is counted', { ...told('2026-03-27'), state: 'closed' }, false],
  ])('%s: %j, %s', (_, facts, moved) => expect(passes('dueMoved', facts, {})).toBe(moved));
});

describe('信息处理费 (国办函〔2020〕109号), on 10 March 2026', () => {
  const fee = { amountYuan: 100, noticeReceivedOn: '2026-03-04', dueOn: '2026-04-01' };
  const noticed = (noticeReceivedOn: string) => ({ noticeReceivedOn });
  it.each<Case>([
    ['feeOnce', {}, {}, true],
    ['feeOnce', { fee }, {}, false],
    ['feeNoticeInTime', {}, noticed('2026-03-02'), true],
    ['feeNoticeInTime', {}, noticed('2026-03-01'), false],
    ['feeNoticeInTime', {}, noticed('2026-03-10'), true],
    ['feeNoticeInTime', {}, noticed('2026-03-11'), false],
    ['feeNoticeInTime', { ...STOPPED }, noticed('2026-03-10'), false],
    ['feeWhole', {}, { amountYuan: 10 }, true],
    ['feeWhole', {}, { amountYuan: 0 }, false],
    ['feeWhole', {}, { amountYuan: -10 }, false],
    ['feeWhole', {}, { amountYuan: 15 }, false],
    ['feeWhole', {}, { amountYuan: Number.NaN }, false],
    ['paidOnItsDay', { fee }, { paidOn: '2026-03-04' }, true],
    ['paidOnItsDay', { fee }, { paidOn: '2026-03-03' }, false],
    ['paidOnItsDay', { fee }, { paidOn: '2026-03-11' }, false],
    ['paymentPeriodOver', {}, {}, false],
    ['paymentPeriodOver', { fee: { ...fee, noticeReceivedOn: '2026-01-05', dueOn: '2026-03-10' } }, {}, false],
    ['paymentPeriodOver', { fee: { ...fee, noticeReceivedOn: '2026-01-05', dueOn: '2026-03-09' } }, {}, true],
    // An arrangement loaded since adds days off: what was told too early does not bind.
    ['paymentPeriodOver', { fee: { ...fee, dueOn: '2026-03-09' } }, {}, false],
    ['feeLapseNotFlagged', { fee }, {}, true],
    ['feeLapseNotFlagged', { fee: { ...fee, lapseFlagged: true } }, {}, false],
  ])('%s with %j and %j: %s', (guard, facts, data, expected) => {
    expect(passes(guard, facts, data)).toBe(expected);
  });

  it('is noticed by the last day of the reply period: 30 March 2026', () => {
    const on = (day: string) => passes('feeNoticeInTime', {}, noticed(day), { today: '2026-04-10' });
    expect(['2026-03-30', '2026-03-31'].map(on)).toEqual([true, false]);
  });

  it.each([true, false])('is charged only where the city decided to: %s', (feesCharged) => {
    const rules = { rules: { feesCharged } };
    expect(GUARDS.feesCharged.holds(HANDLED, {}, rules as never, { id: 'x', role: 'feeOfficer' })).toBe(feesCharged);
  });
});
