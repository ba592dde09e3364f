import { describe, expect, it } from 'vitest';
import { CALENDAR } from '../../../tests/support/calendar.ts';
import { delivered, drafted, handled, Story } from '../../../tests/support/story.ts';
import { WORKFLOW } from '../workflow.ts';
import type { StepName } from './steps.ts';
import { nameOfStep, roleFor, standingOf, stepsFor, trackOf } from './view.ts';

const LEAD = { unit: 'roads' };
const LETTER = { id: 'c1' };

describe('红黄绿灯', () => {
  it.each([
    ['2026-03-20', 6, 'green', 'more than five working days left'],
    ['2026-03-23', 5, 'yellow', 'five'],
    ['2026-03-27', 1, 'yellow', 'one'],
    ['2026-03-30', 0, 'red', 'the day itself'],
    ['2026-03-31', -1, 'red', 'overdue'],
  ])('received 2 Mar 2026, on %s: %i left, %s (%s)', (today, workdaysLeft, light) => {
    expect(standingOf(handled('2026-03-02').now, today, CALENDAR)).toEqual({
      runs: true,
      dueOn: '2026-03-30',
      workdaysLeft,
      light,
      provisional: false,
    });
  });

  it('is not lit while the clock does not run, and a sentence says why', () => {
    const because = (story: Story) => {
      const standing = standingOf(story.now, story.today, CALENDAR);
      return standing.runs ? '' : standing.because;
    };
    const fee = { scheme: 'byItem', amountYuan: 100, noticeReceivedOn: '2026-03-02' } as const;
    const asked = handled('2026-03-02').did('askSupplement', { what: '年度', workdays: 15 }, 'officer', LEAD);
    expect(because(new Story('2026-03-02'))).toMatch('确认收到');
    expect(because(asked)).toMatch(/补正.*重新计算/);
    expect(because(handled('2026-03-02').did('decideFee', fee, 'feeOfficer'))).toMatch(/缴费.*重新计算/);
    expect(because(handled('2026-03-02').did('consultThirdParty', LETTER, 'officer', LEAD))).toMatch(
      /征求意见.*不计算在内/,
    );
    expect(because(handled('2026-03-02').did('withdraw', { reason: '不需要了' }, 'applicant'))).toBe('已办结');
  });
});

describe('步骤的名称和条款', () => {
  it('are those of the table', () => {
    expect(nameOfStep('askSupplement')).toEqual({ name: '告知补正', law: '第三十条' });
    expect(nameOfStep('applySilence')).toEqual({ name: '逾期未提出意见', law: '第三十二条、第三十四条' });
  });

  it('of a step no table knows, as a damaged store may hold, are its own word', () => {
    expect(nameOfStep('lost' as StepName)).toEqual({ name: 'lost', law: '' });
  });
});

describe('一人数岗', () => {
  it.each([
    ['register', ['officer', 'registrar'], 'registrar', 'the role the step is open to'],
    ['withdraw', ['officer', 'registrar'], 'registrar', 'of several, one that may'],
    ['sign', ['officer', 'registrar'], 'officer', 'none may: the first'],
    ['sign', [], 'applicant', 'who holds no role is the applicant'],
  ] as const)('%s by %j is taken as %s: %s', (step, roles, role, _why) => expect(roleFor(step, roles)).toBe(role));
});

describe('可办的步骤', () => {
  const offers = (story: Story, unit?: string) =>
    stepsFor(story.now, { id: 'wang', roles: ['officer'], unit }).map(({ step, offered }) => ({ step, offered }));
  const offered = (story: Story, unit?: string) =>
    offers(story, unit).flatMap((each) => (each.offered ? each.step : []));

  it('are shown with name and article, whether open or not', () => {
    expect(
      stepsFor(new Story('2026-03-02').now, { id: 'wang', roles: ['officer'] }).map(({ step, name, law, offered }) => [
        step,
        name,
        law,
        offered,
      ]),
    ).toEqual([
      ['confirmReceipt', '确认收到', '第三十一条', false],
      ['withdraw', '撤回申请', '第二十七条', false],
      ['unmask', '查看个人信息', '个人信息保护法第六条', true],
    ]);
  });

  it('are those of one’s unit: 主办 drafts, 协办 gives its opinion', () => {
    const story = handled('2026-03-02');
    expect(offered(story, 'roads')).toContain('submitDraft');
    expect(offered(story, 'parks')).not.toContain('submitDraft');
    expect(offered(story, 'parks')).toContain('assist');
    expect(offered(story)).not.toContain('assist');
  });

  it('never include what the system alone does', () => {
    const steps = offers(handled('2026-03-02'), 'roads').map(({ step }) => step);
    const bySystem: StepName[] = ['remind', 'escalate', 'recalculate', 'applySilence'];
    expect(steps.filter((step) => bySystem.includes(step))).toEqual([]);
  });
});

describe('办理进度', () => {
  const track = (story: Story) => trackOf(story.now, story.events, { today: story.today, calendar: CALENDAR });

  it('says the state, for whom it waits, since when and until when', () => {
    const { timeline, ...rest } = track(handled('2026-03-02'));
    expect(rest).toEqual({
      number: '2026-00001',
      state: '办理中',
      stage: '转办',
      waitsFor: '承办单位办理',
      receivedOn: '2026-03-02',
      clock: { runs: true, dueOn: '2026-03-30', workdaysLeft: 20, light: 'green', provisional: false },
      supplement: undefined,
      fee: undefined,
      outcome: undefined,
    });
    expect(timeline[1]).toEqual({ on: '2026-03-02', name: '确认收到', law: '第三十一条', dueOn: '2026-03-30' });
  });

  it('says by when to supplement only while that is waited for', () => {
    const story = handled('2026-03-02').did('askSupplement', { what: '年度', workdays: 15 }, 'officer', LEAD);
    expect(track(story).supplement).toEqual({ askedOn: '2026-03-02', dueOn: '2026-03-23' });
    story.did('supplement', { description: '2025年度', attachments: [] }, 'applicant');
    expect(track(story).supplement).toBeUndefined();
  });

  it('says what to pay only while that is waited for', () => {
    const notice = { scheme: 'byItem', amountYuan: 100, noticeReceivedOn: '2026-03-02' } as const;
    const story = handled('2026-03-02').did('decideFee', notice, 'feeOfficer');
    expect(track(story).fee).toEqual({ amountYuan: 100, noticeReceivedOn: '2026-03-02', dueOn: '2026-03-30' });
    story.did('recordPayment', { paidOn: '2026-03-02', receiptNo: 'r1' }, 'feeOfficer');
    expect(track(story).fee).toBeUndefined();
  });

  it('names the outcome once it is closed, not while a draft is about', () => {
    const story = drafted(handled('2026-03-02'));
    expect(track(story).outcome).toBeUndefined();
    expect(track(delivered(story, '2026-03-30', '2026-04-02')).outcome).toBe('予以公开');
    story.did('reopen', { reason: '复议撤销' }, 'disclosureHead');
    expect(track(story).outcome).toBeUndefined();
  });

  it('tells nothing of drafts, reviews, reminders and who looked at personal data', () => {
    const { timeline } = trackOf(
      handled('2026-03-02').now,
      TOLD_OF.map((step) => ({ step, data: {}, actor: { id: 'x', role: 'system' }, on: '2026-03-02' }) as never),
      { today: '2026-03-02', calendar: CALENDAR },
    );
    expect(timeline.map(({ name }) => name).join(' ')).toBe(
      '提出申请 确认收到 登记 告知补正 补正 视为放弃申请 转办 征求第三方意见 征求机关意见 收到意见 逾期未提出意见 告知延期 ' +
        '要求说明理由 说明理由 确定延迟答复期限 收取信息处理费 缴费 逾期未缴费不再处理 签发 送达 登记送达证明 未能送达 归档 ' +
        '撤回申请 补充答复 按新的放假安排重算期限',
    );
  });
});

/** Every step there is, in the order of the table. */
const TOLD_OF: readonly StepName[] = [...new Set(WORKFLOW.map(({ step }) => step))];
