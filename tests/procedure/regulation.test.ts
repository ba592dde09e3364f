import { describe, expect, it } from 'vitest';
import { replyClock, replyDueOn } from '#domain/application/clock.ts';
import { fold } from '#domain/application/evolve.ts';
import { OUTCOMES } from '#domain/application/outcomes.ts';
import { CALENDAR } from '../support/calendar.ts';
import { delivered, drafted, HASH, handled, Story } from '../support/story.ts';

const LEAD = { unit: 'roads' };
const dueOn = (story: Story) => replyDueOn(story.now, CALENDAR);
const consult = (story: Story, id = 'c1') => story.did('consultThirdParty', { id }, 'officer', LEAD);

describe('第二十九条 提出申请', () => {
  it('工作人员代为填写口头申请; an applicant cannot enter one at the counter', () => {
    expect(() => new Story('2026-03-02', { channel: 'oral' })).not.toThrow();
    const story = new Story('2026-03-02');
    story.application = undefined;
    expect(story.refusal('submit', { ...story.events[0]?.data, channel: 'counter' } as never, 'applicant')).toBe(
      'writtenDownByStaff',
    );
  });

  it('is refused a day that has not come', () => {
    const story = new Story('2026-03-02');
    story.application = undefined;
    expect(story.refusal('submit', { ...story.events[0]?.data, arrivedOn: '2026-03-03' } as never, 'applicant')).toBe(
      'arrivalNotInFuture',
    );
  });
});

describe('第三十一条 收到申请之日', () => {
  it.each([
    ['counter', '2026-03-07', {}, '2026-03-07', 'handed in on a Saturday: that day'],
    ['post', '2026-03-02', {}, '2026-03-02', 'signed for'],
    ['online', '2026-03-07', {}, '2026-03-09', 'online on a Saturday: the next working day'],
    ['online', '2026-03-07', { confirmedOn: '2026-03-07' }, '2026-03-07', 'confirmed earlier'],
    ['fax', '2026-03-02', {}, '2026-03-02', 'a working day'],
    [
      'letter',
      '2026-03-02',
      { confirmedOn: '2026-03-04', reason: '电话两天没有打通' },
      '2026-03-04',
      'an ordinary letter: when both confirm',
    ],
  ] as const)('%s on %s with %j: received %s (%s)', (channel, arrivedOn, data, receivedOn, _why) => {
    const story = new Story(arrivedOn, { channel }).on('2026-03-09').did('confirmReceipt', data, 'registrar');
    expect(story.now.receivedOn).toBe(receivedOn);
  });

  it('互联网 confirmed later than the working day it came needs a reason', () => {
    const story = new Story('2026-03-02').on('2026-03-05');
    expect(story.refusal('confirmReceipt', { confirmedOn: '2026-03-05' }, 'registrar')).toBe('receiptOnItsDay');
    expect(
      story.refusal('confirmReceipt', { confirmedOn: '2026-03-05', reason: '系统故障' }, 'registrar'),
    ).toBeUndefined();
    expect(story.refusal('confirmReceipt', { confirmedOn: '2026-03-06', reason: '系统故障' }, 'registrar')).toBe(
      'receiptOnItsDay',
    );
  });
});

describe('第三十条 补正', () => {
  const asked = () =>
    handled('2026-03-02').on('2026-03-04').did('askSupplement', { what: '请写明年度', workdays: 15 }, 'officer', LEAD);

  it('stops the clock, and a supplement starts a new period of 20 working days', () => {
    const story = asked();
    expect(replyClock(story.now, CALENDAR)).toEqual({ runs: false, because: 'supplement' });
    expect(story.now.supplement?.dueOn).toBe('2026-03-25');
    story.on('2026-03-16').did('supplement', { description: '2025年度', attachments: [] }, 'applicant');
    expect(story.now.state).toBe('handling');
    expect(dueOn(story)).toBe('2026-04-14');
  });

  it('is asked once', () => {
    const story = asked().did('supplement', { description: '2025年度', attachments: [] }, 'applicant');
    expect(story.refusal('askSupplement', { what: '再补正', workdays: 15 }, 'registrar')).toBe('supplementOnce');
  });

  it('is asked within 7 working days of receipt: received 2 Mar 2026, by 11 Mar', () => {
    const story = handled('2026-03-02').on('2026-03-11');
    expect(story.refusal('askSupplement', { what: '年度', workdays: 15 }, 'registrar')).toBeUndefined();
    expect(story.on('2026-03-12').refusal('askSupplement', { what: '年度', workdays: 15 }, 'registrar')).toBe(
      'supplementNoticeInTime',
    );
  });

  it('not made in time is given up, by an officer and not before the day is over', () => {
    const story = asked().on('2026-03-25');
    expect(story.refusal('lapseSupplement', { reason: '逾期' }, 'registrar')).toBe('supplementPeriodOver');
    expect(story.on('2026-03-26').refusal('lapseSupplement', { reason: '逾期' }, 'system')).toBe('notYourStep');
    story.did('lapseSupplement', { reason: '逾期未补正' }, 'registrar');
    expect([story.now.state, story.now.outcome]).toEqual(['closed', 'other.notCorrected']);
  });

  it.each([4, 61, 7.5])('gives a reasonable period, not %s working days', (workdays) => {
    expect(handled('2026-03-02').refusal('askSupplement', { what: '年度', workdays }, 'registrar')).toBe(
      'supplementPeriodReasonable',
    );
  });
});

describe('第三十二条 征求第三方意见', () => {
  it('takes the days from the letter to the answer out of the count', () => {
    const story = consult(handled('2020-03-02').on('2020-03-10'));
    expect(replyClock(story.now, CALENDAR)).toEqual({ runs: false, because: 'consultation' });
    story.on('2020-03-24').did('receiveOpinion', { id: 'c1', opinion: 'consents', content: '同意' }, 'officer', LEAD);
    expect(dueOn(story)).toBe('2020-04-14');
  });

  it('counts overlapping consultations once', () => {
    const story = consult(handled('2020-03-02').on('2020-03-10'));
    story.on('2020-03-18').did('consultAgency', { id: 'c2', agency: 'finance' }, 'officer', LEAD);
    story.on('2020-03-24').did('receiveOpinion', { id: 'c1', opinion: 'consents', content: '同意' }, 'officer', LEAD);
    story.on('2020-03-31').did('receiveOpinion', { id: 'c2', opinion: 'consents', content: '同意' }, 'officer', LEAD);
    expect(dueOn(story)).toBe('2020-04-21');
  });

  it('ends by itself 15 working days after the letter was received', () => {
    const story = consult(handled('2026-03-02').on('2026-03-03'));
    story.on('2026-03-05').did('noteLetterReceived', { id: 'c1', receivedOn: '2026-03-04' }, 'officer', LEAD);
    expect(story.on('2026-03-25').refusal('applySilence', { id: 'c1' }, 'system')).toBe('consultationPeriodOver');
    story.on('2026-03-26').did('applySilence', { id: 'c1' }, 'system');
    expect(story.now.consultations[0]).toMatchObject({ endedOn: '2026-03-25', opinion: 'silent' });
    // Day 1 was 3 March, the day of sending; 18 more count after 25 March, 6 April is a holiday.
    expect(dueOn(story)).toBe('2026-04-22');
  });

  it('no reply is drafted while it is open', () => {
    const story = consult(handled('2026-03-02'));
    expect(
      story.refusal(
        'submitDraft',
        { outcome: 'granted.full', statements: { information: '见附件' }, hash: HASH },
        'officer',
        LEAD,
      ),
    ).toBe('noConsultationOpen');
  });

  it('who objected is told in writing before it is made public all the same', () => {
    const story = consult(handled('2026-03-02')).did(
      'receiveOpinion',
      { id: 'c1', opinion: 'objects', content: '商业秘密' },
      'officer',
      LEAD,
    );
    drafted(story).did('sign', { hash: HASH, replyNo: '1号' }, 'signer');
    expect(story.refusal('dispatch', { way: 'post' }, 'registrar')).toBe('objectorTold');
    story
      .did('tellThirdParty', { id: 'c1', reason: '公共利益' }, 'officer', LEAD)
      .did('dispatch', { way: 'post' }, 'registrar');
    expect(story.now.state).toBe('delivering');
  });
});

describe('第三十三条 答复期限', () => {
  it.each([
    ['2026-03-02', '2026-03-30', '20 working days'],
    ['2026-04-20', '2026-05-20', '节假日不计、调休上班计入'],
    ['2020-01-20', '2020-02-25', '春节假期延长'],
    ['2019-12-20', '2020-01-19', '调休的星期日'],
  ])('received %s, due %s: %s', (receivedOn, due) => {
    expect(dueOn(handled(receivedOn))).toBe(due);
  });

  const proposed = (workdays = 20) =>
    handled('2020-03-02').did('proposeExtension', { workdays, reason: '检索量大' }, 'officer', { ...LEAD, id: 'li' });

  it('is extended by approval of the head and by telling the applicant in time', () => {
    const story = proposed();
    expect(story.refusal('tellExtension', {}, 'registrar')).toBe('extensionApproved');
    story.did('approveExtension', {}, 'disclosureHead');
    expect(dueOn(story)).toBe('2020-03-30');
    story.on('2020-03-30').did('tellExtension', {}, 'registrar');
    expect(dueOn(story)).toBe('2020-04-27');
  });

  it('told a day late is not extended', () => {
    const story = proposed().did('approveExtension', {}, 'disclosureHead').on('2020-03-31');
    expect(story.refusal('tellExtension', {}, 'registrar')).toBe('notYetOverdue');
  });

  it('is not extended by more than 20 working days, nor twice, nor by who asked', () => {
    expect(handled('2020-03-02').refusal('proposeExtension', { workdays: 21, reason: 'x' }, 'officer', LEAD)).toBe(
      'extensionWithinTwenty',
    );
    expect(proposed().refusal('proposeExtension', { workdays: 1, reason: 'x' }, 'officer', LEAD)).toBe('extensionOnce');
    expect(proposed().refusal('approveExtension', {}, 'disclosureHead', { id: 'li' })).toBe('extensionByAnother');
  });

  it('may be proposed again after the head refused', () => {
    const story = proposed().did('refuseExtension', { reason: '不必要' }, 'disclosureHead');
    expect(story.refusal('proposeExtension', { workdays: 5, reason: 'x' }, 'officer', LEAD)).toBeUndefined();
  });

  it('with consultation and extension: D051', () => {
    const story = consult(proposed().on('2020-03-10'));
    story.on('2020-03-24').did('receiveOpinion', { id: 'c1', opinion: 'consents', content: '同意' }, 'officer', LEAD);
    story.did('approveExtension', {}, 'disclosureHead').did('tellExtension', {}, 'registrar');
    expect(dueOn(story)).toBe('2020-05-13');
  });

  it('told to the applicant is not shortened by a new holiday arrangement', () => {
    const story = handled('2026-12-10');
    expect([dueOn(story), story.now.told?.dueOn]).toEqual(['2027-01-07', '2027-01-07']);
    const off = (day: string) => [day, 'off'] as const;
    const later = {
      ...CALENDAR,
      exceptions: new Map([...CALENDAR.exceptions, off('2027-01-01')]),
      knownUntil: '2027-12-31',
    };
    expect(replyDueOn(story.now, later)).toBe('2027-01-08');
    const shorter = { ...CALENDAR, exceptions: new Map([...CALENDAR.exceptions, ['2027-01-02', 'work'] as const]) };
    expect(replyDueOn(story.now, shorter)).toBe('2027-01-07');
  });
});

describe('第三十五条 大量反复申请', () => {
  const asked = () => handled('2026-03-02').did('askReasons', { reason: '本月第 60 件' }, 'officer', LEAD);

  it('is asked once for reasons; unreasonable, it is not processed', () => {
    const story = asked().did('giveReasons', { reason: '研究需要' }, 'applicant');
    expect(story.refusal('askReasons', { reason: '再说明' }, 'officer', LEAD)).toBe('reasonsOnce');
    expect(
      drafted(story, { outcome: 'notProcessed.excessive', statements: { facts: '60 件', reason: '明显超过合理范围' } })
        .now.state,
    ).toBe('signing');
  });

  it('is not called excessive without having been asked', () => {
    const draft = { outcome: 'notProcessed.excessive', statements: { facts: 'x', reason: 'x' }, hash: HASH } as const;
    expect(handled('2026-03-02').refusal('submitDraft', draft, 'officer', LEAD)).toBe('outcomeFits');
  });

  it('reasonable, it may be given a stated later day', () => {
    const story = asked().did('giveReasons', { reason: '研究需要' }, 'applicant');
    expect(story.refusal('setDelay', { dueOn: '2026-03-30', reason: '数量大' }, 'disclosureHead')).toBe(
      'delayLaterThanDue',
    );
    story.did('setDelay', { dueOn: '2026-06-30', reason: '数量大' }, 'disclosureHead');
    expect(dueOn(story)).toBe('2026-06-30');
  });
});

describe('第四十二条 信息处理费', () => {
  const charged = () =>
    handled('2021-03-01').did(
      'decideFee',
      { scheme: 'byItem', amountYuan: 100, noticeReceivedOn: '2021-03-01', reason: '本月第 36 件' },
      'feeOfficer',
    );

  it('stops the clock; paid, the period starts anew', () => {
    const story = charged();
    expect([story.now.fee?.dueOn, replyClock(story.now, CALENDAR)]).toEqual([
      '2021-03-29',
      { runs: false, because: 'fee' },
    ]);
    story.on('2021-03-10').did('recordPayment', { paidOn: '2021-03-10', receiptNo: 'r1' }, 'feeOfficer');
    expect([story.now.state, dueOn(story)]).toEqual(['handling', '2021-04-08']);
    expect(
      story.refusal(
        'decideFee',
        { scheme: 'byItem', amountYuan: 100, noticeReceivedOn: '2021-03-10', reason: '本月第 36 件' },
        'feeOfficer',
      ),
    ).toBe('feeOnce');
  });

  it('unpaid after 20 working days it is not processed further', () => {
    const story = charged().on('2021-03-29');
    expect(story.refusal('lapseFee', { reason: '未缴费' }, 'feeOfficer')).toBe('paymentPeriodOver');
    story.on('2021-03-30').did('lapseFee', { reason: '未缴费' }, 'feeOfficer');
    expect(story.now.outcome).toBe('other.feeUnpaid');
  });

  it.each([0, -10, 15, 0.5])('is a whole amount of the tariff, not %s', (amountYuan) => {
    expect(
      handled('2021-03-01').refusal(
        'decideFee',
        { scheme: 'byItem', amountYuan, noticeReceivedOn: '2021-03-01', reason: '本月第 36 件' },
        'feeOfficer',
      ),
    ).toBe('feeWhole');
  });
});

describe('第三十六条至第三十九条 答复', () => {
  it.each(Object.entries(OUTCOMES).filter(([id]) => !['other.notCorrected', 'other.feeUnpaid'].includes(id)))(
    '%s must state what the law asks',
    (outcome, { states }) => {
      const story = handled('2026-03-02')
        .did('askSupplement', { what: '年度', workdays: 10 }, 'officer', LEAD)
        .did('supplement', { description: '2025', attachments: [] }, 'applicant')
        .did('askReasons', { reason: '数量大' }, 'officer', LEAD)
        .did('noteNoReasons', { reason: '未说明' }, 'officer', LEAD);
      const full = Object.fromEntries(states.map((statement) => [statement, '写明']));
      for (const missing of states) {
        const { [missing]: _, ...rest } = full;
        expect(
          story.refusal('submitDraft', { outcome: outcome as never, statements: rest, hash: HASH }, 'officer', LEAD),
        ).toBe('outcomeStated');
      }
      expect(
        story.refusal('submitDraft', { outcome: outcome as never, statements: full, hash: HASH }, 'officer', LEAD),
      ).toBeUndefined();
    },
  );

  it.each(['other.notCorrected', 'other.feeUnpaid'] as const)('%s is not drafted', (outcome) => {
    expect(
      handled('2026-03-02').refusal(
        'submitDraft',
        { outcome, statements: { reason: 'x' }, hash: HASH },
        'officer',
        LEAD,
      ),
    ).toBe('lapseIsNotDrafted');
  });

  it('补正后仍不明确 only after a supplement', () => {
    const draft = { outcome: 'unable.stillUnclear', statements: { unclearAfterSupplement: 'x' }, hash: HASH } as const;
    expect(handled('2026-03-02').refusal('submitDraft', draft, 'officer', LEAD)).toBe('outcomeFits');
  });
});

describe('第四十五条 审核、签发', () => {
  it('经办 ≠ 审核 ≠ 签发 per person', () => {
    const story = handled('2026-03-02').did(
      'submitDraft',
      { outcome: 'granted.full', statements: { information: 'x' }, hash: HASH },
      'officer',
      { ...LEAD, id: 'wang' },
    );
    expect(story.refusal('passLegalReview', { hash: HASH }, 'legalReviewer', { id: 'wang' })).toBe('reviewerIsAnother');
    story.did('passLegalReview', { hash: HASH }, 'legalReviewer', { id: 'li' });
    expect(story.refusal('passSecrecyReview', { hash: HASH }, 'secrecyReviewer', { id: 'li' })).toBe(
      'reviewerIsAnother',
    );
    story.did('passSecrecyReview', { hash: HASH }, 'secrecyReviewer', { id: 'zhao' });
    for (const id of ['wang', 'li', 'zhao'])
      expect(story.refusal('sign', { hash: HASH, replyNo: '1' }, 'signer', { id })).toBe('signerIsAnother');
    expect(story.refusal('sign', { hash: HASH, replyNo: '1' }, 'signer', { id: 'sun' })).toBeUndefined();
  });

  it('an approval is of what was read, and a new draft has none', () => {
    const story = drafted(handled('2026-03-02'));
    expect(story.refusal('sign', { hash: 'b'.repeat(64), replyNo: '1' }, 'signer')).toBe('sameDraft');
    story.did('refuseSignature', { reason: '理由不足' }, 'signer');
    expect(story.now.state).toBe('handling');
    story.did(
      'submitDraft',
      { outcome: 'granted.full', statements: { information: '新' }, hash: 'c'.repeat(64) },
      'officer',
      LEAD,
    );
    expect(story.now.legallyReviewedBy).toBeUndefined();
  });
});

describe('送达 (国办公开办函〔2016〕235号)', () => {
  it('posted, the day of posting is the day of reply; handed over, the day of signature', () => {
    const posted = delivered(drafted(handled('2026-03-02')), '2026-03-30', '2026-04-02');
    expect([posted.now.repliedOn, posted.now.closedOn, posted.now.outcome]).toEqual([
      '2026-03-30',
      '2026-04-02',
      'granted.full',
    ]);
    const handed = drafted(handled('2026-03-02'))
      .did('sign', { hash: HASH, replyNo: '1' }, 'signer')
      .did('dispatch', { way: 'direct' }, 'registrar');
    handed.on('2026-03-05').did('proveDelivery', { provedOn: '2026-03-04', proof: '送达回证' }, 'registrar');
    expect(handed.now.repliedOn).toBe('2026-03-04');
  });

  it('undelivered, it is sent again', () => {
    const story = drafted(handled('2026-03-02'))
      .did('sign', { hash: HASH, replyNo: '1' }, 'signer')
      .did('dispatch', { way: 'direct' }, 'registrar');
    story
      .did('noteUndelivered', { on: '2026-03-02', reason: '无人' }, 'registrar')
      .did('dispatch', { way: 'post' }, 'registrar');
    expect(story.now.deliveries.map(({ undeliveredOn }) => undeliveredOn)).toEqual(['2026-03-02', undefined]);
  });

  it('replied, an application is not withdrawn; before, it is', () => {
    const story = drafted(handled('2026-03-02'))
      .did('sign', { hash: HASH, replyNo: '1' }, 'signer')
      .did('dispatch', { way: 'online' }, 'registrar');
    expect(story.refusal('withdraw', { reason: '不需要了' }, 'applicant')).toBe('notYetReplied');
    expect(handled('2026-03-02').did('withdraw', { reason: '不需要了' }, 'applicant').now).toMatchObject({
      state: 'closed',
      outcome: 'other.other',
    });
  });
});

describe('合并办理', () => {
  const into = { into: '2026-00000', reason: '同一件申请，网上和邮寄各来一次' };

  it('closes the later one, which the reply to the earlier answers too', () => {
    const story = handled('2026-03-02').did('merge', { ...into, isSame: true }, 'registrar');
    expect(story.now).toMatchObject({ state: 'closed', outcome: 'other.other', mergedInto: '2026-00000' });
    const again = story.did('reopen', { reason: '申请人不同意合并' }, 'disclosureHead');
    expect([again.now.state, again.now.mergedInto]).toEqual(['handling', undefined]);
  });

  it('is only of the same applicant for the same record, said why, with nobody consulted', () => {
    const story = handled('2026-03-02');
    expect(story.refusal('merge', { ...into, isSame: false }, 'registrar')).toBe('mergesTheSame');
    expect(story.refusal('merge', { ...into, isSame: true, reason: ' ' }, 'registrar')).toBe('reasonGiven');
    expect(story.refusal('merge', { ...into, isSame: true }, 'officer', LEAD)).toBe('notYourStep');
    story.did('consultThirdParty', { id: 'c1' }, 'officer', LEAD);
    expect(story.refusal('merge', { ...into, isSame: true }, 'registrar')).toBe('noConsultationOpen');
  });
});

describe('批注', () => {
  it('changes nothing, and the applicant is told nothing of it', () => {
    const story = handled('2026-03-02');
    const before = story.now;
    story.did('comment', { comment: '文件在档案室' }, 'officer', { unit: 'parks' });
    expect(story.now).toEqual(before);
    expect(story.refusal('comment', { comment: '外单位' }, 'officer', { unit: 'tax' })).toBe('notYourUnit');
    expect(story.refusal('comment', { comment: '申请人' }, 'applicant')).toBe('notYourStep');
  });
});

describe('办结以后', () => {
  const done = () => delivered(drafted(handled('2026-03-02')), '2026-03-30', '2026-04-02');

  it('a supplementary reply keeps the leaf that was counted', () => {
    const story = done()
      .did('archive', { fileNo: '1' }, 'archivist')
      .did('reopen', { reason: '复议撤销' }, 'disclosureHead');
    expect([story.now.state, dueOn(story)]).toEqual(['handling', '2026-05-06']);
    drafted(story, {
      outcome: 'granted.partial',
      statements: { information: 'x', withheldPart: 'x', legalBasis: 'x', reason: 'x' },
    });
    delivered(story, '2026-04-20', '2026-04-21');
    expect([story.now.outcome, story.now.supplementaryReplies]).toEqual([
      'granted.full',
      [{ openedOn: '2026-04-02', outcome: 'granted.partial' }],
    ]);
  });

  it('notes a reconsideration and its result once', () => {
    const story = done().did(
      'noteChallenge',
      { id: 'r1', kind: 'reconsideration', notedOn: '2026-04-02' },
      'registrar',
    );
    expect(story.refusal('noteChallenge', { id: 'r1', kind: 'lawsuit', notedOn: '2026-04-02' }, 'registrar')).toBe(
      'challengeNew',
    );
    story.did('noteChallengeResult', { id: 'r1', result: 'upheld' }, 'registrar');
    expect(story.refusal('noteChallengeResult', { id: 'r1', result: 'other' }, 'registrar')).toBe('challengePending');
  });
});

describe('个人信息保护法第六条', () => {
  it('personal fields are opened with a reason, by the unit that handles the case', () => {
    const story = handled('2026-03-02');
    expect(story.refusal('unmask', { fields: ['phone'], reason: '' }, 'officer', LEAD)).toBe('reasonGiven');
    expect(
      story.refusal('unmask', { fields: ['phone'], reason: '联系' }, 'officer', { unit: 'parks' }),
    ).toBeUndefined();
    expect(story.refusal('unmask', { fields: ['phone'], reason: '联系' }, 'officer', { unit: 'tax' })).toBe(
      'notYourUnit',
    );
    expect(story.refusal('unmask', { fields: ['email'], reason: '联系' }, 'officer', LEAD)).toBe('fieldsNamed');
  });
});

describe('the stream of events', () => {
  it('folds to the application that was decided', () => {
    const story = delivered(drafted(handled('2026-03-02')), '2026-03-30', '2026-04-02');
    expect(fold(story.events)).toEqual(story.now);
  });

  it('that no table permits is not one of ours', () => {
    const story = handled('2026-03-02');
    expect(() => fold([...story.events, ...story.events.slice(2)])).toThrow(RangeError);
    expect(() => fold(story.events.slice(1))).toThrow(RangeError);
  });
});
