import { addDays, type CivilDate } from './work-calendar.ts';

/** What is wrong with a number, and a sentence that says it to whoever typed it. */
export interface NumberFault {
  readonly kind: 'length' | 'fifteenDigits' | 'character' | 'region' | 'birthday' | 'department' | 'checkDigit';
  readonly message: string;
}

const fault = (kind: NumberFault['kind'], message: string): NumberFault => ({ kind, message });

/** A number as it is kept: half-width, capitals, no blanks. */
export const plainNumber = (text: string): string => text.normalize('NFKC').replaceAll(/\s/g, '').toUpperCase();

/** 省级行政区划代码 (GB/T 2260), with 81–83 of the 港澳台居民居住证. */
const PROVINCES = new Set(
  '11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 50 51 52 53 54 61 62 63 64 65 71 81 82 83'.split(' '),
);

const isDay = (day: CivilDate): boolean => {
  const [month, date] = [day.slice(5, 7), day.slice(8)];
  if (day < '1800' || month < '01' || month > '12' || date < '01' || date > '31') return false;
  return addDays(addDays(day, 1), -1) === day;
};

/** ISO 7064 MOD 11-2 (GB 11643-1999): the sum over all places, the last one included, leaves 1. */
const residentCheck = (digits: string): string => {
  let sum = 0;
  for (const digit of digits) sum = (sum + Number(digit)) * 2;
  return '10X98765432'.charAt(sum % 11);
};

/**
 * 居民身份证号码 (GB 11643-1999) — undefined when it can be one. A number of the first generation has fifteen
 * digits and is no longer valid (居民身份证法第二十三条, since 2013-01-01).
 *
 * @param today a birthday after it is none
 */
export const residentNumberFault = (text: string, today: CivilDate): NumberFault | undefined => {
  const number = plainNumber(text);
  if (/^\d{15}$/.test(number))
    return fault('fifteenDigits', '这是第一代身份证的 15 位号码，已经停用：请填写现在身份证上的 18 位号码。');
  if (number.length !== 18) return fault('length', `身份证号码应有 18 位，现在是 ${Array.from(number).length} 位。`);
  if (!/^\d{17}[\dX]$/.test(number)) return fault('character', '身份证号码前 17 位应是数字，末位是数字或字母 X。');
  if (!PROVINCES.has(number.slice(0, 2))) return fault('region', '身份证号码开头的两位不是任何省份的代码：请核对。');
  const birthday = `${number.slice(6, 10)}-${number.slice(10, 12)}-${number.slice(12, 14)}`;
  if (!isDay(birthday)) return fault('birthday', '身份证号码第 7 至 14 位不是一个日期：请核对出生日期。');
  if (birthday > today) return fault('birthday', '身份证号码中的出生日期在今天以后：请核对。');
  if (residentCheck(number.slice(0, 17)) !== number.charAt(17))
    return fault('checkDigit', '身份证号码的末位与前面各位不符：请逐位核对。');
  return undefined;
};

/** GB 32100-2015 leaves out the letters that are taken for digits: I, O, S, V, Z. */
const CREDIT_LETTERS = '0123456789ABCDEFGHJKLMNPQRTUWXY';

const creditCheck = (body: string): string => {
  let sum = 0;
  let weight = 1;
  for (const letter of body) {
    sum += CREDIT_LETTERS.indexOf(letter) * weight;
    weight = (weight * 3) % 31;
  }
  return CREDIT_LETTERS.charAt((31 - (sum % 31)) % 31);
};

/** 统一社会信用代码 (GB 32100-2015) — undefined when it can be one. */
export const creditCodeFault = (text: string): NumberFault | undefined => {
  const code = plainNumber(text);
  if (/^\d{15}$/.test(code))
    return fault('fifteenDigits', '这是旧的 15 位工商注册号：请填写营业执照上 18 位的统一社会信用代码。');
  if (code.length !== 18) return fault('length', `统一社会信用代码应有 18 位，现在是 ${Array.from(code).length} 位。`);
  const strange = Array.from(code).find((letter) => !CREDIT_LETTERS.includes(letter));
  if (strange)
    return fault(
      'character',
      `统一社会信用代码中没有“${strange}”：它由数字和大写字母组成，不用 I、O、S、V、Z（可能是 1、0、5、U、2）。`,
    );
  if (!/^[1-9ANY]/.test(code)) return fault('department', '统一社会信用代码的首位不是任何登记管理部门的代码：请核对。');
  if (!/^\d{6}$/.test(code.slice(2, 8)))
    return fault('region', '统一社会信用代码第 3 至 8 位是登记机关的行政区划码，应是数字：请核对。');
  if (creditCheck(code.slice(0, 17)) !== code.charAt(17))
    return fault('checkDigit', '统一社会信用代码的末位与前面各位不符：请逐位核对。');
  return undefined;
};
