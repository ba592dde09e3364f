import { describe, expect, it } from 'vitest';
import { situation } from '../../../tests/support/story.ts';
import { decideRectification, evolveRectification, RECTIFICATION } from './decide.ts';
import type { Rectification, RectificationCommand, RectificationEvent } from './facts.ts';
import { RECTIFICATION_GUARDS } from './guards.ts';

const SUBMIT = {
  number: 'G2026-00001',
  record: '不动产登记信息查询结果第 3 行',
  wrong: '张叁',
  right: '张三',
  evidence: ['upload-1'],
};

const act = (step: string, data: object, role: string, unit?: string) =>
  ({ step, data, actor: { id: role, role, ...(unit && { unit }) } }) as unknown as RectificationCommand;

const tell = (...commands: RectificationCommand[]) => {
  let now: Rectification | undefined;
  const events: RectificationEvent[] = [];
  for (const command of commands) {
    const decided = decideRectification(now, command, situation('2026-03-02'));
    if ('refusal' in decided)
      return { refusal: 'guard' in decided.refusal ? decided.refusal.guard : decided.refusal.kind };
    now = decided.rectification;
    events.push(decided.event);
  }
  return { now, events };
};

const VERIFYING = [
  act('submit', SUBMIT, 'applicant'),
  act('register', {}, 'registrar'),
  act('assign', { unit: 'land' }, 'registrar'),
];

describe('第四十一条 更正', () => {
  it('of one’s own record needs evidence', () => {
    expect(tell(act('submit', { ...SUBMIT, evidence: [] }, 'applicant'))).toEqual({ refusal: 'evidenceGiven' });
    expect(tell(act('submit', { ...SUBMIT, right: ' ' }, 'applicant'))).toEqual({ refusal: 'recordNamed' });
  });

  it('verified as wrong, it is corrected and the applicant told', () => {
    const told = tell(...VERIFYING, act('correct', { correctedOn: '2026-03-02', told: '书面告知' }, 'officer', 'land'));
    expect(told.now).toMatchObject({ state: 'closed', result: 'corrected', closedOn: '2026-03-02' });
    expect(told.events?.reduce<Rectification | undefined>(evolveRectification, undefined)).toEqual(told.now);
  });

  it.each([
    ['correct', { correctedOn: '2026-03-03', told: 'x' }, 'officer', 'land', 'correctedAndTold'],
    ['correct', { correctedOn: '2026-03-02', told: '' }, 'officer', 'land', 'correctedAndTold'],
    ['correct', { correctedOn: '2026-03-02', told: 'x' }, 'officer', 'tax', 'notYourUnit'],
    ['correct', { correctedOn: '2026-03-02', told: 'x' }, 'registrar', 'land', 'notYourStep'],
    ['decline', { reason: '' }, 'officer', 'land', 'reasonGiven'],
    ['forward', { agency: '', reason: 'x' }, 'registrar', undefined, 'agencyNamed'],
    ['askEvidence', { what: '' }, 'officer', 'land', 'whatNamed'],
    ['register', {}, 'registrar', undefined, 'stateForbids'],
  ])('%s with %j by %s of %s is refused: %s', (step, data, role, unit, refusal) => {
    expect(tell(...VERIFYING, act(step, data, role, unit))).toEqual({ refusal });
  });

  it('of another organ’s record is forwarded, or the applicant told where to go', () => {
    for (const [step, result] of [
      ['forward', 'forwarded'],
      ['pointOut', 'pointedOut'],
    ] as const)
      expect(
        tell(...VERIFYING.slice(0, 2), act(step, { agency: '某区自然资源局', reason: '不属于本机关职能' }, 'registrar'))
          .now?.result,
      ).toBe(result);
  });

  it('more evidence may be asked for, and is added to what was given', () => {
    const told = tell(
      ...VERIFYING,
      act('askEvidence', { what: '户口簿' }, 'officer', 'land'),
      act('giveEvidence', { evidence: ['upload-2'] }, 'applicant'),
    );
    expect(told.now).toMatchObject({ state: 'verifying', evidence: ['upload-1', 'upload-2'] });
  });

  it('may be withdrawn until it is closed, and a stream that is not ours does not fold', () => {
    expect(tell(...VERIFYING, act('withdraw', { reason: '已自行解决' }, 'applicant')).now?.result).toBe('withdrawn');
    const { events = [] } = tell(...VERIFYING);
    const fold = (stream: readonly RectificationEvent[]) =>
      stream.reduce<Rectification | undefined>(evolveRectification, undefined);
    expect(() => fold(events.slice(1))).toThrow('register in nothing');
    expect(() => fold([...events, ...events])).toThrow('submit in verifying');
  });

  it('belongs to the unit it is handed to, and to none before', () => {
    const { now } = tell(...VERIFYING.slice(0, 2));
    expect(now).not.toHaveProperty('unit');
    expect(tell(...VERIFYING, act('askEvidence', { what: '户口簿' }, 'officer', 'land')).now?.unit).toBe('land');
    expect(RECTIFICATION.unitsOf(now as Rectification)).toEqual({ lead: undefined, all: [] });
  });

  it('not wrong, it is not corrected, and the applicant is told so', () => {
    const declined = tell(...VERIFYING, act('decline', { reason: '登记簿与档案一致' }, 'officer', 'land'));
    expect(declined.now).toMatchObject({ state: 'closed', result: 'declined' });
  });

  it.each(Object.entries(RECTIFICATION_GUARDS))(
    '%s, not met, names its article, the fault and the remedy',
    (_, guard) => {
      expect(guard.law).toBe('第四十一条');
      expect(guard.fault).toMatch(/\p{Script=Han}/u);
      expect(guard.remedy).toMatch(/^\p{Script=Han}.*请|^请/u);
    },
  );
});
