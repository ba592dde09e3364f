import { describe, expect, it } from 'vitest';
import { personalData } from './personal-data.ts';

const found = (text: string): string[] =>
  personalData({ where: '正文', text }, '2026-11-23').map(({ kind, words }) => `${kind} ${words.split('：')[1]}`);

describe('疑似个人信息', () => {
  it.each([
    ['身份证号码', '身份证11010519491231002X。', ['residentNumber 110*************2X']],
    ['全角的身份证号码', '１１０１０５１９４９１２３１００２Ｘ', ['residentNumber 110*************2X']],
    ['分开写的身份证号码', '110105 19491231 002x', ['residentNumber 110*************2X']],
    ['手机号码', '电话：13800138000，', ['mobileNumber 138****8000']],
    ['带国际区号的手机号码', '+86 138-0013-8000', ['mobileNumber 138****8000']],
    ['银行卡号', '6222 0200 0000 0000 000', ['bankCard 6222***********0000']],
    ['电子邮箱', '写给zhang@qd.gov.cn', ['email z***@qd.gov.cn']],
  ])('%s', (_name, text, expected) => {
    expect(found(text)).toEqual(expected);
  });

  it.each([
    ['末位不符的身份证号码', '110105194912310021'],
    ['还没有出生的人', '110105204912310026'],
    ['位数过多的数字', '138001380001'],
    ['不是手机号段', '12800138000'],
    ['不合校验的卡号', '6222020000000000007'],
    ['发文字号', '青政发〔2026〕12号'],
    ['没有域名的邮箱', 'a@b'],
  ])('%s 不报', (_name, text) => {
    expect(found(text)).toEqual([]);
  });
});
