import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { dump, load } from 'js-yaml';
import { describe, expect, it } from 'vitest';
import { city, DOCUMENT, INTERPRETATION, markdown } from '../../tests/support/city.ts';
import { checkContent, soundContent } from './check.ts';
import { formatFinding } from './finding.ts';

const TODAY = '2026-11-23';

const found = (files: Record<string, string>): string[] => checkContent(city(files), TODAY).map(formatFinding);

const document = (fields: object, body?: string): Record<string, string> => ({
  'documents/2020/a.md': markdown({ ...DOCUMENT, ...fields }, body),
});

const other = (fields: object): Record<string, string> => ({
  'documents/2020/b.md': markdown({
    ...DOCUMENT,
    indexNo: '000000002/2020-00002',
    docNo: '某政办字〔2020〕2号',
    ...fields,
  }),
});

describe('内容检查：一个文件', () => {
  it('finds nothing wrong with a right one', () => {
    expect(found(document({}))).toEqual([]);
  });

  it('takes a date with or without quotes', () => {
    const text = markdown(DOCUMENT)
      .replace("writtenOn: '2020-05-06'", 'writtenOn: 2020-05-06')
      .replace('writtenOn: "2020-05-06"', 'writtenOn: 2020-05-06');
    expect(text).toContain('writtenOn: 2020-05-06');
    expect(found({ 'documents/2020/a.md': text })).toEqual([]);
  });

  it.each([
    [{ writtenOn: '2020年5月6日' }, '“成文日期”（writtenOn）“2020年5月6日”不是“年-月-日”的写法', '例如 2020-05-09'],
    [{ writtenOn: '9999-12-31', publishedOn: '2020-05-08' }, '年份不在 1900 至 2199 之间', '例如'],
    [{ writtenOn: '2020-02-30' }, '“成文日期”（writtenOn）“2020-02-30”日历上没有这一天', '例如'],
    [{ title: undefined }, '“标题”（title）没有填写', '公文的完整标题'],
    [{ genre: null }, '“体裁”（genre）没有填写', '改为其中之一：决议、'],
    [{ docNo: '某政办字[2020]1号' }, '“发文字号”（docNo）', '六角括号〔〕'],
    [{ validity: '有效' }, '“有效性”（validity）“有效”不在可选的值之内', '改为其中之一：现行有效、'],
    [{ titel: '某' }, '没有“titel”这个字段', '是否想写 title'],
    [{ keywords: '稳就业' }, '“关键词”（keywords）应是列表，写成了文字', '例如'],
    [{ attachments: [{ title: '附件' }] }, '“附件 › 第 1 项 › 附件文件”（attachments.0.file）没有填写', '例如'],
  ])('%j', (fields, fault, remedy) => {
    const [line = '', ...rest] = found(document(fields));
    expect(rest).toEqual([]);
    expect(line).toContain('documents/2020/a.md');
    expect(line).toContain(fault);
    expect(line.split('改法：')[1] + line).toContain(remedy);
  });

  it('names the line of broken YAML', () => {
    expect(found({ 'documents/2020/a.md': '---\ntitle: "甲\nx\n---\n正文' })[0]).toMatch(/第 \d+ 行不是合法的 YAML/);
  });

  it.each(['正文', '', '---\ntitle: 甲\n'])('asks for the fields where there are none: %j', (text) => {
    expect(found({ 'documents/2020/a.md': text })[0]).toContain('开头没有字段部分');
  });

  it('refuses a file name that cannot be an address', () => {
    expect(found({ 'documents/2020/公文.md': markdown(DOCUMENT) })[0]).toContain('文件名不能作为网址');
  });

  it('reads files with Windows line ends and a byte order mark', () => {
    expect(found({ 'documents/2020/a.md': `\uFEFF${markdown(DOCUMENT).replaceAll('\n', '\r\n')}` })).toEqual([]);
  });

  it.each([
    ['GBK', Buffer.from([0x2d, 0x2d, 0x2d, 0x0a, 0xb8, 0xc4])],
    ['UTF-16', Buffer.from(`\uFEFF${markdown(DOCUMENT)}`, 'utf16le')],
    ['UTF-16 without a mark', Buffer.from(`${markdown({ a: 1 })}`, 'utf16le')],
  ])('refuses %s', (_, bytes) => {
    const dir = city({});
    mkdirSync(join(dir, 'documents'));
    writeFileSync(join(dir, 'documents/a.md'), bytes);
    expect(checkContent(dir, TODAY).map(formatFinding)).toEqual([
      '错误 documents/a.md：不是 UTF-8 编码的文字。改法：用编辑器打开，核对文字后另存为 UTF-8。',
    ]);
  });

  it('refuses a text of many megabytes', () => {
    expect(found(document({}, '甲'.repeat(2_000_000)))).toEqual([
      expect.stringContaining('documents/2020/a.md：有 5.7 MB，超过 4.0 MB'),
    ]);
  });

  it('refuses a folder and a dangling link under the name of a file', () => {
    const dir = city({});
    mkdirSync(join(dir, 'documents/a.md'), { recursive: true });
    symlinkSync('nowhere.md', join(dir, 'documents/b.md'));
    expect(checkContent(dir, TODAY).map(formatFinding)).toEqual([
      expect.stringContaining('documents/a.md：不是文件'),
      expect.stringContaining('documents/b.md：是指不到文件的链接'),
    ]);
  });

  it('wants a text or an attachment', () => {
    expect(found(document({}, ' '))[0]).toContain('没有正文，也没有附件');
  });
});

describe('内容检查：文件之间', () => {
  it.each([
    ['unknown agency', document({ publisher: 'nobody' }), '没有编号为 nobody 的机构'],
    [
      'unknown joint agency',
      document({ jointPublishers: ['nobody'] }),
      '“联合发文”（jointPublishers）没有编号为 nobody',
    ],
    ['column of another kind', document({ column: 'news' }), 'news 不是放这类内容的栏目'],
    ['unknown theme', document({ theme: 'nothing' }), '没有编号为 nothing 的主题'],
    ['subtheme of another theme', document({ subTheme: '税务' }), '下没有“税务”'],
    ['dangling link', document({ replaces: ['c'] }), '没有编号为 c 的公文'],
    ['a document that replaces itself', document({ replaces: ['a'], replacedBy: 'a' }), '（replaces）写了本文自己'],
    ['a document that amends itself', document({ amends: ['a'], amendedBy: ['a'] }), '（amendedBy）写了本文自己'],
    [
      'one 组织机构代码 for two agencies',
      {
        ...document({}),
        'agencies/other.md': readFileSync(join(city({}), 'agencies/general-office.md'), 'utf8'),
      },
      '“组织机构代码”（orgCode）000000002 已用于 agencies/general-office.md',
    ],
    ['one-way replacement', { ...document({ replaces: ['b'] }), ...other({}) }, '只写了一边：documents/2020/b.md'],
    ['one-way amendment', { ...document({ amendedBy: ['b'] }), ...other({}) }, '只写了一边：documents/2020/b.md'],
    [
      'one-way interpretation',
      { ...document({}), 'interpretations/i.md': markdown(INTERPRETATION) },
      'documents/2020/a.md 没有写回本文',
    ],
    [
      'interpretation not written back',
      {
        ...document({ interpretations: ['i'] }),
        ...other({}),
        'interpretations/i.md': markdown({ ...INTERPRETATION, documents: ['b'] }),
      },
      'interpretations/i.md 没有写回本文',
    ],
    ['same 索引号', { ...document({}), ...other({ indexNo: DOCUMENT.indexNo }) }, '已用于 documents/2020/a.md'],
    [
      'same 发文字号',
      { ...document({}), ...other({ docNo: DOCUMENT.docNo }) },
      '“发文字号”（docNo）某政办字〔2020〕1号 已用于',
    ],
    [
      'same file name in two years',
      {
        ...document({}),
        'documents/2021/a.md': markdown({ ...DOCUMENT, indexNo: '000000002/2020-00002', docNo: undefined }),
      },
      '同名',
    ],
    ['effective before written', document({ effectiveOn: '2020-05-01' }), '2020-05-01 早于成文日期'],
    ['published before written', document({ publishedOn: '2020-05-01' }), '2020-05-01 早于成文日期'],
    ['turned public after it was published', document({ turnedPublicOn: '2020-06-20' }), '不在成文日期'],
    ['published on a day to come', document({ publishedOn: '2026-11-24' }), '2026-11-24 晚于今天'],
    ['废止 without a day', document({ validity: '废止' }), '没有写废止日期'],
    [
      'missing attachment',
      document({ attachments: [{ title: '表', file: '2020/x.csv' }] }),
      'files/ 中没有 2020/x.csv',
    ],
    ['forbidden type', document({ attachments: [{ title: '表', file: '2020/x.xlsm' }] }), '类型不允许发布'],
    ['path outside', document({ attachments: [{ title: '表', file: '../site.yaml.csv' }] }), '指到了 files/ 之外'],
    [
      'type that is not what it says',
      { ...document({ attachments: [{ title: '表', file: 'x.pdf' }] }), 'files/x.pdf': 'MZ' },
      '内容不是 pdf',
    ],
    [
      'SVG with script',
      { ...document({ attachments: [{ title: '图', file: 'x.svg' }] }), 'files/x.svg': '<svg onload="x()"/>' },
      '含有脚本',
    ],
    ['file shown but not listed', document({}, '![图](/files/2020/a.png)'), '正文引用了 /files/2020/a.png'],
    ['file shown by reference', document({}, '![图][a]\n\n[a]: /files/2020/a.png'), '正文引用了 /files/2020/a.png'],
    ['file with brackets', document({}, '[表](/files/2020/a(1).csv)'), '正文引用了 /files/2020/a(1).csv'],
    [
      'link to no page',
      document({}, '[甲](/interpretations/none/)'),
      '正文链接到 /interpretations/none/，没有这个页面',
    ],
    [
      'link to a withheld document',
      { ...document({}, '[乙](/documents/b#s1)'), ...other({ disclosure: '不予公开' }) },
      '正文链接到 /documents/b，那件公文的公开属性不是“主动公开”',
    ],
    [
      'interpretation of a withheld document',
      {
        ...document({ disclosure: '不予公开', interpretations: ['i'] }),
        'interpretations/i.md': markdown(INTERPRETATION),
      },
      '不能公开解读',
    ],
    [
      '图解 without panels',
      {
        ...document({ interpretations: ['i'] }),
        'interpretations/i.md': markdown({ ...INTERPRETATION, form: '图解' }),
      },
      '没有图解内容',
    ],
  ])('%s', (_, files, fault) => {
    const errors = found(files).filter((line) => line.startsWith('错误'));
    expect(errors.join('\n')).toContain(fault);
    expect(() => soundContent(city(files), TODAY)).toThrow(fault);
  });

  it.each(['a?b.csv', 'a#b.csv', 'a%2Fb.csv', 'a\\b.csv', 'a\nb.csv', 'a//b.csv', './a.csv'])(
    'refuses an attachment whose name %j cannot be an address',
    (file) => {
      expect(found(document({ attachments: [{ title: '表', file }] })).join()).toContain('不能作为网址');
    },
  );

  it('refuses an attachment that is a link out of files/', () => {
    const dir = city({ ...document({ attachments: [{ title: '表', file: 'x.csv' }] }), 'files/a.csv': '甲' });
    symlinkSync('/etc/hostname', join(dir, 'files/x.csv'));
    expect(checkContent(dir, TODAY).map(formatFinding)).toEqual([
      expect.stringContaining('x.csv 是指到 files/ 之外的链接'),
    ]);
  });

  it('names a page that a judgement of the search wants and that is not there', () => {
    const judgements = (page: string) => ({
      ...document({}),
      'search/judgements.yaml': `- { question: 稳就业, pages: [${page}] }`,
    });
    expect(found(judgements('/documents/a/'))).toEqual([]);
    expect(found(judgements('/documents/none/'))).toEqual([expect.stringContaining('没有 /documents/none/ 这个网页')]);
    expect(found(judgements('documents'))).toEqual([expect.stringContaining('不是本站网页的地址')]);
  });

  it('第二十六条：warns of publishing later than 20 working days after 成文', () => {
    const late = found(document({ writtenOn: '2020-05-06', publishedOn: '2020-06-03' }));
    expect(late).toEqual([expect.stringContaining('2020-06-02')]);
    expect(late[0]).toMatch(/^提醒/);
    expect(found(document({ writtenOn: '2020-05-06', publishedOn: '2020-06-02' }))).toEqual([]);
    const turned = { writtenOn: '2020-05-06', turnedPublicOn: '2020-06-01', publishedOn: '2020-06-03' };
    expect(found(document(turned))).toEqual([]);
  });

  it('warns of validity that time has overtaken', () => {
    expect(found(document({ expiresOn: '2025-12-31' }))[0]).toContain('仍写“现行有效”');
    expect(found(document({ validity: '尚未施行', effectiveOn: '2021-01-01' }))[0]).toContain('仍写“尚未施行”');
  });

  it.each([
    ['themes.yaml', 'organs 用了两次'],
    ['statutory.yaml', 'rules 用了两次'],
  ])('refuses an id that stands twice in %s', (file, fault) => {
    const rows = load(readFileSync(join('content', file), 'utf8')) as object[];
    expect(found({ [file]: dump([...rows, rows[0]]) }).join()).toContain(fault);
  });

  it.each(['...', 'a', 'a..b', '-a.cn', 'a.cn.', 'a.cn:80', `${'a'.repeat(64)}.cn`])(
    'refuses %s for the domain',
    (domain) => {
      const site = readFileSync('content/site.yaml', 'utf8').replace(/^domain:.*$/m, `domain: '${domain}'`);
      expect(found({ 'site.yaml': site }).join()).toContain('“网站域名”（domain）');
    },
  );

  it.each([
    ['没有编号为 nowhere 的机构', { units: { D01: 'nowhere' } }],
    ['没有编号为 nowhere 的机构', { interfaces: [{ id: 'a', name: '演示', roles: ['signer'], unit: 'nowhere' }] }],
    ['a 用了两次', { interfaces: ['甲', '乙'].map((name) => ({ id: 'a', name: `演示·${name}`, roles: ['signer'] })) }],
    ['“张三”没有以“演示”开头', { interfaces: [{ id: 'a', name: '张三', roles: ['signer'] }] }],
    ['“mayor”不在可选的值之内', { roles: { 市长: ['mayor'] } }],
  ])('工作人员: says %s', (fault, officers) => {
    expect(found({ 'officers.yaml': dump(officers) }).join()).toContain(fault);
  });

  it('a city need not write of its officers', () => {
    expect(found({})).toEqual([]);
  });

  it.each([
    ['documents', 'documents 是网站自己用的网址'],
    ["'404'", '404 是网站自己用的网址'],
    ['api', 'api 是网站自己用的网址'],
    ['news', 'news 用了两次'],
  ])('refuses a column called %s', (id, fault) => {
    const columns = readFileSync('content/columns.yaml', 'utf8');
    const one = `- id: ${id}\n  name: 甲\n  nameEn: A\n  kind: articles\n  description: 乙\n  keywords: [丙]\n  columnType: 工作动态\n`;
    expect(found({ 'columns.yaml': columns + one }).join()).toContain(fault);
  });

  it('says which folder or table is missing', () => {
    expect(checkContent('/nonexistent', TODAY).map(formatFinding)[0]).toContain('没有这个内容文件夹');
    expect(found({ 'site.yaml': 'name: 甲' }).join('\n')).toContain('“网站域名”（domain）没有填写');
  });
});
