import { describe, expect, it } from 'vitest';
import { foldingOf } from './fold.ts';
import { tokensOf } from './scan.ts';
import { numberKey, withBrackets, writtenAs } from './specials.ts';

const fold = foldingOf({ from: '開號積', to: '开号积' });
const tokens = (text: string) => tokensOf(fold(text));

describe('folding', () => {
  it('keeps every character in its place', () => {
    const text = '公開𠮷野〔２０２０〕第１號，Ａ“互聯網＋”é';
    expect(fold(text)).toHaveLength(text.length);
    expect(fold('ＧＢ／Ｔ　9704 公開')).toBe('gb/t 9704 公开');
  });
});

describe('tokens of a text', () => {
  it('are overlapping pairs of Han characters, and do not reach over punctuation', () => {
    expect(tokens('公積金管理、公開')).toEqual(['公积', '积金', '金管', '管理', '公开']);
  });

  it('are whole Latin words and figures, joined with the Han beside a figure', () => {
    expect(tokens('第711号令')).toEqual(['第', '第711', '711', '号令', '711号']);
    expect(tokens('5g 网络')).toEqual(['5g', '网络']);
  });

  it('know a sign that is read aloud', () => {
    expect(tokens('互联网+政务')).toContain('网+');
    expect(tokens('5G+工业')).toContain('5g+');
  });

  it.each(['GB/T9704', 'GB/T 9704', 'ＧＢ／Ｔ 9704'])('have the standard in %s', (text) => {
    expect(tokens(text)).toEqual(expect.arrayContaining(['gb', 't', 'gb/t', '9704']));
  });

  it.each([
    '2020年5月9日',
    '2020-05-09',
    '2020.5.9',
    '2020/5/9',
    '2020 年 5 月 9 日',
    '二〇二〇年五月九日',
    '二零二零年五月九日',
    '20200509',
    '2020年5月9号',
  ])('have one for the day in %s, one for its month, and one without its year', (date) => {
    expect(tokens(`自${date}起`)).toEqual(expect.arrayContaining(['d20200509', 'd202005', 'd0509']));
  });

  it.each([
    ['二〇三五年', '2035年', '2035年'],
    ['第七百一十一号', '第711号', '711号'],
    ['2020-05', '2020年5月', 'd202005'],
  ])('are alike in %s and in %s', (text, other, token) => {
    expect(tokens(text)).toContain(token);
    expect(tokens(other)).toContain(token);
  });

  it('know a share and a scale', () => {
    expect(tokens('增长10%')).toContain('10%');
    expect(tokens('比例1：500')).toContain('1:500');
  });

  it.each([
    '国发〔2019〕4号',
    '国发[2019]4号',
    '国发（2019）4号',
    '国发【2019】04号',
    '国发﹝2019﹞ 4 号',
    '国发 2019年4号',
    '国发2019年第4号',
  ])('have one for the number in %s', (text) => {
    expect(tokens(text)).toContain('n2019q4z');
    expect(numberKey(fold(text))).toBe('国发2019q4');
  });
});

it('a number gets its brackets', () => {
  expect(withBrackets('国发2019 4')).toBe('国发〔2019〕4号');
  expect(withBrackets('2020年5月9日印发')).toBe('2020年5月9日印发');
});

it('a token is marked as it is mostly written', () => {
  expect(['n2018q37z', 'd20190501', 'd201905', '公积'].map(writtenAs)).toEqual([
    '〔2018〕37号',
    '2019年5月1日',
    '2019年5月',
    '公积',
  ]);
});
