import { describe, expect, it } from 'vitest';
import { handled, situation } from '../../tests/support/story.ts';
import { DISCLOSURE } from './application/decide.ts';
import type { Application } from './application/facts.ts';
import type { StepName } from './application/steps.ts';
import { type Actor, allow, permit, refusalBeforehand } from './procedure.ts';

const ACTOR = { id: 'wang', role: 'officer', unit: 'roads' } as const;
const { now } = handled('2026-03-02');

const refused = (application: Application | undefined, step: string, actor: Actor<string> = ACTOR, data = {}) => {
  const command = { step: step as StepName, actor: actor as typeof ACTOR, data };
  const answer = permit(DISCLOSURE, application as Application, command, situation('2026-03-02'));
  return 'refusal' in answer ? answer.refusal : undefined;
};

describe('不予办理的说明', () => {
  it('of a step the table does not know: which', () => {
    expect(refused(now, 'fly')).toEqual({ kind: 'noSuchStep', step: 'fly' });
  });

  it('of a step out of its state: which state, and the article', () => {
    const refusal = { kind: 'stateForbids', state: 'handling', step: 'archive', law: '第四十五条' };
    expect(refused(now, 'archive')).toEqual(refusal);
    expect(refused(undefined, 'archive')).toEqual({ ...refusal, state: '' });
  });

  it('of another’s step: whose role it was taken in, and the article', () => {
    expect(refused(now, 'setDelay')).toEqual({
      kind: 'notYourStep',
      role: 'officer',
      step: 'setDelay',
      law: '第三十五条',
    });
  });

  it('of another unit’s step: the article', () => {
    const refusal = { kind: 'notYourUnit', step: 'submitDraft', law: '第三十六条' };
    expect(refused(now, 'submitDraft', { ...ACTOR, unit: 'parks' })).toEqual(refusal);
  });

  it('of a condition not met: which, its article, what is wrong and what to do', () => {
    expect(refused(now, 'return', ACTOR, { reason: '' })).toEqual({
      kind: 'guardFails',
      guard: 'reasonGiven',
      law: '第四十五条',
      fault: '没有写明理由',
      remedy: '请写明理由',
    });
  });
});

describe('承办范围', () => {
  it('nobody’s unit is not the unit of an application that nobody leads', () => {
    const { lead: _, ...unled } = now;
    const command = { step: 'submitDraft', actor: { id: 'wang', role: 'officer' } } as const;
    expect(allow(DISCLOSURE, unled, command)).toHaveProperty('refusal.kind', 'notYourUnit');
  });
});

describe('还没有填写就知道不能办理的', () => {
  const beforehand = (step: StepName, actor: Actor<string> = ACTOR, application = now) =>
    refusalBeforehand(DISCLOSURE, application, { step, actor: actor as typeof ACTOR }, situation('2026-03-02'));

  it('says the condition that no answer can meet', () => {
    expect(beforehand('tellExtension')).toMatchObject({ kind: 'guardFails', guard: 'extensionApproved' });
    const charged = { ...ACTOR, role: 'feeOfficer' };
    const free = refusalBeforehand(
      DISCLOSURE,
      now,
      { step: 'decideFee', actor: charged as never },
      { ...situation('2026-03-02'), rules: { feesCharged: false } },
    );
    expect(free).toMatchObject({ guard: 'feesCharged', law: '第四十二条', fault: '本机关不收取信息处理费' });
  });

  it('says state, role and unit first', () => {
    expect(beforehand('archive')).toMatchObject({ kind: 'stateForbids' });
    expect(beforehand('setDelay')).toMatchObject({ kind: 'notYourStep' });
    expect(beforehand('submitDraft', { ...ACTOR, unit: 'tax' })).toMatchObject({ kind: 'notYourUnit' });
  });

  it('leaves to the form what depends on what is filled in', () => {
    expect(beforehand('askSupplement')).toBeUndefined();
    expect(beforehand('receiveOpinion')).toBeUndefined();
  });

  it('a guard that fails by itself is no refusal', () => {
    const broken = { ...DISCLOSURE, guards: { ...DISCLOSURE.guards, reasonsOnce: { holds: () => explode() } } };
    const explode = (): never => {
      throw new TypeError('broken');
    };
    expect(() =>
      refusalBeforehand(
        broken as never,
        now as never,
        { step: 'askReasons', actor: ACTOR } as never,
        situation('2026-03-02'),
      ),
    ).toThrow('broken');
  });
});
