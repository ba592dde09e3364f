import { describe, expect, it } from 'vitest';
import { CALENDAR } from '../../../tests/support/calendar.ts';
import { drafted, HASH, handled, Story, situation } from '../../../tests/support/story.ts';
import type { StepName } from './steps.ts';
import { nameOfStep, roleFor, standingOf, stepsFor } from './view.ts';

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

  it('is out once the reply is', () => {
    const story = drafted(handled('2026-03-02')).on('2026-03-10');
    story.did('sign', { hash: HASH, replyNo: '1号' }, 'signer').did('dispatch', { way: 'post' }, 'registrar');
    expect(standingOf(story.now, '2026-04-20', CALENDAR)).toEqual({ runs: false, because: '已经答复' });
  });

  it('is not lit while the clock does not run, and a sentence says why', () => {
    const because = (story: Story) => {
      const standing = standingOf(story.now, story.today, CALENDAR);
      return standing.runs ? '' : standing.because;
    };
    const fee = { scheme: 'byItem', amountYuan: 100, noticeReceivedOn: '2026-03-02', reason: '本月第 36 件' } as const;
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
    stepsFor(story.now, { id: 'wang', roles: ['officer'], unit }, situation(story.today)).map(({ step, offered }) => ({
      step,
      offered,
    }));
  const offered = (story: Story, unit?: string) =>
    offers(story, unit).flatMap((each) => (each.offered ? each.step : []));

  it('are shown with name and article, whether open or not', () => {
    expect(
      stepsFor(new Story('2026-03-02').now, { id: 'wang', roles: ['officer'] }, situation('2026-03-02')).map(
        ({ step, name, law, offered }) => [step, name, law, offered],
      ),
    ).toEqual([
      ['confirmReceipt', '确认收到', '第三十一条', false],
      ['withdraw', '撤回申请', '第二十七条', false],
      ['comment', '批注', '第四十五条', false],
      ['unmask', '查看个人信息', '个人信息保护法第六条', false],
    ]);
  });

  it('are those of one’s unit: 主办 drafts, 协办 gives its opinion', () => {
    const story = handled('2026-03-02');
    expect(offered(story, 'roads')).toContain('submitDraft');
    expect(offered(story, 'parks')).not.toContain('submitDraft');
    expect(offered(story, 'parks')).toContain('assist');
    expect(offered(story)).not.toContain('assist');
  });

  it('that cannot be right yet say why; those of others say nothing', () => {
    const offer = (name: string, unit: string) =>
      stepsFor(handled('2026-03-02').now, { id: 'wang', roles: ['officer'], unit }, situation('2026-03-02')).find(
        ({ step }) => step === name,
      );
    expect(offer('tellExtension', 'roads')).toMatchObject({ offered: false, fault: '延期没有经过批准，或已经告知' });
    expect(offer('submitDraft', 'parks')).not.toHaveProperty('fault');
    expect(offer('submitDraft', 'roads')).toMatchObject({ offered: true, by: ['officer'] });
  });

  it('never include what the system alone does', () => {
    const steps = offers(handled('2026-03-02'), 'roads').map(({ step }) => step);
    const bySystem: StepName[] = ['remind', 'escalate', 'recalculate', 'applySilence'];
    expect(steps.filter((step) => bySystem.includes(step))).toEqual([]);
  });
});
