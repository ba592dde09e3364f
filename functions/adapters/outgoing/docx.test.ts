import { describe, expect, it } from 'vitest';
import { deleted, docx, paragraph, picture, table } from '../../../tools/import/sample/docx.ts';
import { inspectFile } from './inspect.ts';

const kinds = async (content: string, parts: Record<string, string | Buffer> = {}): Promise<string[]> => {
  const { findings } = await inspectFile({ name: '答复.docx', bytes: docx(content, parts) });
  return [...new Set(findings.map(({ kind }) => kind))];
};

const run = (properties: string, text = '密'): string =>
  `<w:p><w:r><w:rPr>${properties}</w:rPr><w:t>${text}</w:t></w:r></w:p>`;
const field = (...code: string[]): string =>
  `<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r>${code.map((text) => `<w:r><w:instrText>${text}</w:instrText></w:r>`).join('')}<w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>`;
const shaded = (fill: string, inside: string): string =>
  `<w:tbl><w:tr><w:tc><w:tcPr><w:shd w:fill="${fill}"/></w:tcPr>${inside}</w:tc></w:tr></w:tbl>`;
const either = (choice: string, fallback: string): string =>
  `<mc:AlternateContent xmlns:mc="m"><mc:Choice>${paragraph(choice)}</mc:Choice><mc:Fallback>${paragraph(fallback)}</mc:Fallback></mc:AlternateContent>`;

describe('出文检查：文档', () => {
  it.each<[string, string, string[]]>([
    ['没有隐藏的内容', paragraph('公开') + table([['甲', '乙']]) + picture, []],
    ['删去的修订', deleted('密'), ['trackedChange']],
    ['插入的修订', '<w:p><w:ins w:author="张三"><w:r><w:t>密</w:t></w:r></w:ins></w:p>', ['trackedChange']],
    ['移走的修订', '<w:p><w:moveFrom w:author="张三"><w:r><w:t>密</w:t></w:r></w:moveFrom></w:p>', ['trackedChange']],
    ['格式的修订', run('<w:rPrChange w:author="张三"><w:rPr/></w:rPrChange>'), ['trackedChange']],
    ['批注的位置', '<w:p><w:commentRangeStart w:id="1"/></w:p>', ['comment']],
    ['隐藏文字', run('<w:vanish/>'), ['hiddenText']],
    ['取消了隐藏的文字', run('<w:vanish w:val="0"/>'), []],
    ['白字', run('<w:color w:val="FFFFFF"/>'), ['invisibleText']],
    ['主题的白字', run('<w:color w:val="auto" w:themeColor="background1"/>'), ['invisibleText']],
    ['深底上的白字', shaded('1F3864', run('<w:color w:val="FFFFFF"/>')), []],
    ['黑底上的黑字', shaded('000000', run('<w:color w:val="000000"/>')), ['invisibleText']],
    ['极小的字', run('<w:sz w:val="2"/>'), ['invisibleText']],
    ['正常大小的字', run('<w:sz w:val="32"/>'), []],
    ['域代码中的路径', field('INCLUDETEXT "D:\\\\内部\\\\稿.docx"'), ['fieldPath']],
    ['拆成几段的域代码', field('INCLUDE', 'PICTURE "a.png"'), ['fieldPath']],
    ['页码', field(' PAGE '), []],
    ['简单的域', '<w:p><w:fldSimple w:instr="FILENAME \\p"><w:r/></w:fldSimple></w:p>', ['fieldPath']],
    ['文本框', '<w:p><w:r><v:textbox xmlns:v="v"><w:p/></v:textbox></w:r></w:p>', ['textBox']],
    ['内容不同的替代版本', either('公开', '密'), ['alternateContent']],
    ['内容相同的替代版本', either('公开', '公开'), []],
    ['嵌入的对象', '<w:p><w:r><o:OLEObject xmlns:o="o"/></w:r></w:p>', ['embeddedObject']],
  ])('%s', async (_name, content, found) => {
    expect(await kinds(content)).toEqual(found);
  });

  it.each<[string, string, string, string[]]>([
    ['批注', 'word/comments.xml', '<a/>', ['comment']],
    ['审阅人', 'word/people.xml', '<a><w15:person w15:author="张三"/></a>', ['comment']],
    ['空的审阅人名单', 'word/people.xml', '<a/>', []],
    ['宏', 'word/vbaProject.bin', 'x', ['macro']],
    ['嵌入的文件', 'word/embeddings/a.xlsx', 'x', ['embeddedObject']],
    ['自定义属性', 'docProps/custom.xml', '<a/>', ['customProperties']],
    ['自定义 XML', 'customXml/item1.xml', '<a/>', ['customXml']],
    ['构建基块', 'word/glossary/document.xml', '<a/>', ['embeddedObject']],
    ['文档变量', 'word/settings.xml', '<a><docVars/></a>', ['fieldPath']],
    ['打开的修订', 'word/settings.xml', '<a><trackRevisions/></a>', ['trackedChange']],
    ['普通的设置', 'word/settings.xml', '<a><zoom val="100"/></a>', []],
    ['没有引用的页眉', 'word/header1.xml', `<a>${paragraph('密')}</a>`, ['remnantHeader']],
    ['没有引用的空页眉', 'word/header1.xml', `<a>${paragraph('')}</a>`, []],
    ['修订中的脚注', 'word/footnotes.xml', `<a>${deleted('密')}</a>`, ['trackedChange']],
    ['不认识的部分', 'word/x.bin', 'x', ['unknownPart']],
    ['不是图片的图片', 'word/media/a.jpg', 'x', ['unknownType']],
  ])('%s（%s）', async (_name, part, xml, found) => {
    expect(await kinds(paragraph('公开'), { [part]: xml })).toEqual(found);
  });

  it.each([
    ['首页不同已打开', '<w:titlePg/>', []],
    ['首页不同没有打开', '', ['remnantHeader']],
  ])('首页页眉：%s', async (_name, title, found) => {
    const section = `<w:sectPr><w:headerReference w:type="first" r:id="rId9" xmlns:r="r"/>${title}</w:sectPr>`;
    const parts = {
      'word/header1.xml': `<a>${paragraph('页眉')}</a>`,
      'word/_rels/document.xml.rels': '<r><x Id="rId9" Target="header1.xml"/></r>',
    };
    expect(await kinds(paragraph('公开') + section, parts)).toEqual(found);
  });

  it('样式隐藏的文字', async () => {
    const styles = '<a><style styleId="Secret"><rPr><vanish/></rPr></style></a>';
    expect(await kinds(run('<w:rStyle w:val="Secret"/>'), { 'word/styles.xml': styles })).toEqual(['hiddenText']);
    expect(await kinds(run('<w:rStyle w:val="Other"/>'), { 'word/styles.xml': styles })).toEqual([]);
  });

  it('裁剪过的图片', async () => {
    const cropped = (left: number) => picture.replace('<a:blip', `<a:srcRect l="${left}"/><a:blip`);
    expect(await kinds(cropped(20_000))).toEqual(['croppedPicture']);
    expect(await kinds(cropped(0))).toEqual([]);
  });

  it('读出正文和隐藏的文字，供查找个人信息', async () => {
    const bytes = docx(paragraph('公开') + run('<w:vanish/>', '13800138000'));
    const { passages } = await inspectFile({ name: '答复.docx', bytes });
    expect(passages.map(({ text }) => text).join()).toContain('13800138000');
  });
});
