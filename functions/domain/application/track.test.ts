import { describe, expect, it } from 'vitest';
import { delivered, drafted, HASH, handled, type Story, situation } from '../../../tests/support/story.ts';
import { WORKFLOW } from '../workflow.ts';
import type { StepName } from './steps.ts';
import { trackOf } from './track.ts';

const LEAD = { unit: 'roads' };

describe('办理进度', () => {
  const track = (story: Story) => trackOf(story.now, story.events, situation(story.today));

  it('says the state, for whom it waits, since when and until when', () => {
    const { timeline, proof, ...rest } = track(handled('2026-03-02'));
    expect(rest).toEqual({
      number: '2026-00001',
      title: '2025年度道路养护计划',
      state: '办理中',
      stage: '转办',
      waitsFor: '承办单位办理',
      stoppedAt: undefined,
      lead: 'roads',
      consulting: false,
      receivedOn: '2026-03-02',
      overdue: undefined,
      clock: { runs: true, dueOn: '2026-03-30', workdaysLeft: 20, light: 'green', provisional: false },
      supplement: undefined,
      reasons: undefined,
      fee: undefined,
      may: ['withdraw'],
      reply: undefined,
      outcome: undefined,
    });
    expect(proof?.days.at(-1)).toMatchObject({ date: '2026-03-30', n: 20, ends: '答复期限届满日' });
    expect(timeline[1]).toEqual({
      on: '2026-03-02',
      step: 'confirmReceipt',
      name: '确认收到',
      law: '第三十一条',
      dueOn: '2026-03-30',
      receivedOn: '2026-03-02',
      unit: undefined,
      why: undefined,
    });
  });

  it('names the unit it was passed to, and whether others are being consulted', () => {
    const story = handled('2026-03-02');
    expect(track(story).timeline.at(-1)).toMatchObject({ step: 'transfer', unit: 'roads' });
    expect(track(story.did('consultThirdParty', { id: 'c1' }, 'officer', LEAD)).consulting).toBe(true);
  });

  it('第三十三条第二款: says why the period was extended', () => {
    const story = handled('2026-03-02')
      .did('proposeExtension', { workdays: 10, reason: '档案需要逐件核对' }, 'officer', LEAD)
      .did('approveExtension', {}, 'disclosureHead')
      .did('tellExtension', {}, 'registrar');
    expect(track(story).timeline.at(-1)).toMatchObject({
      step: 'tellExtension',
      dueOn: '2026-04-14',
      why: '档案需要逐件核对',
    });
  });

  it('第五十一条: once overdue, says until when review can be applied for', () => {
    const story = handled('2026-03-02');
    expect(track(story.on('2026-03-30')).overdue).toBeUndefined();
    expect(track(story.on('2026-03-31')).overdue).toEqual({ reviewBy: '2026-05-29' });
  });

  it('closed without a reply, says how, and at which stage it stopped', () => {
    const story = handled('2026-03-02').did('withdraw', { reason: '已经找到' }, 'applicant');
    expect(track(story)).toMatchObject({ outcome: '您撤回了申请', stoppedAt: '转办' });
    expect(track(story.did('archive', { fileNo: 'a' }, 'archivist'))).toMatchObject({ stoppedAt: '转办' });
  });

  it('says by when to supplement only while that is waited for', () => {
    const story = handled('2026-03-02').did('askSupplement', { what: '年度', workdays: 15 }, 'officer', LEAD);
    expect(track(story).supplement).toEqual({
      askedOn: '2026-03-02',
      workdays: 15,
      dueOn: '2026-03-23',
      what: '年度',
    });
    story.did('supplement', { description: '2025年度', attachments: [] }, 'applicant');
    expect(track(story).supplement).toBeUndefined();
  });

  it('says why reasons are asked for, only while they are waited for', () => {
    const story = handled('2026-03-02').did('askReasons', { reason: '数量大' }, 'officer', LEAD);
    expect(track(story)).toMatchObject({ reasons: { why: '数量大' }, may: expect.arrayContaining(['giveReasons']) });
    story.did('giveReasons', { reason: '研究' }, 'applicant');
    expect(track(story).reasons).toBeUndefined();
  });

  it('shows the reply once it is out, not while it is signed; what came back is none', () => {
    const story = drafted(handled('2026-03-02')).on('2026-03-10');
    story.did('sign', { hash: HASH, replyNo: '1号' }, 'signer');
    expect(track(story).reply).toBeUndefined();
    story.did('dispatch', { way: 'online' }, 'registrar');
    expect(track(story).reply).toMatchObject({
      on: '2026-03-10',
      replyNo: '1号',
      outcome: '予以公开',
      reviewFirst: false,
    });
    expect(track(story).reply?.statements).toEqual([{ label: '公开的信息，或获取它的方式、途径', text: '见附件' }]);
    story.did('noteUndelivered', { on: '2026-03-10', reason: '退信' }, 'registrar');
    expect([track(story).reply, track(story).clock.runs]).toEqual([undefined, true]);
    story.did('dispatch', { way: 'direct' }, 'registrar');
    expect(track(story).reply).toBeUndefined();
    story.did('proveDelivery', { provedOn: '2026-03-10', proof: '回证' }, 'registrar');
    expect(track(story).reply).toMatchObject({
      knownOn: '2026-03-10',
      reviewBy: '2026-05-09',
      lawsuitBy: '2026-09-10',
    });
  });

  it('says what to pay only while that is waited for', () => {
    const notice = {
      scheme: 'byItem',
      amountYuan: 100,
      noticeReceivedOn: '2026-03-02',
      reason: '本月第 36 件',
    } as const;
    const story = handled('2026-03-02').did('decideFee', notice, 'feeOfficer');
    expect(track(story).fee).toEqual({
      amountYuan: 100,
      noticeReceivedOn: '2026-03-02',
      dueOn: '2026-03-30',
      scheme: 'byItem',
      why: '本月第 36 件',
    });
    story.did('recordPayment', { paidOn: '2026-03-02', receiptNo: 'r1' }, 'feeOfficer');
    expect(track(story).fee).toBeUndefined();
  });

  it('names the outcome once it is closed, not while a draft is about', () => {
    const story = drafted(handled('2026-03-02'));
    expect(track(story).outcome).toBeUndefined();
    expect(track(delivered(story, '2026-03-30', '2026-04-02'))).toMatchObject({
      outcome: '予以公开',
      stoppedAt: undefined,
    });
    story.did('reopen', { reason: '复议撤销' }, 'disclosureHead');
    expect(track(story).outcome).toBeUndefined();
  });

  it('tells nothing of drafts, reviews, reminders and who looked at personal data', () => {
    const { timeline } = trackOf(
      handled('2026-03-02').now,
      TOLD_OF.map((step) => ({ step, data: {}, actor: { id: 'x', role: 'system' }, on: '2026-03-02' }) as never),
      situation('2026-03-02'),
    );
    expect(timeline.map(({ name }) => name).join(' ')).toBe(
      '提出申请 确认收到 登记 告知补正 补正 视为放弃申请 转办 征求第三方意见 征求机关意见 收到意见 逾期未提出意见 告知延期 ' +
        '要求说明理由 说明理由 确定延迟答复期限 收取信息处理费 缴费 逾期未缴费不再处理 签发 送达 登记送达证明 未能送达 归档 ' +
        '撤回申请 合并办理 补充答复 按新的放假安排重算期限',
    );
  });
});

/** Every step there is, in the order of the table. */
const TOLD_OF: readonly StepName[] = [...new Set(WORKFLOW.map(({ step }) => step))];
