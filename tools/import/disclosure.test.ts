import { describe, expect, it } from 'vitest';
import { disclosureOf } from './disclosure.ts';
import { rename } from './names.ts';
import type { Notes } from './notes.ts';

const read = (row: object): string => disclosureOf(rename(row as Record<string, unknown>).disclosure, []);

describe('公开属性', () => {
  it.each([
    [{ 公开属性: '主动公开' }],
    [{ 公开属性: ' 公开 ' }],
    [{ 公开属性: ['主动公开'] }],
    [{ 公开属性: '', 公开日期: '2020-05-09', 公开形式: '网站' }],
    [{ 是否公开: '是', 密级: '无' }],
    [{ 主动公开: '是', 公开范围: '面向全社会' }],
    [{}],
  ])('%j is published', (row) => {
    expect(read(row)).toBe('主动公开');
  });

  it.each([
    [{ 公开属性: ['不予公开'] }],
    [{ 公开属性: ['主动公开', '不予公开'] }],
    [{ 公开属性: [] }],
    [{ 公开属性: { 值: '主动公开' } }],
    [{ 公开属性: 0 }],
    [{ 公开属性: false }],
    [{ 公开属性: 'constructor' }],
    [{ 信息公开属性: '不公开' }],
    [{ 公开类型: '内部' }],
    [{ 是否公开: '否' }],
    [{ 主动公开: '否' }],
    [{ 是否不公开: '是' }],
    [{ 密级: '秘密' }],
    [{ 密级: '是' }],
    [{ 保密期限: '10年' }],
    [{ 公开范围: '内部' }],
    [{ disclosure: '主动公开', 公开属性: '不予公开' }],
    [{ 公开属性: '主动公开', 密级: '机密' }],
  ])('%j is withheld, which the report says', (row) => {
    const notes: Notes = [];
    const found = disclosureOf(rename(row as Record<string, unknown>).disclosure, notes);
    expect(found).toBe('不予公开');
    expect(notes.length > 0 || Object.values(row).some((word) => /^不(?:予)?公开$/.test(String(word)))).toBe(true);
  });

  it('依申请公开 is kept where nothing stricter is said', () => {
    expect(read({ 公开属性: '依申请公开', 公开方式: '主动公开' })).toBe('依申请公开');
  });
});
