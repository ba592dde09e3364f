import { describe, expect, it } from 'vitest';
import { applicantWords } from './applicant-words.ts';

const PERSONAL = { name: '王小明', phone: '13800001234', address: '江西路 12 号', contact: '王' };

describe('申请人的个人信息', () => {
  it('is found whatever blanks, marks and width divide it', () => {
    expect(applicantWords('答复王 小明：请打１３８-0000-1234，寄江西路12号', PERSONAL)).toEqual([
      'name',
      'phone',
      'address',
    ]);
  });

  it('is not where it is not, and one character is nobody', () => {
    expect(applicantWords('王台镇道路养护计划', PERSONAL)).toEqual([]);
    expect(applicantWords('', {})).toEqual([]);
  });
});
