import { describe, expect, it } from 'vitest';
import { row, xlsx } from '../../../tests/support/outgoing.ts';
import { docx, paragraph } from '../../../tools/import/sample/docx.ts';
import { zip } from '../../../tools/import/sample/zip.ts';
import { inspectFile } from './inspect.ts';

const kinds = async (name: string, bytes: string | Buffer): Promise<string[]> => {
  const { findings } = await inspectFile({ name, bytes: Buffer.from(bytes) });
  return findings.map(({ kind }) => kind);
};

describe('出文检查：文字和表', () => {
  it.each([
    ['=', '=1+1'],
    ['+', '+A1'],
    ['-', '-A1'],
    ['@', '@SUM(A1)'],
    ['制表符', '"\t=1"'],
    ['回车', '"\r=1"'],
    ['全角等号', '＝1+1'],
    ['引号中的等号', '"=HYPERLINK(""x"",""y"")"'],
  ])('以%s开头的单元格', async (_name, cell) => {
    expect(await kinds('a.csv', `姓名,备注\n甲,${cell}\n`)).toEqual(['formula']);
  });

  it.each(['-12.5', '+3%', "'=1+1", '甲=乙', '"a,=b"', '2026-11-23', '1,-2'])('%s 不是公式', async (cell) => {
    expect(await kinds('a.csv', `姓名,备注\n甲,${cell}\n`)).toEqual([]);
  });

  it('制表符分隔的表中的公式', async () => {
    expect(await kinds('a.tsv', '甲\t=1\n')).toEqual(['formula']);
  });

  it('普通文字中的等号不是公式', async () => {
    expect(await kinds('a.txt', '=1+1')).toEqual([]);
  });

  it('GB 18030 编码的表', async () => {
    expect(await kinds('a.csv', Buffer.from('d0d5c3fb2cb1b8d7a2', 'hex'))).toEqual([]);
  });

  it.each([
    ['空文件', 'a.txt', '', 'unreadable'],
    ['二进制', 'a.txt', 'a\0b', 'unreadable'],
    ['没有扩展名', 'a', '甲', 'unknownType'],
    ['不认识的类型', 'a.exe', 'MZ', 'unknownType'],
    ['旧格式', 'a.docx', Buffer.from('d0cf11e0a1b11ae100', 'hex'), 'encrypted'],
    ['改了扩展名的压缩包', 'a.docx', zip({ 'a.txt': '甲' }), 'unknownType'],
    ['版式文件', 'a.docx', zip({ 'OFD.xml': '<a/>' }), 'unknownType'],
    ['改了扩展名的文档', 'a.xlsx', docx(paragraph('甲')), 'wrongType'],
    ['叫作图片的文档', 'a.png', docx(paragraph('甲')), 'wrongType'],
    ['叫作 PDF 的文字', 'a.pdf', '甲', 'wrongType'],
    ['损坏的压缩包', 'a.docx', docx(paragraph('甲')).subarray(0, 200), 'unreadable'],
    ['缺少部件的工作簿', 'a.xlsx', zip({ 'xl/workbook.xml': '<workbook/>' }), 'unreadable'],
    [
      '解开后过大的压缩包',
      'a.docx',
      zip({ 'word/document.xml': 'x' }, { 'word/document.xml': 99 * 1024 * 1024 }),
      'tooLarge',
    ],
    [
      '压缩炸弹',
      'a.docx',
      zip({ 'word/document.xml': 'x'.repeat(9_000_000) }, { 'word/document.xml': 10 }),
      'unreadable',
    ],
  ])('%s不算干净', async (_name, name, bytes, kind) => {
    expect(await kinds(name, bytes)).toEqual([kind]);
  });

  it.each([
    ['末尾', (bytes: Buffer) => Buffer.concat([bytes, Buffer.from('密')])],
    ['开头', (bytes: Buffer) => Buffer.concat([Buffer.from('密'), bytes])],
  ])('压缩包%s多余的数据不算干净', async (_name, change) => {
    expect(await kinds('a.xlsx', change(xlsx()))).not.toEqual([]);
  });

  it('文字过多的文件不算干净', async () => {
    const rows = row(1, 'x'.repeat(21_000_000));
    expect(await kinds('a.xlsx', xlsx({ sheets: [{ rows }] }))).toEqual(['tooLarge']);
  });
});
