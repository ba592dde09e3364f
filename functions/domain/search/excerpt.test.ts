import { describe, expect, it } from 'vitest';
import { excerptOf, markIn } from './excerpt.ts';

const fold = (text: string) => text.toLowerCase();
const marked = (text: string, words: string[]) =>
  excerptOf(text, words, fold).flatMap((piece) => (piece.marked ? [piece.text] : []));
const whole = (text: string, words: string[]) =>
  excerptOf(text, words, fold)
    .map(({ text }) => text)
    .join('');

describe('an excerpt', () => {
  const words = ['住房公积金', '公积金', '住房'];

  it('marks what was asked where it stands whole', () => {
    expect(marked('缴存住房公积金的职工，可以提取公积金。', words)).toEqual(['住房公积金']);
  });

  it('marks its parts where the whole stands nowhere', () => {
    expect(marked('提取公积金支付住房租金。', words)).toEqual(['公积金', '住房']);
  });

  it('is cut where most of it stands together', () => {
    const text = `稳就业。${'无关的话。'.repeat(60)}对稳就业给予补贴。${'还有别的。'.repeat(60)}`;
    expect(whole(text, ['稳就业', '补贴'])).toMatch(/^(…|对稳就业给予补贴)/);
    expect(marked(text, ['稳就业', '补贴'])).toEqual(['稳就业', '补贴']);
  });

  it('begins at a sentence where one is near, and says where it was cut', () => {
    const text = `${'甲'.repeat(200)}。乙乙公积金${'丙'.repeat(200)}`;
    expect(whole(text, ['公积金'])).toMatch(/^乙乙公积金丙+…$/);
  });

  it('is the beginning of the text where nothing is found in it', () => {
    expect(whole(`${'甲'.repeat(300)}`, ['公积金'])).toBe(`${'甲'.repeat(110)}…`);
  });

  it('keeps the text as it is written', () => {
    expect(marked('推进 GB/T 9704', ['gb/t'])).toEqual(['GB/T']);
  });

  it('takes signs of HTML for what they are', () => {
    expect(markIn('<b>公开</b>', ['公开'], fold)).toEqual([
      { text: '<b>', marked: false },
      { text: '公开', marked: true },
      { text: '</b>', marked: false },
    ]);
  });

  it('of an empty text is empty', () => {
    expect(excerptOf('', ['公开'], fold)).toEqual([]);
  });
});
