import { describe, expect, it } from 'vitest';
import { delivered, drafted, HASH, handled, type Story } from '../../../tests/support/story.ts';
import { replyAsOf } from './as-of.ts';

const LEAD = { unit: 'roads' };

const paidNever = (story: Story): Story =>
  story
    .did(
      'decideFee',
      { scheme: 'byItem', amountYuan: 100, noticeReceivedOn: story.today, reason: '本月第 36 件' },
      'feeOfficer',
    )
    .on('2026-06-01')
    .did('lapseFee', { reason: '逾期未缴纳。' }, 'feeOfficer');

describe('答复 as it stood', () => {
  it('a draft is marked so, and dated by the day it was handed in', () => {
    const { events } = drafted(handled('2026-03-02'));
    expect(replyAsOf(events, false)?.fact).toMatchObject({ replyNo: '（送审稿）', signedOn: '2026-03-02' });
    expect(replyAsOf(events, true)).toBeUndefined();
  });

  it('signed it bears its number and the day of signature; sent out it is the applicant’s', () => {
    const { events } = delivered(drafted(handled('2026-03-02')), '2026-03-20', '2026-03-23');
    const signed = { outcome: 'granted.full', replyNo: '青公开复〔2026〕1号', signedOn: '2026-03-20' };
    expect(replyAsOf(events, true)?.fact).toMatchObject(signed);
    expect(replyAsOf(events, false)).toEqual(replyAsOf(events, true));
  });

  it('a supplementary reply takes its place only when it is sent out', () => {
    const story = delivered(drafted(handled('2026-03-02')), '2026-03-20', '2026-03-23');
    const before = replyAsOf(story.events, true);
    story.did('reopen', { reason: '补充答复' }, 'disclosureHead');
    drafted(story, {
      outcome: 'granted.partial',
      statements: { information: '一', withheldPart: '二', legalBasis: '三', reason: '四' },
    });
    expect(replyAsOf(story.events, true)).toEqual(before);
    expect(replyAsOf(story.events, false)?.fact.outcome).toBe('granted.partial');
    story
      .did('sign', { hash: HASH, replyNo: '青公开复〔2026〕2号' }, 'signer')
      .did('dispatch', { way: 'online' }, 'registrar');
    expect(replyAsOf(story.events, true)?.fact.replyNo).toBe('青公开复〔2026〕2号');
  });

  it('a supplement that never came closes it, and a reply given after that stands instead', () => {
    const story = handled('2026-03-02').did('askSupplement', { what: '年份', workdays: 5 }, 'officer', LEAD);
    story.on('2026-03-20').did('lapseSupplement', { reason: '没有补正' }, 'registrar');
    expect(replyAsOf(story.events, true)?.fact).toEqual({
      outcome: 'other.notCorrected',
      statements: { reason: '没有补正' },
      signedOn: '2026-03-20',
    });
    story.did('reopen', { reason: '有正当理由' }, 'disclosureHead');
    const { events } = drafted(story);
    expect(replyAsOf(events, false)?.fact.outcome).toBe('granted.full');
    expect(replyAsOf(events, true)?.fact.outcome).toBe('other.notCorrected');
  });

  it('there is none before anything was drafted or lapsed', () => {
    const { events } = handled('2026-03-02');
    expect([replyAsOf(events, true), replyAsOf(events, false)]).toEqual([undefined, undefined]);
  });

  it('of two signatures it bears the later, whose draft it is', () => {
    const story = drafted(handled('2026-03-02')).did('sign', { hash: HASH, replyNo: '甲' }, 'signer');
    const known = replyAsOf(story.events, false);
    expect(known?.application.state).toBe('signed');
    expect(known?.fact.replyNo).toBe('甲');
  });

  it('a draft sent back is not the reply of what lapsed after it', () => {
    const story = handled('2026-03-02');
    story.did(
      'submitDraft',
      { outcome: 'granted.full', statements: { information: '见附件' }, hash: HASH },
      'officer',
      LEAD,
    );
    story.did('returnDraft', { reason: '应当收费' }, 'legalReviewer');
    const { events } = paidNever(story);
    for (const sentOut of [true, false])
      expect(replyAsOf(events, sentOut)?.fact).toEqual({
        outcome: 'other.feeUnpaid',
        statements: { reason: '逾期未缴纳。' },
        signedOn: '2026-06-01',
      });
  });
});
