import { describe, expect, it } from 'vitest';
import { type Counts, chooseReadings } from './readings.ts';

/** Pages as the words in them. */
const counting = (pages: readonly (readonly string[])[]): Counts => {
  const countWhole = async (tokens: readonly string[]) =>
    pages.filter((words) => tokens.every((token) => words.includes(token))).length;
  return { countWhole, count: countWhole };
};

const many = (words: string[]) => Array.from({ length: 10 }, () => words);
const STRICT = ['稳就', '就业', '业政', '政策'];
const LOOSE = ['就业', '政策'];

describe('readings of a question', () => {
  it('are the strictest alone where it finds enough', async () => {
    const choose = chooseReadings(counting(many(STRICT)));
    expect(await choose([[STRICT, LOOSE]])).toEqual({ readings: [STRICT], closest: 10, isPartial: false });
  });

  it('grow looser where it finds little, and say how many are closest', async () => {
    const choose = chooseReadings(counting([STRICT, LOOSE, LOOSE]));
    expect(await choose([[STRICT, LOOSE]])).toEqual({ readings: [STRICT, LOOSE], closest: 1, isPartial: false });
  });

  it('leave out a strict one with a pair that stands nowhere', async () => {
    const choose = chooseReadings(counting(many(LOOSE)));
    expect(await choose([[STRICT, LOOSE]])).toEqual({ readings: [LOOSE], closest: 10, isPartial: false });
  });

  it('are of the spelling that is found', async () => {
    const choose = chooseReadings(counting(many(['信息'])));
    expect((await choose([[['资讯']], [['信息']]])).readings).toEqual([['信息']]);
  });

  it('are a part of the question where nothing has all of it', async () => {
    const choose = chooseReadings(counting([['就业']]));
    expect(await choose([[STRICT, LOOSE]])).toEqual({ readings: [['就业']], closest: 0, isPartial: true });
  });

  it('are all that is found of a question with a mistyped character', async () => {
    const right = ['信息', '息公', '公开'];
    const mistyped = ['信息', '息公', '公天', '天办'];
    const choose = chooseReadings(counting([right, ['公天']]));
    expect((await choose([[mistyped]])).readings).toEqual([['信息', '息公', '公天']]);
  });

  it('are none when next to nothing of the question is found', async () => {
    const choose = chooseReadings(counting([['公开']]));
    expect((await choose([[['公开', '开量', '量子', '子纠', '纠缠']]])).readings).toEqual([]);
  });

  it('are none for an empty question', async () => {
    expect(await chooseReadings(counting([]))([])).toEqual({ readings: [], closest: 0, isPartial: false });
  });
});
