import { describe, expect, it } from 'vitest';
import { type Chronology, chronology, type StatedDates } from './chronology.ts';
import { datesInText } from './dates-in-text.ts';
import type { Notes } from './notes.ts';

const datesOf = (text: string, stated: StatedDates = {}): Chronology & { notes: string[] } => {
  const notes: Notes = [];
  return { ...chronology(stated, datesInText(text), notes), notes: notes.map(({ field, why }) => `${field}：${why}`) };
};

const ADOPTED = '2018年4月20日 明州市人民代表大会常务委员会第十次会议通过\n\n';
const FROM = (date: string): string => `第一条 为了……\n\n第九条 本条例自${date}起施行。`;

describe('成文日期 and 发布日期', () => {
  it('are adoption in the head and the day in the file name', () => {
    expect(datesOf(ADOPTED, { named: '2018-05-01' })).toMatchObject({
      writtenOn: '2018-04-20',
      publishedOn: '2018-05-01',
      known: 'day',
      notes: [],
    });
  });

  it('are those of the last amendment, approval or promulgation told', () => {
    const text = `${ADOPTED}2023年3月30日 明州市人民代表大会常务委员会《关于修改……的决定》修正\n\n${FROM('2018年7月1日')}`;
    expect(datesOf(text)).toMatchObject({ writtenOn: '2023-03-30', publishedOn: '2023-03-30' });
  });

  it('are the day in the file name when the head tells of an earlier version only', () => {
    expect(datesOf('2009年2月25日 国务院令第1号公布', { named: '2019-03-02' })).toMatchObject({
      writtenOn: '2019-03-02',
      notes: ['writtenOn：文首只有较早版本的日期，按文件名中的日期'],
    });
  });

  it('are the signature of a notice', () => {
    expect(datesOf('现通知如下：……\n\n明州市人民政府办公厅\n2024年3月28日\n（此件公开发布）')).toMatchObject({
      writtenOn: '2024-03-28',
    });
  });

  it('are what the source states, first of all', () => {
    expect(datesOf(ADOPTED, { writtenOn: '2018-04-21', publishedOn: '2018-04-25' })).toMatchObject({
      writtenOn: '2018-04-21',
      publishedOn: '2018-04-25',
    });
  });

  it('are the meeting and the day after the title of a report', () => {
    expect(datesOf('2026年政府工作报告 2026-02-09\n——2026年2月3日在市人民代表大会会议上\n各位代表：')).toMatchObject({
      writtenOn: '2026-02-03',
      publishedOn: '2026-02-09',
    });
  });

  it('are 1 January when only the year is known, and said so', () => {
    expect(datesOf('第一条 ……', { year: '1988' })).toMatchObject({
      writtenOn: '1988-01-01',
      known: 'year',
      notes: ['writtenOn：只有年份，按当年 1 月 1 日'],
    });
  });

  it('are a day nobody takes for real when nothing is known', () => {
    expect(datesOf('这里没有日期。', { year: '未知' })).toMatchObject({ writtenOn: '1900-01-01', known: 'no' });
  });

  it('are not taken from a story', () => {
    expect(datesOf('2012年5月1日，原告购买……，会议通过赔偿方案。', { year: '2015' })).toMatchObject({
      writtenOn: '2015-01-01',
    });
  });
});

describe('施行日期', () => {
  it.each([
    ['the last article', `${ADOPTED}${FROM('2018年7月1日')}`, '2018-07-01'],
    ['Chinese numerals', `${ADOPTED}${FROM('二〇一八年七月一日')}`, '2018-07-01'],
    ['the head', `${ADOPTED}2018年8月1日 施行\n\n第一条 ……`, '2018-08-01'],
    ['promulgation', `2018年4月20日 明州市人民政府令第1号公布\n\n${FROM('公布之日')}`, '2018-04-20'],
  ])('is read from %s', (_where, text, date) => {
    expect(datesOf(text).effectiveOn).toBe(date);
  });

  it('of another document is not taken', () => {
    expect(datesOf(`${ADOPTED}第一条 《某办法》自2019年1月1日起施行后，……`).effectiveOn).toBeUndefined();
  });

  it('of the first version is left out, and said so', () => {
    const text = `${ADOPTED}2023年3月30日 ……修订\n\n${FROM('2018年7月1日')}`;
    expect(datesOf(text)).toMatchObject({
      effectiveOn: undefined,
      notes: ['effectiveOn：早于成文日期，应是最初版本的施行日期'],
    });
  });

  it('“自公布之日” of a text amended since is left out', () => {
    expect(
      datesOf(`2009年2月25日 国务院令第1号公布\n\n${FROM('公布之日')}`, { named: '2019-03-02' }).effectiveOn,
    ).toBeUndefined();
  });
});

describe('有效期', () => {
  it('is read from the clause of 施行', () => {
    expect(datesOf(`${ADOPTED}第九条 本办法自2018年7月1日起施行，有效期至2023年6月30日。`).expiresOn).toBe(
      '2023-06-30',
    );
  });

  it('in years is counted to the day before', () => {
    expect(datesOf(`${ADOPTED}第九条 本办法自2018年7月1日起施行，有效期五年。`).expiresOn).toBe('2023-06-30');
  });

  it('of a licence is not that of the document', () => {
    expect(datesOf(`${ADOPTED}第三条 许可证有效期5年。\n\n${FROM('2018年7月1日')}`).expiresOn).toBeUndefined();
  });
});
