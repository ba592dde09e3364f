import { describe, expect, it } from 'vitest';
import { drafted, HASH, handled, Story } from '../../../tests/support/story.ts';
import { evolve, fold } from './evolve.ts';
import type { Application } from './facts.ts';
import type { StepEvent } from './steps.ts';

const LEAD = { unit: 'roads' };
const DRAFT = { outcome: 'granted.full', statements: { information: '见附件' }, hash: HASH } as const;

/** What is known of an application under some heads. */
const known = <K extends keyof Application>({ now }: Story, ...heads: K[]) =>
  Object.fromEntries(heads.map((head) => [head, now[head]]));

describe('第二十九条 提出申请', () => {
  it('begins with nothing but what was asked', () => {
    const story = new Story('2026-03-02');
    expect(story.now).toEqual({
      ...story.events[0]?.data,
      state: 'submitted',
      assisting: [],
      clock: { extendedWorkdays: 0 },
      consultations: [],
      deliveries: [],
      supplementaryReplies: [],
      challenges: [],
      reminders: [],
    });
  });

  it('is the first event of every application, and a step out of its state does not fold', () => {
    const { events, now } = handled('2026-03-02');
    const archive = { step: 'archive', data: {}, actor: { id: 'x', role: 'archivist' }, on: '2026-03-02' } as StepEvent;
    expect(() => fold(events.slice(1))).toThrow('confirmReceipt before submit');
    expect(() => evolve(now, archive)).toThrow('archive in handling');
    expect(fold([])).toBeUndefined();
    expect(fold(events)).toEqual(now);
  });
});

describe('第三十条 补正', () => {
  const asked = () =>
    handled('2026-03-02').on('2026-03-04').did('askSupplement', { what: '年度', workdays: 15 }, 'officer', LEAD);
  const file = { id: 'upload-2', type: 'pdf', sizeBytes: 4, sha256: 'a'.repeat(64) } as const;
  const more = { description: '2025年度', attachments: [file] };

  it('waits where it was asked, until the day it is due', () => {
    expect(known(asked(), 'state', 'returnTo', 'supplement', 'clock')).toEqual({
      state: 'awaitingSupplement',
      returnTo: 'handling',
      supplement: { askedOn: '2026-03-04', workdays: 15, dueOn: '2026-03-25' },
      clock: { startOn: '2026-03-02', extendedWorkdays: 0, stoppedFor: 'supplement' },
    });
  });

  it('is the kind of waiting one comes back from; other states know no way back', () => {
    const story = handled('2026-03-02');
    expect(story.now.returnTo).toBeUndefined();
    expect(drafted(story).now.returnTo).toBeUndefined();
  });

  it('made, it replaces the description, adds its attachments and starts the clock anew from its day', () => {
    const story = asked()
      .on('2026-03-11')
      .did('supplement', { ...more, receivedOn: '2026-03-10' }, 'registrar');
    expect(known(story, 'state', 'returnTo', 'supplement', 'clock', 'attachments')).toEqual({
      state: 'handling',
      returnTo: undefined,
      supplement: { askedOn: '2026-03-04', workdays: 15, dueOn: '2026-03-25', receivedOn: '2026-03-10' },
      clock: { startOn: '2026-03-10', extendedWorkdays: 0 },
      attachments: [file],
    });
    expect(story.now.wanted).toEqual({ title: '2025年度道路养护计划', description: '2025年度' });
    expect(asked().did('supplement', more, 'applicant').now.clock.startOn).toBe('2026-03-04');
  });

  it('not made, it is flagged, then given up', () => {
    const story = asked().on('2026-03-26').did('flagSupplementLapse', {}, 'system');
    expect(story.now.supplement?.lapseFlagged).toBe(true);
    expect(story.refusal('flagSupplementLapse', {}, 'system')).toBe('lapseNotFlagged');
    expect(
      known(story.did('lapseSupplement', { reason: '逾期' }, 'registrar'), 'outcome', 'closedOn', 'clock'),
    ).toEqual({
      outcome: 'other.notCorrected',
      closedOn: '2026-03-26',
      clock: { startOn: '2026-03-02', extendedWorkdays: 0, stoppedFor: undefined },
    });
  });
});

describe('第三十二条、第三十四条 征求意见、协办', () => {
  const consulted = () =>
    handled('2026-03-02')
      .on('2026-03-04')
      .did('consultThirdParty', { id: 'c1' }, 'officer', LEAD)
      .did('consultAgency', { id: 'c2', agency: 'finance', sentOn: '2026-03-03' }, 'officer', LEAD);

  it('is noted with whom and since when: the day recorded, unless another is named', () => {
    expect(consulted().now.consultations).toEqual([
      { id: 'c1', of: 'thirdParty', sentOn: '2026-03-04' },
      { id: 'c2', of: 'agency', sentOn: '2026-03-03' },
    ]);
  });

  it('ends one by one: by an opinion on its day, or by silence on the fifteenth working day', () => {
    const story = consulted().on('2026-03-05');
    story.did('noteLetterReceived', { id: 'c2', receivedOn: '2026-03-04' }, 'officer', LEAD).on('2026-03-26');
    story.did('applySilence', { id: 'c2' }, 'system');
    const opinion = { id: 'c1', opinion: 'objects', receivedOn: '2026-03-20', content: '商业秘密' } as const;
    story.did('receiveOpinion', opinion, 'officer', LEAD);
    const unsigned = drafted(story);
    unsigned.did('tellThirdParty', { id: 'c1', reason: '公共利益' }, 'officer', LEAD);
    expect(story.now.consultations).toEqual([
      {
        id: 'c1',
        of: 'thirdParty',
        sentOn: '2026-03-04',
        endedOn: '2026-03-20',
        opinion: 'objects',
        toldOn: '2026-03-26',
      },
      {
        ...{ id: 'c2', of: 'agency', sentOn: '2026-03-03', letterReceivedOn: '2026-03-04' },
        ...{ endedOn: '2026-03-25', opinion: 'silent' },
      },
    ]);
  });

  it('协办 answers for its own unit; 退回 takes every unit off', () => {
    const story = new Story('2026-03-02').did('confirmReceipt', {}, 'system').did('register', {}, 'registrar');
    story.did('transfer', { lead: 'roads', assisting: ['parks', 'tax'] }, 'registrar').on('2026-03-04');
    expect(story.did('assist', { opinion: '无意见' }, 'officer', { unit: 'parks' }).now.assisting).toEqual([
      { unit: 'parks', answeredOn: '2026-03-04' },
      { unit: 'tax' },
    ]);
    story.did('return', { reason: '不属于本单位职责' }, 'officer', LEAD);
    expect(known(story, 'state', 'lead', 'assisting')).toEqual({ state: 'registered', lead: undefined, assisting: [] });
  });
});

describe('第三十三条、第三十五条 延期、说明理由', () => {
  it('keeps who proposed, who approved and when the applicant was told', () => {
    const story = handled('2026-03-02');
    story.did('proposeExtension', { workdays: 10, reason: '检索量大' }, 'officer', { ...LEAD, id: 'wang' });
    expect(story.now.extension).toEqual({ workdays: 10, proposedBy: 'wang' });
    story.did('approveExtension', {}, 'disclosureHead', { id: 'head' });
    expect(story.now.clock.extendedWorkdays).toBe(0);
    story.on('2026-03-05').did('tellExtension', {}, 'registrar');
    expect(known(story, 'extension', 'clock')).toEqual({
      extension: { workdays: 10, proposedBy: 'wang', approvedBy: 'head', toldOn: '2026-03-05' },
      clock: { startOn: '2026-03-02', extendedWorkdays: 10 },
    });
  });

  it('a period that starts anew has no extension', () => {
    const story = handled('2026-03-02').did('proposeExtension', { workdays: 10, reason: 'x' }, 'officer', LEAD);
    story.did('askSupplement', { what: '年度', workdays: 15 }, 'officer', LEAD);
    expect(story.did('supplement', { description: 'x', attachments: [] }, 'applicant').now.extension).toBeUndefined();
  });

  it('keeps when reasons were asked and given', () => {
    const story = handled('2026-03-02').did('askReasons', { reason: '本月第 60 件' }, 'officer', LEAD);
    expect(known(story, 'state', 'returnTo', 'reasons')).toEqual({
      state: 'awaitingReasons',
      returnTo: 'handling',
      reasons: { askedOn: '2026-03-02' },
    });
    story.on('2026-03-04').did('giveReasons', { reason: '研究需要' }, 'applicant');
    expect(story.now.reasons).toEqual({ askedOn: '2026-03-02', givenOn: '2026-03-04' });
  });
});

describe('第四十五条 审核、签发', () => {
  it('binds each approval to the draft, and a new draft has none', () => {
    const story = drafted(handled('2026-03-02'));
    const approvals = () => known(story, 'draft', 'legallyReviewedBy', 'secrecyReviewedBy');
    const draft = { ...DRAFT, draftedBy: 'officer' };
    expect(approvals()).toEqual({
      draft,
      legallyReviewedBy: 'legalReviewer',
      secrecyReviewedBy: 'secrecyReviewer',
    });
    story.did('refuseSignature', { reason: '理由不足' }, 'signer').did('submitDraft', DRAFT, 'officer', LEAD);
    expect(approvals()).toEqual({ draft, legallyReviewedBy: undefined, secrecyReviewedBy: undefined });
  });

  it('keeps who signed what, when and under which number', () => {
    const story = drafted(handled('2026-03-02')).did('sign', { hash: HASH, replyNo: '1号' }, 'signer');
    expect(story.now.signed).toEqual({ by: 'signer', on: '2026-03-02', hash: HASH, replyNo: '1号' });
  });
});
