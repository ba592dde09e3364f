import { describe, expect, it } from 'vitest';
import { row, STYLES, type WorkbookSample, xlsx } from '../../../tests/support/outgoing.ts';
import { inspectFile } from './inspect.ts';

const kinds = async (sample: WorkbookSample): Promise<string[]> => {
  const { findings } = await inspectFile({ name: '表.xlsx', bytes: xlsx(sample) });
  return [...new Set(findings.map(({ kind }) => kind))];
};

const part = (name: string, xml = '<x/>'): WorkbookSample => ({ parts: { [name]: xml } });
const sheet = (rows: string, before = '', after = ''): WorkbookSample => ({ sheets: [{ rows, before, after }] });
const styled = (style: number): WorkbookSample => ({
  sheets: [{ rows: row(1, '密', '', style) }],
  parts: { 'xl/styles.xml': STYLES },
});
const printed = (cell: string): WorkbookSample => ({
  sheets: [{ rows: `<row r="9"><c r="${cell}"><v>1</v></c></row>` }],
  names: '<definedName name="_xlnm.Print_Area" localSheetId="0">表!$A$1:$C$10</definedName>',
});

describe('出文检查：工作簿', () => {
  it.each<[string, WorkbookSample, string[]]>([
    ['没有隐藏的内容', {}, []],
    ['隐藏的工作表', { sheets: [{}, { name: '底稿', state: 'hidden' }] }, ['hiddenSheet']],
    ['深度隐藏的工作表', { sheets: [{}, { name: '底稿', state: 'veryHidden' }] }, ['hiddenSheet']],
    ['目录里没有的工作表', part('xl/worksheets/sheet9.xml'), ['hiddenSheet']],
    ['隐藏的行', sheet(row(1, '甲') + row(2, '乙', 'hidden="1"')), ['hiddenRow']],
    ['高度为零的行', sheet(row(1, '甲', 'ht="0"')), ['hiddenRow']],
    ['高度正常的行', sheet(row(1, '甲', 'ht="14.25" customHeight="1"')), []],
    ['默认高度为零', sheet(row(1, '甲'), '<sheetFormatPr zeroHeight="1"/>'), ['hiddenRow']],
    ['筛选掉的行', sheet(row(2, '乙', 'hidden="1"'), '', '<autoFilter ref="A1:B9"/>'), ['filteredRows']],
    ['没有筛掉行的筛选', sheet(row(2, '乙'), '', '<autoFilter ref="A1:B9"/>'), []],
    ['隐藏的列', sheet(row(1, '甲'), '<cols><col min="2" max="3" width="9" hidden="1"/></cols>'), ['hiddenColumn']],
    ['极窄的列', sheet(row(1, '甲'), '<cols><col min="2" max="2" width="0.3"/></cols>'), ['hiddenColumn']],
    ['宽度正常的列', sheet(row(1, '甲'), '<cols><col min="2" max="2" width="12"/></cols>'), []],
    ['白底白字', styled(1), ['invisibleCell']],
    ['红底白字', styled(2), []],
    ['什么也不显示的格式', styled(3), ['invisibleCell']],
    ['红底红字', styled(4), ['invisibleCell']],
    ['没有样式的字', styled(0), []],
    ['打印区域以外的内容', printed('D9'), ['outsidePrint']],
    ['打印区域以内的内容', printed('C9'), []],
    ['自定义名称', { names: '<definedName name="底稿">[1]表!$A$1</definedName>' }, ['definedName']],
    ['筛选的内部名称', { names: '<definedName name="_xlnm._FilterDatabase" hidden="1">表!$A$1</definedName>' }, []],
    ['透视表缓存', part('xl/pivotCache/pivotCacheRecords1.xml'), ['pivotCache']],
    ['外部链接', part('xl/externalLinks/externalLink1.xml'), ['externalLink']],
    ['公式中的外部链接', sheet('<row r="1"><c r="A1"><f>[1]表!A1</f><v>1</v></c></row>'), ['externalLink']],
    ['本表的公式', sheet('<row r="1"><c r="A1"><f>SUM(B1:B9)</f><v>1</v></c></row>'), []],
    ['批注', part('xl/comments1.xml'), ['comment']],
    ['会话批注', part('xl/threadedComments/threadedComment1.xml'), ['comment']],
    ['审阅人', part('xl/persons/person.xml', '<a><person displayName="张三"/></a>'), ['comment']],
    ['空的审阅人名单', part('xl/persons/person.xml', '<a></a>'), []],
    ['自定义 XML', part('customXml/item1.xml'), ['customXml']],
    ['嵌入的对象', part('xl/embeddings/Microsoft_Word1.docx'), ['embeddedObject']],
    ['宏', part('xl/vbaProject.bin'), ['macro']],
    ['数据模型', part('xl/model/item.data'), ['dataModel']],
    ['数据连接', part('xl/connections.xml'), ['dataModel']],
    ['打印机设置', part('xl/printerSettings/printerSettings1.bin'), ['printerSettings']],
    ['缩略图', part('docProps/thumbnail.jpeg'), ['thumbnail']],
    ['不认识的部分', part('xl/秘密.dat'), ['unknownPart']],
    ['作者', part('docProps/core.xml', '<p><dc:creator xmlns:dc="x">张三</dc:creator></p>'), ['author']],
    ['最后修改者', part('docProps/core.xml', '<p><lastModifiedBy>李四</lastModifiedBy></p>'), ['author']],
    ['单位', part('docProps/app.xml', '<p><Company>某局</Company></p>'), ['author']],
    ['标题', part('docProps/core.xml', '<p><title>通知</title></p>'), ['title']],
    ['空的属性', part('docProps/core.xml', '<p><creator></creator><Application>Excel</Application></p>'), []],
    ['自定义属性', part('docProps/custom.xml'), ['customProperties']],
    [
      '指向内网文件的关系',
      part(
        'xl/worksheets/_rels/sheet1.xml.rels',
        '<r><x Type="a/image" TargetMode="External" Target="file:///d:/a"/></r>',
      ),
      ['externalLink'],
    ],
    [
      '给读者的网址',
      part(
        'xl/worksheets/_rels/sheet1.xml.rels',
        '<r><x Type="a/hyperlink" TargetMode="External" Target="https://a.cn"/></r>',
      ),
      [],
    ],
  ])('%s', async (_name, sample, found) => {
    expect(await kinds(sample)).toEqual(found);
  });

  it('元素用别的前缀、UTF-16 编码，也照样看得见', async () => {
    const xml =
      '<x:workbook xmlns:r="r"><x:sheets><x:sheet name="底稿" state="hidden" r:id="r0"/></x:sheets></x:workbook>';
    const bytes = Buffer.from(`\ufeff${xml}`, 'utf16le');
    expect(await kinds({ parts: { 'xl/workbook.xml': bytes } })).toEqual(['hiddenSheet']);
  });

  it.each([
    ['有文档类型声明的 XML', '<!DOCTYPE a [<!ENTITY b "c">]><a/>'],
    ['不成对的标签', '<a><b></a>'],
    ['不完整的标签', '<a b="c><d/></a>'],
  ])('%s不算干净', async (_name, xml) => {
    expect(await kinds(part('xl/styles.xml', xml))).toEqual(['unreadable']);
  });
});
