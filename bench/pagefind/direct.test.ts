import { describe, expect, it } from 'vitest';
import { readNumber, sameMark, shardOf, titleKey, withBrackets } from './direct.ts';

const WRITTEN = [
  '青政办字〔2020〕49号',
  '青政办字[2020]49号',
  '青政办字(2020)49号',
  '青政办字【2020】49号',
  '青政办字﹝2020﹞49号',
  '青政办字 〔2020〕 49 号',
  '青政办字[2020]49',
  '青政办字2020年49号',
  '青政办字2020 49',
  '青政办字〔2020〕第049号',
];

describe('发文字号', () => {
  it.each(WRITTEN)('is read in %s', (text) => {
    expect(readNumber(text)).toEqual({ mark: '青政办字', key: 'n2020q49z' });
  });

  it.each([
    ['[2020]49号', '', 'n2020q49z'],
    ['2020年49号', '', 'n2020q49z'],
    ['国务院令第711号', '国务院令', 'o711'],
    ['国务院令 第 711 号', '国务院令', 'o711'],
    ['印发青政办字〔2020〕49号的通知', '印发青政办字', 'n2020q49z'],
  ])('is read in %s', (text, mark, key) => {
    expect(readNumber(text)).toEqual({ mark, key });
  });

  it.each(['2020年5月9日', '2020', '政府工作报告2020', '12345热线', '第49号', '公积金'])(
    'is not seen in %s',
    (text) => {
      expect(readNumber(text)).toBeUndefined();
    },
  );

  it.each([
    ['国发2019 4', '国发〔2019〕4号'],
    ['国发2019年4号', '国发〔2019〕4号'],
    ['2020年5月9日印发', '2020年5月9日印发'],
  ])('gets its brackets: %s → %s', (typed, written) => {
    expect(withBrackets(typed)).toBe(written);
  });

  it.each([
    ['青政办字', true],
    ['政办字', true],
    ['印发青政办字', true],
    ['', true],
    ['国发', false],
  ])('of the mark 青政办字 is meant by %s: %s', (typed, same) => {
    expect(sameMark(typed, '青政办字')).toBe(same);
  });
});

describe('a title', () => {
  it('is the same with and without its signs', () => {
    expect(titleKey('《政务公开办法》（试行）')).toBe(titleKey('政务公开办法 试行'));
  });
});

it('a key is always in the same one of the files', () => {
  expect(shardOf('n2020q49z', 7)).toBe(shardOf('n2020q49z', 7));
  expect(shardOf('t政务公开办法', 1)).toBe(0);
});
