import { describe, expect, it } from 'vitest';
import { type Case, passes } from '../../../../tests/support/guards.ts';
import { GUARDS } from '../guards.ts';

const CHINESE = /\p{Script=Han}/u;

describe('条件', () => {
  it.each(Object.entries(GUARDS))('%s, not met, names its article, what is wrong and what to do', (_, guard) => {
    expect(guard.law).toMatch(/^(?:个人信息保护法|行政复议法)?第.+条(?:第.款)?$|〔\d{4}〕\d+号$/);
    expect(guard.fault).toMatch(CHINESE);
    expect(guard.remedy).toMatch(CHINESE);
    expect(guard.remedy).not.toBe(guard.fault);
  });
});

describe('第二十九条、第三十一条 提出申请', () => {
  it.each<Case>([
    ['arrivalNotInFuture', {}, { arrivedOn: '2026-03-10' }, true],
    ['arrivalNotInFuture', {}, { arrivedOn: '2026-03-11' }, false],
    ['writtenDownByStaff', {}, { channel: 'online' }, true],
    ['writtenDownByStaff', {}, { channel: 'oral' }, false],
  ])('%s with %j and %j: %s', (guard, facts, data, expected) => {
    expect(passes(guard, facts, data)).toBe(expected);
  });

  it.each([
    ['applicant', '2026-03-10', true],
    ['applicant', '2026-03-09', false],
    ['registrar', '2026-03-09', true],
    ['registrar', '2026-03-11', false],
  ])('the %s on 10 March says it came on %s: %s', (role, arrivedOn, expected) => {
    expect(passes('arrivalNotInFuture', {}, { arrivedOn }, { actor: { id: 'x', role } })).toBe(expected);
  });

  it('by any way is entered by the registrar', () => {
    const actor = { id: 'li', role: 'registrar' };
    expect(passes('writtenDownByStaff', {}, { channel: 'fax' }, { actor })).toBe(true);
  });
});

describe('第三十一条 收到申请之日, confirmed on 10 March 2026 at the latest', () => {
  const by = (channel: 'post' | 'letter' | 'online', arrivedOn: string) => ({ channel, arrivedOn });
  it.each<Case>([
    ['receiptOnItsDay', by('post', '2026-03-06'), {}, true],
    ['receiptOnItsDay', by('post', '2026-03-06'), { confirmedOn: '2026-03-06' }, true],
    ['receiptOnItsDay', by('post', '2026-03-06'), { confirmedOn: '2026-03-09' }, false],
    ['receiptOnItsDay', by('post', '2026-03-06'), { confirmedOn: '2026-03-09', reason: '迟到' }, false],
    ['receiptOnItsDay', by('letter', '2026-03-06'), { confirmedOn: '2026-03-10' }, false],
    ['receiptOnItsDay', by('letter', '2026-03-06'), { confirmedOn: '2026-03-10', reason: '电话没有打通' }, true],
    ['receiptOnItsDay', by('letter', '2026-03-06'), { confirmedOn: '2026-03-06' }, true],
    ['receiptOnItsDay', by('letter', '2026-03-06'), {}, false],
    ['receiptOnItsDay', by('letter', '2026-03-10'), {}, true],
    ['receiptOnItsDay', by('letter', '2026-03-06'), { confirmedOn: '2026-03-05' }, false],
    ['receiptOnItsDay', by('letter', '2026-03-06'), { confirmedOn: '2026-03-11' }, false],
    ['receiptOnItsDay', by('online', '2026-03-07'), { confirmedOn: '2026-03-09' }, true],
    ['receiptOnItsDay', by('online', '2026-03-07'), { confirmedOn: '2026-03-10' }, false],
    ['receiptOnItsDay', by('online', '2026-03-07'), { confirmedOn: '2026-03-10', reason: ' ' }, false],
    ['receiptOnItsDay', by('online', '2026-03-07'), { confirmedOn: '2026-03-10', reason: '系统故障' }, true],
  ])('%s with %j and %j: %s', (guard, facts, data, expected) => {
    expect(passes(guard, facts, data)).toBe(expected);
  });
});

it('第三十条: the applicant’s own supplement is of the day it comes, and names no other', () => {
  const facts = { supplement: { askedOn: '2026-03-04', workdays: 15, dueOn: '2026-03-25' } };
  const on = (receivedOn: string | undefined) =>
    passes('supplementedOnItsDay', facts, { receivedOn }, { actor: { id: 'x', role: 'applicant' } });
  expect([on(undefined), on('2026-03-09')]).toEqual([true, false]);
});

describe('第三十条 补正', () => {
  const asked = { supplement: { askedOn: '2026-03-04', workdays: 15, dueOn: '2026-03-25' } };
  const flagged = { supplement: { ...asked.supplement, lapseFlagged: true as const } };
  it.each<Case>([
    ['supplementOnce', {}, {}, true],
    ['supplementOnce', asked, {}, false],
    ['supplementNoticeInTime', {}, {}, true],
    ['supplementNoticeInTime', { receivedOn: '2026-02-28' }, {}, true],
    ['supplementNoticeInTime', { receivedOn: '2026-02-27' }, {}, false],
    ['supplementNoticeInTime', { receivedOn: undefined } as object, {}, false],
    ['supplementPeriodReasonable', {}, { workdays: 5, what: '年度' }, true],
    ['supplementPeriodReasonable', {}, { workdays: 60, what: '年度' }, true],
    ['supplementPeriodReasonable', {}, { workdays: 4, what: '年度' }, false],
    ['supplementPeriodReasonable', {}, { workdays: 61, what: '年度' }, false],
    ['supplementPeriodReasonable', {}, { workdays: 7.5, what: '年度' }, false],
    ['supplementPeriodReasonable', {}, { workdays: 15, what: ' ' }, false],
    ['supplementedOnItsDay', asked, {}, true],
    ['supplementedOnItsDay', asked, { receivedOn: '2026-03-10' }, true],
    ['supplementedOnItsDay', asked, { receivedOn: '2026-03-04' }, true],
    ['supplementedOnItsDay', asked, { receivedOn: '2026-03-03' }, false],
    ['supplementedOnItsDay', asked, { receivedOn: '2026-03-11' }, false],
    ['supplementPeriodOver', {}, {}, false],
    ['supplementPeriodOver', { supplement: { askedOn: '2026-02-10', workdays: 5, dueOn: '2026-03-10' } }, {}, false],
    ['supplementPeriodOver', { supplement: { askedOn: '2026-02-10', workdays: 5, dueOn: '2026-03-09' } }, {}, true],
    ['supplementPeriodOver', { supplement: { askedOn: '2026-03-04', workdays: 15, dueOn: '2026-03-09' } }, {}, false],
    ['lapseNotFlagged', asked, {}, true],
    ['lapseNotFlagged', flagged, {}, false],
  ])('%s with %j and %j: %s', (guard, facts, data, expected) => {
    expect(passes(guard, facts, data)).toBe(expected);
  });
});
