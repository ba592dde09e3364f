import { describe, expect, it } from 'vitest';
import { handled } from '../../../../tests/support/story.ts';

/** Sent online on a Sunday. */
const sunday = '2026-03-01';
const worked = () => handled(sunday);
const LEAD = { unit: 'roads' };

describe('第三十一条 an application of Sunday 1 March 2026, worked on that very day', () => {
  it('was received on Monday', () => expect(worked().now.receivedOn).toBe('2026-03-02'));

  it('is consulted about', () => {
    const consulted = worked().did('consultThirdParty', { id: 'c1', sentOn: sunday }, 'officer', LEAD);
    expect(consulted.now.consultations).toMatchObject([{ id: 'c1', sentOn: sunday }]);
  });

  it('is charged for', () => {
    const fee = { scheme: 'byItem', amountYuan: 100, noticeReceivedOn: sunday, reason: '本月第 36 件' } as const;
    expect(worked().did('decideFee', fee, 'feeOfficer').now.fee).toMatchObject({ noticeReceivedOn: sunday });
  });

  it('is challenged', () => {
    const challenge = { id: 'r1', kind: 'reconsideration', notedOn: sunday } as const;
    expect(worked().did('noteChallenge', challenge, 'registrar').now.challenges).toMatchObject([{ id: 'r1' }]);
  });

  it('and nothing of it is of Saturday', () => {
    const earlier = '2026-02-28';
    expect([
      worked().refusal('consultThirdParty', { id: 'c1', sentOn: earlier }, 'officer', LEAD),
      worked().refusal('noteChallenge', { id: 'r1', kind: 'lawsuit', notedOn: earlier }, 'registrar'),
    ]).toEqual(['sentOnItsDay', 'challengeNotInFuture']);
  });
});
