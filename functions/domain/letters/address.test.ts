import { describe, expect, it } from 'vitest';
import { LETTERHEAD } from '../../../tests/support/letters.ts';
import { handled } from '../../../tests/support/story.ts';
import { CHANNELS, type Channel } from '../application/channels.ts';
import { contactOf, submissionOf, titleOf, wantedOf } from './address.ts';

const wanting = (title: string, docNo?: string) => ({
  wanted: { title, description: '全文', ...(docNo !== undefined && { docNo }) },
});

describe('所申请的信息', () => {
  it.each([
    ['养护计划', undefined, '“养护计划”', '养护计划'],
    ['《养护计划》', undefined, '《养护计划》', '《养护计划》'],
    ['《计划》的附件', undefined, '“《计划》的附件”', '《计划》的附件'],
    ['关于《计划》', undefined, '“关于《计划》”', '关于《计划》'],
    [' 养护\n 计划 ', '青政发\n〔2026〕1号', '“养护 计划”（青政发 〔2026〕1号）', '养护 计划（青政发 〔2026〕1号）'],
  ])('%j, %j', (title, docNo, inSentence, alone) => {
    expect(wantedOf(wanting(title, docNo))).toBe(inSentence);
    expect(titleOf(wanting(title, docNo))).toBe(alone);
  });
});

describe('第二十九条 怎样提出', () => {
  it.each<[Channel, string]>([
    ['counter', '您于2026年3月2日当面向本机关提出的政府信息公开申请'],
    ['oral', '您于2026年3月2日口头向本机关提出、由工作人员代为填写的政府信息公开申请'],
    ['post', '您于2026年3月2日以邮寄方式提出的政府信息公开申请'],
    ['letter', '您于2026年3月2日以平常信函提出的政府信息公开申请'],
    ['online', '您于2026年3月2日通过互联网提出的政府信息公开申请'],
    ['fax', '您于2026年3月2日以传真方式提出的政府信息公开申请'],
  ])('%s', (channel, words) => {
    expect(submissionOf({ ...handled('2026-03-02').now, channel })).toBe(words);
  });

  it('is told of every channel', () => expect(Object.keys(CHANNELS)).toHaveLength(6));
});

it('联系方式 names the office, its telephone, where it is and when it is open', () => {
  expect(contactOf(LETTERHEAD)).toBe(
    '市政府办公厅政务公开办公室，电话：0532-00000000，地址：青岛市演示路1号，办公时间：工作日9:00–12:00，13:30–17:00',
  );
});
