import { describe, expect, it } from 'vitest';
import { parseFaultReport } from './fault-report-form.ts';

const GIVEN = { address: '/documents/a/', kind: 'wrong', words: '文号写错了', contact: '' };
const parse = (fields: Readonly<Record<string, string>>) =>
  parseFaultReport(new URLSearchParams({ ...GIVEN, ...fields }));

describe('网站找错', () => {
  it('is taken without a contact', () => {
    expect(parse({})).toEqual(GIVEN);
  });

  it('is taken with a contact, and with a page by its name', () => {
    const more = { address: '首页', contact: '13800000000' };
    expect(parse(more)).toEqual({ ...GIVEN, ...more });
  });

  it.each([
    ['出错的网页', { address: ' ' }],
    ['出错的网页', { address: 'a'.repeat(301) }],
    ['哪一类错误', { kind: '' }],
    ['哪一类错误', { kind: 'toString' }],
    ['错在哪里', { words: '' }],
    ['错在哪里', { words: '字'.repeat(1001) }],
    ['错在哪里', { words: 'a\u202eb' }],
    ['联系方式', { contact: '1'.repeat(101) }],
  ])('names the field %s as at fault in %j', (field, fields) => {
    expect(parse(fields)).toMatchObject({ status: 400, field });
  });
});
