import { describe, expect, it } from 'vitest';
import { box, file, type PdfSample, pdf, words } from '../../../../tests/support/pdf-sample.ts';
import { inspectFile } from '../inspect.ts';

const inspect = (bytes: Buffer) => inspectFile({ name: '答复.pdf', bytes });

const kindsOf = async (bytes: Buffer): Promise<string[]> => {
  const { findings } = await inspect(bytes);
  return [...new Set(findings.map(({ kind }) => kind))];
};

const OPEN = words('open', 100, 700);
const SECRET = words('secret', 100, 600);
const page = (content: string, more = ''): PdfSample => ({ pages: [{ content, more }] });
const carrying = (object: string, catalog = '', more = ''): PdfSample => ({
  pages: [{ content: OPEN, more }],
  objects: [object],
  catalog,
});
const annotated = (annotation: string): PdfSample =>
  carrying(`<< /Type /Annot /Rect [9 9 99 99] ${annotation} >>`, '', '/Annots [100 0 R]');
const described = (info: string): PdfSample => ({ ...carrying(`<< ${info} >>`), trailer: '/Info 100 0 R' });
/** A page-wide picture of black and white columns, as a scan has strokes. */
const scan = {
  width: 600,
  height: 1,
  pixels: Buffer.from(Array.from({ length: 1800 }, (_, at) => (at % 12 < 6 ? 0 : 255))),
};
const SCAN = 'q 595 0 0 842 0 0 cm /I Do Q\n';
const INKLESS = '3 Tr\n';

describe('出文检查：PDF 的页面', () => {
  it.each<[string, PdfSample, string[]]>([
    ['看得见的文字', page(OPEN), []],
    ['没有文字的页', page(box(0, 0, 99, 99)), []],
    ['黑块盖住的文字', page(SECRET + box(90, 590, 99, 30)), ['coveredText']],
    ['白块盖住的文字', page(SECRET + box(90, 590, 99, 30, '1 g')), ['coveredText']],
    ['黑块上另写了字', page(`${SECRET}${box(90, 590, 99, 30)}1 g ${words('hidden', 100, 600)}0 g`), ['coveredText']],
    ['图片盖住的文字', { ...page(`${SECRET}q 99 0 0 30 90 590 cm /I Do Q`) }, ['coveredText']],
    ['底色上的文字', page(box(90, 590, 99, 30, '0.8 g') + SECRET), []],
    ['深底上的白字', page(`${box(90, 590, 99, 30)}1 g ${SECRET}`), []],
    ['荧光笔画过的文字', page(`${SECRET}q /M gs ${box(90, 590, 99, 30, '1 1 0 rg')}Q`), []],
    ['只描边的方框', page(`${SECRET}90 590 99 30 re S`), []],
    ['旁边的黑块', page(SECRET + box(90, 500, 99, 30)), []],
    ['剪裁到别处的黑块', page(`${SECRET}q 300 300 9 9 re W n ${box(90, 590, 99, 30)}Q`), []],
    ['白纸上的白字', page(`1 g ${SECRET}`), ['invisibleText']],
    ['近白的字', page(`0.97 g ${SECRET}`), ['invisibleText']],
    ['浅灰但看得见的字', page(`0.6 g ${SECRET}`), []],
    ['页面之外的文字', page(words('secret', 700, 700)), ['invisibleText']],
    ['裁掉的文字', page(SECRET, '/CropBox [0 650 595 842]'), ['invisibleText']],
    ['没有墨的文字', page(INKLESS + SECRET), ['invisibleText']],
    ['扫描件上识别出的文字', { ...page(`${SCAN}${INKLESS}${SECRET}`), image: scan }, []],
    ['扫描件的空白处藏着的文字', page(`${SCAN}${INKLESS}${SECRET}`), ['invisibleText']],
    [
      '扫描件涂黑后识别的文字仍在',
      { ...page(`${SCAN}${INKLESS}${SECRET}0 Tr ${box(90, 590, 99, 30)}`), image: scan },
      ['coveredPicture', 'coveredText'],
    ],
    ['扫描件上盖的黑块', { ...page(SCAN + box(90, 590, 99, 30)), image: scan }, ['coveredPicture']],
    ['扫描件空白处的黑块', page(SCAN + box(90, 590, 99, 30)), []],
    ['扫描件旁边的黑块', { ...page(`q 300 0 0 300 0 0 cm /I Do Q\n${box(90, 590, 99, 30)}`), image: scan }, []],
    ['旋转的页', page(OPEN, '/Rotate 90'), []],
    ['旋转的页上盖住的文字', page(SECRET + box(90, 590, 99, 30), '/Rotate 270'), ['coveredText']],
  ])('%s', async (_name, sample, found) => {
    expect(await kindsOf(pdf(sample))).toEqual(found);
  });

  it('表单对象里套着的文字和黑块，也分得出上下', async () => {
    const form = (content: string): string =>
      `<< /Type /XObject /Subtype /Form /BBox [0 0 595 842] /Matrix [1 0 0 1 50 0] /Resources << /Font << /F 3 0 R >> >> /Length ${content.length} >>\nstream\n${content}\nendstream`;
    const drawing = (content: string): Buffer =>
      pdf({ pages: [{ content: '/X Do', resources: '/XObject << /X 100 0 R >>' }], objects: [form(content)] });
    const written = `1 g ${words('hidden', 50, 600)}0 g`;
    expect(await kindsOf(drawing(words('secret', 50, 600) + box(40, 590, 99, 30) + written))).toEqual(['coveredText']);
    expect(await kindsOf(drawing(box(40, 590, 99, 30) + written))).toEqual([]);
  });

  it('说出是哪一页、哪些字', async () => {
    const bytes = pdf({ pages: [{ content: OPEN }, { content: SECRET + box(90, 590, 99, 30) }] });
    expect((await inspect(bytes)).findings).toMatchObject([
      { where: '第 2 页', words: expect.stringContaining('secret') },
    ]);
  });

  it('没有嵌入字体的汉字无法判断，不算干净', async () => {
    const font =
      '<< /Type /Font /Subtype /Type0 /BaseFont /SimSun /Encoding /UniGB-UCS2-H /DescendantFonts [101 0 R] >>';
    const descendant =
      '<< /Type /Font /Subtype /CIDFontType2 /BaseFont /SimSun /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 2 >> /DW 1000 >>';
    const content = 'BT /G 12 Tf 100 700 Td <4E2D56FD> Tj ET';
    const bytes = pdf({ pages: [{ content, resources: '/Font << /G 100 0 R >>' }], objects: [font, descendant] });
    expect(await kindsOf(bytes)).toEqual(['fontMissing']);
  });
});

describe('出文检查：PDF 携带的内容', () => {
  it.each<[string, PdfSample, string[]]>([
    ['作者', described('/Author (Zhang San)'), ['author']],
    ['UTF-16 的作者', described('/Author <FEFF5F204E09>'), ['author']],
    ['空的作者', described('/Author () /Producer (Chromium) /CreationDate (D:2026)'), []],
    ['标题', described('/Title (notice)'), ['title']],
    ['自定义属性', described('/SourceModified (x)'), ['customProperties']],
    ['脚本', carrying('<< /S /JavaScript /JS (app.alert) >>', '/OpenAction 100 0 R'), ['macro']],
    ['启动程序', carrying('<< /S /Launch /F (a.exe) >>', '/OpenAction 100 0 R'), ['macro']],
    ['跳到某页', carrying('<< /S /GoTo /D [1000 0 R /Fit] >>', '/OpenAction 100 0 R'), []],
    ['附件', carrying('<< /Type /Filespec /F (a.xlsx) /EF << /F 3 0 R >> >>', '/AF [100 0 R]'), ['attachment']],
    ['批注', annotated('/Subtype /Text /Contents (see)'), ['annotation']],
    ['没有应用的涂黑', annotated('/Subtype /Redact'), ['redactionNotApplied']],
    ['链接', annotated('/Subtype /Link /A << /S /URI /URI (https://a.cn) >>'), []],
    ['填了的表单', annotated('/Subtype /Widget /FT /Tx /T (name) /V (Zhang San)'), ['formValue']],
    ['没填的表单', annotated('/Subtype /Widget /FT /Tx /T (name)'), []],
    ['图层', carrying('<< /Type /OCG /Name (draft) >>', '/OCProperties << /OCGs [100 0 R] >>'), ['hiddenLayer']],
    ['缩略图', carrying('<< >>', '', '/Thumb 100 0 R'), ['thumbnail']],
    ['编辑软件的私有数据', carrying('<< >>', '/PieceInfo 100 0 R'), ['unknownPart']],
    [
      'XMP 的作者',
      carrying(
        '<< /Type /Metadata /Length 63 >>\nstream\n<x><dc:creator><rdf:Seq><rdf:li>Zhang</rdf:li></rdf:Seq></dc:creator></x>\nendstream',
        '/Metadata 100 0 R',
      ),
      ['author'],
    ],
    [
      '没有作者的 XMP',
      carrying('<< /Type /Metadata /Length 9 >>\nstream\n<x>2</x>\nendstream', '/Metadata 100 0 R'),
      [],
    ],
    ['不再使用的内容', carrying('<< /Length 6 >>\nstream\nsecret\nendstream'), ['unusedObject']],
  ])('%s', async (_name, sample, found) => {
    expect(await kindsOf(pdf(sample))).toEqual(found);
  });

  it('修改之前的版本', async () => {
    const old = pdf(page(SECRET));
    const update = `1001 0 obj\n<< /Length 0 >>\nstream\n\nendstream\nendobj\nxref\n1001 1\n${String(old.length).padStart(10, '0')} 00000 n \ntrailer\n<< /Size 1002 /Root 1 0 R /Prev ${old.lastIndexOf('xref\n0 1')} >>\nstartxref\n${old.length + 60}\n%%EOF\n`;
    expect(await kindsOf(Buffer.concat([old, Buffer.from(update)]))).toContain('earlierVersion');
  });

  it.each([
    ['文件开头', (bytes: Buffer) => Buffer.concat([Buffer.from('secret\n'), bytes])],
    ['文件末尾', (bytes: Buffer) => Buffer.concat([bytes, Buffer.from('secret')])],
  ])('%s多余的数据', async (_name, change) => {
    expect(await kindsOf(change(pdf(page(OPEN))))).toContain('trailingData');
  });

  it('有密码的 PDF 不算干净', async () => {
    expect(await kindsOf(pdf({ ...page(OPEN), trailer: '/Encrypt << /Filter /Standard >>' }))).toEqual(['encrypted']);
  });

  it('文字和属性都供查找个人信息', async () => {
    const { passages } = await inspect(
      pdf({ ...described('/Author (13800138000)'), pages: [{ content: words('13900139000', 100, 700) }] }),
    );
    expect(passages.map(({ text }) => text).join()).toMatch(/13800138000.*13900139000/s);
  });
});

describe('出文检查：有害的 PDF 很快被拒', () => {
  const broken = (text: string) => Buffer.from(`%PDF-1.7\n${text}`);

  it.each([
    ['一万页', pdf({ pages: Array.from({ length: 10_000 }, () => ({ content: '' })) }), 'tooLarge'],
    ['没有目录', broken('1 0 obj\n<< >>\nendobj\n%%EOF'), 'unreadable'],
    ['对象没有结束', broken('1 0 obj\n<< /A [ 1 2'), 'unreadable'],
    ['套得太深', broken(`1 0 obj\n${'['.repeat(100_000)}`), 'unreadable'],
    ['截断', pdf(page(OPEN)).subarray(0, 400), 'unreadable'],
    [
      '页树成环',
      file(
        new Map([
          [1, Buffer.from('<< /Type /Catalog /Pages 2 0 R >>')],
          [2, Buffer.from('<< /Type /Pages /Count 1 /Kids [2 0 R] >>')],
        ]),
        '',
      ),
      'unreadable',
    ],
  ])(
    '%s',
    async (_name, bytes, kind) => {
      expect(await kindsOf(bytes)).toContain(kind);
    },
    10_000,
  );
});
