import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { creditCodeFault, plainNumber, residentNumberFault } from './identity-numbers.ts';

const TODAY = '2026-03-02';
const resident = (text: string) => residentNumberFault(text, TODAY)?.kind;
const credit = (text: string) => creditCodeFault(text)?.kind;

/** The check digits as the standards write them: by weights, not by the shortcut under test. */
const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const withResidentCheck = (body: string): string =>
  body + '10X98765432'.charAt(WEIGHTS.reduce((sum, weight, at) => sum + weight * Number(body[at]), 0) % 11);

const LETTERS = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const CREDIT_WEIGHTS = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];
const withCreditCheck = (body: string): string => {
  const sum = CREDIT_WEIGHTS.reduce((total, weight, at) => total + weight * LETTERS.indexOf(body.charAt(at)), 0);
  return body + LETTERS.charAt((31 - (sum % 31)) % 31);
};

const residents = fc
  .tuple(
    fc.constantFrom('110105', '370202', '650102', '810000'),
    fc.date({ min: new Date('1900-01-01T00:00:00Z'), max: new Date('2026-03-01T00:00:00Z'), noInvalidDate: true }),
    fc.integer({ min: 0, max: 999 }),
  )
  .map(([region, born, place]) =>
    withResidentCheck(region + born.toISOString().slice(0, 10).replaceAll('-', '') + String(place).padStart(3, '0')),
  );

const credits = fc
  .tuple(
    fc.constantFrom('91', '11', '52', '92', 'A1', 'N2', 'Y1'),
    fc.integer({ min: 100_000, max: 999_999 }),
    fc.array(fc.constantFrom(...LETTERS), { minLength: 9, maxLength: 9 }),
  )
  .map(([head, region, rest]) => withCreditCheck(`${head}${region}${rest.join('')}`));

const replaceAt = (text: string, at: number, letter: string): string => text.slice(0, at) + letter + text.slice(at + 1);
const swapAt = (text: string, at: number): string =>
  text.slice(0, at) + text.charAt(at + 1) + text.charAt(at) + text.slice(at + 2);

describe('GB 11643-1999 公民身份号码', () => {
  it.each(['11010519491231002X', '440524188001010014', '１１０１０５１９４９１２３１００２ｘ', '110105 19491231 002x'])(
    '%s 有效',
    (text) => expect(resident(text)).toBeUndefined(),
  );

  it.each([
    ['', 'length'],
    ['11010519491231002', 'length'],
    ['110105491231002', 'fifteenDigits'],
    ['1101051949123100XX', 'character'],
    ['11010519491231002Y', 'character'],
    ['991105194912310027', 'region'],
    ['110105194902290022', 'birthday'],
    ['110105194913010022', 'birthday'],
    ['110105000001010022', 'birthday'],
    ['110105194900000022', 'birthday'],
    ['110105194912000022', 'birthday'],
    ['110105194912320022', 'birthday'],
    ['110105179912310022', 'birthday'],
    ['110105202603030023', 'birthday'],
    ['110105194912310021', 'checkDigit'],
  ])('%s 有误：%s', (text, kind) => expect(resident(text)).toBe(kind));

  it.each([
    ['11010519491231002', '应有 18 位，现在是 17 位'],
    ['110105491231002', '请填写现在身份证上的 18 位号码'],
    ['1101051949123100XX', '前 17 位应是数字'],
    ['991105194912310027', '开头的两位不是任何省份的代码'],
    ['110105194902290022', '第 7 至 14 位不是一个日期'],
    ['110105202603030023', '出生日期在今天以后'],
    ['110105194912310021', '末位与前面各位不符'],
  ])('%s 的提示：%s', (text, message) => expect(residentNumberFault(text, TODAY)?.message).toContain(message));

  it('1800 年起的生日可能是真的', () => {
    expect(resident(withResidentCheck('11010518000101002'))).toBeUndefined();
  });

  it('2 月 29 日只在闰年有效', () => {
    expect(resident(withResidentCheck('11010520000229002'))).toBeUndefined();
    expect(resident(withResidentCheck('11010519000229002'))).toBe('birthday');
  });

  it('今天出生的有效', () => {
    expect(resident(withResidentCheck('11010520260302002'))).toBeUndefined();
  });

  it('按标准算出校验码的都有效', () => {
    fc.assert(fc.property(residents, (text) => void expect(resident(text)).toBeUndefined()));
  });

  it('错一位必被发现', () => {
    fc.assert(
      fc.property(residents, fc.nat(17), fc.constantFrom(...'0123456789X'), (text, at, digit) => {
        fc.pre(text[at] !== digit);
        expect(resident(replaceAt(text, at, digit))).toBeDefined();
      }),
    );
  });

  it('相邻两位对调必被发现', () => {
    fc.assert(
      fc.property(residents, fc.nat(16), (text, at) => {
        fc.pre(text[at] !== text[at + 1]);
        expect(resident(swapAt(text, at))).toBeDefined();
      }),
    );
  });

  it('任何文本都有答案', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => void expect(resident(text)).toBeDefined()));
  });
});

describe('GB 32100-2015 统一社会信用代码', () => {
  it.each(['91350100M000100Y43', '91350100m000100y43', '９１３５０１００Ｍ０００１００Ｙ４３'])('%s 有效', (text) =>
    expect(credit(text)).toBeUndefined(),
  );

  it.each([
    ['', 'length'],
    ['91350100M000100Y4', 'length'],
    ['370200228012345', 'fifteenDigits'],
    ['3702002280123456', 'length'],
    ['A370200228012345', 'length'],
    ['91350100MO00100Y43', 'character'],
    ['B1350100M000100Y43', 'department'],
    ['9135010AM000100Y43', 'region'],
    ['91350100M000100Y44', 'checkDigit'],
  ])('%s 有误：%s', (text, kind) => expect(credit(text)).toBe(kind));

  it.each([
    ['91350100M000100Y4', '应有 18 位，现在是 17 位'],
    ['370200228012345', '请填写营业执照上 18 位的统一社会信用代码'],
    ['91350100MO00100Y43', '没有“O”'],
    ['B1350100M000100Y43', '首位不是任何登记管理部门的代码'],
    ['9135010AM000100Y43', '第 3 至 8 位是登记机关的行政区划码'],
    ['91350100M000100Y44', '末位与前面各位不符'],
  ])('%s 的提示：%s', (text, message) => expect(creditCodeFault(text)?.message).toContain(message));

  it('按标准算出校验码的都有效', () => {
    fc.assert(fc.property(credits, (text) => void expect(credit(text)).toBeUndefined()));
  });

  it('错一位必被发现', () => {
    fc.assert(
      fc.property(credits, fc.nat(17), fc.constantFrom(...LETTERS), (text, at, letter) => {
        fc.pre(text[at] !== letter);
        expect(credit(replaceAt(text, at, letter))).toBeDefined();
      }),
    );
  });

  it('相邻两位对调必被发现', () => {
    fc.assert(
      fc.property(credits, fc.nat(16), (text, at) => {
        fc.pre(text[at] !== text[at + 1]);
        expect(credit(swapAt(text, at))).toBeDefined();
      }),
    );
  });
});

describe('号码的写法', () => {
  it('全角、空格、小写都归为一种', () => {
    expect(plainNumber(' １１０１０５ 19491231 002x ')).toBe('11010519491231002X');
  });
});
