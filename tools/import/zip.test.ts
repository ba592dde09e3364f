import { describe, expect, it } from 'vitest';
import { readZip } from '#functions/adapters/zip.ts';
import { publishable } from './file-types.ts';
import { docx, PNG, paragraph, workbook } from './sample/docx.ts';
import { zip } from './sample/zip.ts';

const unpack = (bytes: Buffer) => readZip(bytes).map((entry) => entry.read().toString());

describe('an archive', () => {
  it('is read', () => {
    expect(unpack(zip({ 'a.txt': '甲', 'b/c.txt': '' }))).toEqual(['甲', '']);
  });

  it.each([
    ['cut short', zip({ a: '甲'.repeat(99) }).subarray(0, 60), '不是完整的压缩包'],
    ['no archive', Buffer.from('PK\u0003\u0004 nothing'), '不是完整的压缩包'],
    ['one that would unpack to too much', zip({ a: 'x' }, { a: 300 * 1024 * 1024 }), '超过 256 MB'],
    ['one whose directory lies: more inside', zip({ a: 'x'.repeat(100_000) }, { a: 10 }), '目录与内容不符'],
    ['one whose directory lies: less inside', zip({ a: 'x' }, { a: 10 }), '目录与内容不符'],
  ])('%s is refused', (_name, bytes, message) => {
    expect(() => unpack(bytes)).toThrow(message);
  });
});

describe('what may be published', () => {
  it.each([
    ['a picture', PNG, 'x.gif', 'png'],
    ['a workbook', workbook(), 'x.xlsx', 'xlsx'],
    ['a Word document', docx(paragraph('甲')), 'x.docx', 'docx'],
    ['a table', Buffer.from('甲,乙\n'), 'x.csv', 'csv'],
    ['an archive', zip({ 'a.txt': '甲' }), 'x.zip', 'zip'],
  ])('%s goes by its content', (_name, bytes, name, type) => {
    expect(publishable(bytes, name)).toEqual({ type });
  });

  it.each([
    ['a program', Buffer.from('MZ\u0000\u0001'), 'x.pdf', '类型不允许发布'],
    ['HTML', Buffer.from('<script>'), 'x.html', '类型不允许发布'],
    ['an SVG with a script', Buffer.from('<svg onload="x"/>'), 'x.svg', '含有脚本或外部引用'],
    ['a macro', zip({ 'word/document.xml': '', 'word/vbaProject.bin': 'x' }), 'x.docx', '含有宏'],
    ['a hidden sheet', workbook(true), 'x.xlsx', '含有隐藏的工作表'],
    ['tracked changes', zip({ 'word/document.xml': '<w:del w:id="1">' }), 'x.docx', '含有修订痕迹'],
    ['comments', zip({ 'word/document.xml': '', 'word/comments.xml': '' }), 'x.docx', '含有批注'],
  ])('%s does not', (_name, bytes, name, fault) => {
    expect(publishable(bytes, name)).toEqual({ fault });
  });
});
