import { describe, expect, it } from 'vitest';
import { OUTCOMES, type Outcome, STATEMENTS } from '../application/outcomes.ts';
import { NOT_OURS, STATEMENT_HEADINGS, VERDICTS } from './verdicts.ts';

const ALL = Object.keys(OUTCOMES) as Outcome[];

/** What stands after the words that every refusal begins with. */
const REASON = /^经(?:审查|检索)，(?:所申请公开的政府信息)?(.*)$/u;
const CLAUSE = /^\p{Script=Han}[\p{Script=Han}，、]+$/u;

describe('第三十六条 办理结果的表述', () => {
  it.each(ALL)('%s says what was found, and what was decided', (outcome) => {
    const { found, decided } = VERDICTS[outcome];
    expect(REASON.exec(found)?.[1]).toMatch(CLAUSE);
    expect(decided).toMatch(CLAUSE);
  });

  it('决定不予公开 is said of the seven refusals of 第十四条 to 第十六条, of no other', () => {
    const refused = ALL.filter((outcome) => VERDICTS[outcome].decided === '决定不予公开');
    expect(refused).toEqual(ALL.filter((outcome) => /^denied\.(?!adminQuery)/.test(outcome)));
    expect(refused).toHaveLength(7);
  });

  it('cites the law of its row, the fee by its number', () => {
    for (const outcome of ALL.filter((each) => each !== 'unable.notHeld'))
      expect(VERDICTS[outcome].law).toContain(OUTCOMES[outcome].law);
    expect([VERDICTS['unable.notHeld'].law, NOT_OURS.law]).toEqual([
      '《条例》第三十六条第四项',
      '《条例》第三十六条第五项',
    ]);
  });

  it('of what is not ours: that it is not, and who is told', () => {
    expect(NOT_OURS.found).toMatch(REASON);
    expect(NOT_OURS.decided).toMatch(/名称、联系方式$/u);
  });

  it('has a heading of its own for every statement', () => {
    const headings = Object.values(STATEMENT_HEADINGS);
    expect(Object.keys(STATEMENT_HEADINGS).sort()).toEqual(Object.keys(STATEMENTS).sort());
    expect(new Set(headings).size).toBe(headings.length);
    for (const heading of headings) expect(heading).toMatch(/^\p{Script=Han}{2,}$/u);
  });
});
