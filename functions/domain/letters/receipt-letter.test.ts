import { describe, expect, it } from 'vitest';
import { CALENDAR } from '../../../tests/support/calendar.ts';
import { LETTERHEAD, wordsOf } from '../../../tests/support/letters.ts';
import { handled, Story, SUBMISSION } from '../../../tests/support/story.ts';
import { receiptAsOf } from './as-of.ts';
import { receiptLetter } from './receipt-letter.ts';

const receiptFor = (story: Story, queryCode?: string) => {
  const found = receiptAsOf(story.events, CALENDAR);
  return found && receiptLetter(found.application, { ...found.fact, queryCode }, '张喆', LETTERHEAD);
};

describe('第三十一条 受理回执', () => {
  it('proves number, day of receipt and last day of reply', () => {
    const letter = receiptFor(handled('2026-03-02'));
    expect(letter?.items).toEqual([
      { label: '受理编号', value: '2026-00001' },
      { label: '申请内容', value: '2025年度道路养护计划' },
      { label: '提供方式', value: '电子文件，网上下载' },
      { label: '收到申请之日', value: '2026年3月2日' },
      { label: '答复期限', value: '2026年3月30日（含当日）' },
      { label: '查询进度', value: 'qingdao.mingbai.example/apply/track/' },
      { label: '联系电话', value: '0532-00000000' },
    ]);
    expect(letter).toEqual({
      form: 'receipt',
      organ: '青岛市人民政府办公厅',
      about: '2026-00001',
      title: '政府信息公开申请受理回执',
      addressee: '张喆',
      opening: ['您于2026年3月2日通过互联网提出的政府信息公开申请，本机关已经收到并登记。有关事项如下：'],
      items: letter?.items,
      sections: [],
      scan: 'https://qingdao.mingbai.example/apply/track/?number=2026-00001',
      closing:
        '答复期限依照《中华人民共和国政府信息公开条例》第三十三条计算，依法补正、延期或者征求意见的，另行告知。请妥善保管查询码，工作人员不会向您索要。',
      signedOn: '2026-03-02',
    });
  });

  it('bears the 查询码 only when it is given', () => {
    expect(receiptFor(handled('2026-03-02'), 'K7QM')?.items).toContainEqual({ label: '查询码', value: 'K7QM' });
  });

  it('there is none while an ordinary letter is not confirmed (第三十一条第二项)', () => {
    expect(receiptFor(new Story('2026-03-02', { channel: 'letter' }))).toBeUndefined();
  });

  it('says that a date is provisional when that year has no arrangement yet', () => {
    const letter = receiptFor(handled('2026-12-20'));
    expect(letter?.items.find(({ label }) => label === '答复期限')?.value).toMatch(/暂定$/u);
    expect(letter?.closing).toContain('放假安排尚未公布');
  });

  it('a supplement does not change what was received first', () => {
    const story = handled('2026-03-02');
    const before = receiptFor(story);
    story.on('2026-03-05').did('askSupplement', { what: '年份', workdays: 15 }, 'officer', { unit: 'roads' });
    story.on('2026-03-10').did('supplement', { description: '2025年', attachments: [] }, 'applicant');
    expect(receiptFor(story)).toEqual(before);
  });

  it('carries the name and nothing else of the applicant', () => {
    const letter = receiptFor(handled('2026-03-02'));
    for (const sealed of Object.values(SUBMISSION.personal)) expect(letter && wordsOf(letter)).not.toContain(sealed);
  });
});
