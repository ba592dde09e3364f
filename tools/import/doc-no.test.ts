import { describe, expect, it } from 'vitest';
import { docNoInHead, readDocNo, slugOfDocNo } from './doc-no.ts';

describe('发文字号', () => {
  it.each([
    ['青政办字〔2020〕23号', '青政办字〔2020〕23号'],
    ['青政办字[2020]23号', '青政办字〔2020〕23号'],
    ['青政办字（2020）第023号', '青政办字〔2020〕23号'],
    ['青政办字 【２０２０】 23 号', '青政办字〔2020〕23号'],
    ['青政办字﹝2020﹞23', '青政办字〔2020〕23号'],
    ['青岛市人民政府令第 012 号', '青岛市人民政府令第12号'],
    ['中华人民共和国国务院令第711号', '国务院令第711号'],
  ])('%s is %s', (said, docNo) => {
    expect(readDocNo(said)).toBe(docNo);
  });

  it.each(['无', '2020年第23号', '../../etc/passwd', '', '〔2020〕23号', '第23号令'])('%s is none', (said) => {
    expect(readDocNo(said)).toBeUndefined();
  });

  it('stands alone on a line of the head', () => {
    expect(docNoInHead('明州市人民政府办公厅文件\n\n明政办字〔2024〕7号\n\n关于……')).toBe('明政办字〔2024〕7号');
    expect(docNoInHead('根据明政办字〔2024〕7号，……')).toBeUndefined();
  });

  it('in Latin letters is a file name', () => {
    expect(slugOfDocNo('QZBF〔2020〕12号')).toBe('qzbf-2020-12');
    expect(slugOfDocNo('青政办字〔2020〕23号')).toBeUndefined();
  });
});
