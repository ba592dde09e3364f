import { describe, expect, it } from 'vitest';
import { tokensAsked, tokensOf, writtenAs } from './tokens.ts';

const tokens = (text: string) => [...tokensOf(text)];

describe('tokens of a text', () => {
  it('are overlapping pairs of Han characters, each once', () => {
    expect(tokens('公积金，公积金管理')).toEqual(['公积', '积金', '金管', '管理']);
  });

  it('do not reach over punctuation', () => {
    expect(tokens('公开、信息')).toEqual(['公开', '信息']);
  });

  it('are whole Latin words and figures, joined with the Han beside a figure', () => {
    expect(tokens('第711号令')).toEqual(['第', '第711', '711', '711号', '号令']);
    expect(tokens('5g 网络')).toEqual(['5g', '网络']);
  });

  it('know “+” as a part of the word before it', () => {
    expect(tokens('互联网+政务')).toContain('网加');
    expect(tokens('5g+工业')).toEqual(['5g', '加工', '工业']);
  });

  it('part the number of a standard from its letters', () => {
    expect(tokens('gb/t9704')).toEqual(tokens('gb/t 9704'));
  });

  it.each([
    '2020年5月9日',
    '2020-05-09',
    '2020.5.9',
    '2020/5/9',
    '2020 年 5 月 9 日',
    '二〇二〇年五月九日',
    '二零二零年五月九日',
  ])('have one for the day in %s, and one for its month', (date) => {
    expect(tokens(`自${date}起`)).toEqual(expect.arrayContaining(['d20200509', 'd202005']));
  });

  it.each([
    ['二〇一九年十月一日', 'd20191001'],
    ['二〇一九年十二月三十一日', 'd20191231'],
    ['2026年二十日', undefined],
  ])('read %s', (text, token) => {
    expect(tokens(text).find((it) => it.startsWith('d'))).toBe(token);
  });

  it.each([
    '国发〔2019〕4号',
    '国发[2019]4号',
    '国发(2019)4号',
    '国发【2019】04号',
    '国发﹝2019﹞ 4 号',
    '国发 2019年4号',
    '国发2019年第4号',
  ])('have one for the number in %s', (text) => {
    expect(tokens(text)).toContain('n2019q4z');
  });
});

describe('tokens of a question', () => {
  it('leave out the parts of a number and of a date', () => {
    expect(tokensAsked('国发[2018]37号')).toMatchObject({ special: ['n2018q37z'], plain: ['国发'] });
    expect(tokensAsked('2019年5月1日施行')).toMatchObject({ special: ['d20190501'], plain: ['施行'] });
  });
});

it('a token is marked as it is mostly written', () => {
  expect(['n2018q37z', 'd20190501', 'd201905', '公积'].map(writtenAs)).toEqual([
    '〔2018〕37号',
    '2019年5月1日',
    '2019年5月',
    '公积',
  ]);
});
