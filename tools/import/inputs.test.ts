import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { listInputs, readInput } from './inputs.ts';
import { type Item, isItem, type Miss } from './item.ts';
import { deleted, docx, PNG, paragraph, picture, table, workbook } from './sample/docx.ts';
import { folder, lines } from './sample/run.ts';

const readAll = async (...from: readonly string[]): Promise<(Item | Miss)[]> => {
  const found: (Item | Miss)[] = [];
  for (const input of listInputs(from)) for await (const it of readInput(input, () => {})) found.push(it);
  return found;
};

const itemOf = async (
  name: string,
  content: string | Buffer,
  beside: Record<string, string | Buffer> = {},
): Promise<Item> => {
  const dir = folder({ [name]: content, ...beside });
  const item = (await readAll(join(dir, name))).find(isItem);
  if (!item) throw new Error(`nothing read from ${name}`);
  return item;
};

const why = (it: Item | Miss | undefined): string[] =>
  it?.notes.map((note) => `${note.why}${note.value ? `：${note.value}` : ''}`) ?? [];

const ROW = { 标题: '关于公园的通知', 文号: '明政发〔2020〕1号', 正文: '文。', 点击量: 12 };

describe('JSON Lines', () => {
  it.each([
    ['plain', lines(ROW)],
    ['gzip, whatever the name', gzipSync(lines(ROW))],
    ['with a byte order mark and Windows line ends', `\uFEFF${JSON.stringify(ROW)}\r\n`],
  ])('are read: %s', async (_name, content) => {
    const item = await itemOf('旧网站.jsonl', content);
    expect(item.values).toEqual({ title: '关于公园的通知', docNo: '明政发〔2020〕1号', body: '文。' });
    expect(why(item)).toEqual(['没有对应的字段']);
  });

  it('in the old national code are read and said to be', async () => {
    const gbk = Buffer.concat([
      Buffer.from('{"title":"'),
      Buffer.from('b9abd4b0', 'hex'),
      Buffer.from('","body":"x"}\n'),
    ]);
    const item = await itemOf('a.jsonl', gbk);
    expect(item.values.title).toBe('公园');
    expect(why(item)).toEqual(['不是 UTF-8，按国标码（GB 18030）读']);
  });

  it('with HTML in a field become Markdown', async () => {
    const item = await itemOf(
      'a.jsonl',
      lines({ title: '甲', content: '<p>一</p><table><tr><td>a</td><td>b</td></tr></table>' }),
    );
    expect(item.body).toBe('一\n\n| a | b |\n| --- | --- |');
  });

  it('that are broken are missed with their number, and the next is read', async () => {
    const dir = folder({ 'a.jsonl': `{"title":\n[1]\n"x"\n\n${lines(ROW)}` });
    const found = await readAll(join(dir, 'a.jsonl'));
    expect(found.map((it) => [it.where, why(it)[0]])).toEqual([
      ['a.jsonl 第 1 行', '不是合法的 JSON：{"title":'],
      ['a.jsonl 第 2 行', '不是一个 JSON 对象：[1]'],
      ['a.jsonl 第 3 行', '不是一个 JSON 对象："x"'],
      ['a.jsonl 第 5 行', '没有对应的字段'],
    ]);
  });

  it('cut off in their gzip are read as far as they go', async () => {
    const rows = Array.from({ length: 4000 }, (_, at) => ({ ...ROW, 标题: `第 ${at} 件 ${Math.sin(at)}` }));
    const whole = gzipSync(lines(...rows));
    const dir = folder({ 'a.jsonl.gz': whole.subarray(0, whole.length / 2) });
    const found = await readAll(dir);
    expect(found.length).toBeGreaterThan(1000);
    expect(why(found.at(-1))).toEqual(['压缩文件不完整或已损坏']);
  });
});

describe('Word', () => {
  const content = [
    paragraph('关于公园开放的通知'),
    paragraph('各区人民政府：'),
    deleted('不该有的话'),
    table([
      ['区', '2:公园'],
      ['甲区', '一号', '二号'],
    ]),
    picture,
  ].join('');

  it('gives title, text, tables, pictures and embedded files', async () => {
    const item = await itemOf(
      '通知.docx',
      docx(content, { 'word/embeddings/Microsoft_Excel_Sheet1.xlsx': workbook() }),
    );
    expect(item.values).toEqual({ title: '关于公园开放的通知' });
    expect(item.body.trim()).toMatch(
      /^各区人民政府：\n\n\| 区 \| 公园 \| {2}\|\n\| --- \| --- \| --- \|\n\| 甲区 \| 一号 \| 二号 \|\n\n!\[办理流程\]\(attachment:[\da-f]{16}\)$/,
    );
    expect(item.files.map(({ title, type }) => [title, type])).toEqual([
      ['图1', 'png'],
      ['附件1', 'xlsx'],
    ]);
  });

  it('leaves out what was deleted, and embedded files that hide something', async () => {
    const item = await itemOf(
      '通知.docx',
      docx(content, { 'word/embeddings/a.xlsx': workbook(true), 'word/embeddings/b.bin': 'x' }),
    );
    expect(item.body).not.toContain('不该有的话');
    expect(item.files).toHaveLength(1);
    expect(why(item)).toEqual(expect.arrayContaining(['附件含有隐藏的工作表：a.xlsx', '附件类型不允许发布：b.bin']));
  });

  it.each([
    ['is broken', docx(content).subarray(0, 300), '不是完整的压缩包'],
    ['is no document', workbook(), 'Word 文件已损坏，不能转换'],
  ])('that %s is missed', async (_name, bytes, reason) => {
    const [found] = await readAll(join(folder({ 'a.docx': bytes }), 'a.docx'));
    expect(why(found)[0]).toContain(reason);
  });
});

describe('HTML', () => {
  const page = (body: string): string =>
    `<!DOCTYPE html><html><head><meta name="ArticleTitle" content="关于公园的通知"><meta content="2020-05-12 10:00" name="PubDate"><meta name="SiteName" content="旧网站"><title>公园-通知公告-明州市人民政府网</title></head><body>${body}</body></html>`;

  it('gives fields from the page tags and the files beside it', async () => {
    const html = page(
      '<div id="zoom"><p>现将有关事项通知如下，详见附件。</p><a href="files/%E8%A1%A8.csv">名单</a><img src="a.png" alt="图"></div>',
    );
    const item = await itemOf('x/a.html', html, { 'x/files/表.csv': '甲,乙\n', 'x/a.png': PNG });
    expect(item.values).toMatchObject({ title: '关于公园的通知', publishedOn: '2020-05-12 10:00' });
    expect(item.body).toMatch(
      /^现将有关事项通知如下，详见附件。\n\n\[名单\]\(attachment:[\da-f]{16}\)!\[图\]\(attachment:[\da-f]{16}\)$/,
    );
    expect(item.files.map(({ title, type }) => [title, type])).toEqual([
      ['名单', 'csv'],
      ['图', 'png'],
    ]);
  });

  it('without tags is called by its first heading, else by its title without the site', async () => {
    const bare = (body: string): string => page(body).replace(/<meta[^>]*>/g, '');
    expect((await itemOf('a.html', bare('<h1>关于<br>公园</h1>文'))).values.title).toBe('关于公园');
    expect((await itemOf('a.html', bare('文'))).values.title).toBe('公园-通知公告');
  });

  it('reaches no file outside the folder', async () => {
    const html = page(
      '<p>甲<a href="../../../../../../etc/passwd">乙</a><img src="/etc/hostname"><img src="https://track.example/x.gif"></p>',
    );
    const item = await itemOf('x/a.html', html);
    expect(item.files).toEqual([]);
    expect(why(item)).toEqual([
      '没有这张图片，或不在导入的文件夹之内：/etc/hostname',
      '图片在别的网站上，读者打开网页时会被对方知道：https://track.example/x.gif',
    ]);
  });
});

describe('Markdown', () => {
  it('with front matter is read by its fields', async () => {
    const item = await itemOf(
      'a.md',
      '---\ntitle: 甲\n成文日期: 2020-05-09\nkeywords: [一, 二]\n---\n\n# 另一标题\n\n[表](b.csv)\n',
      { 'b.csv': 'a\n' },
    );
    expect(item.values).toMatchObject({ title: '甲', writtenOn: '2020-05-09', keywords: ['一', '二'] });
    expect(item.files.map(({ title }) => title)).toEqual(['表']);
  });

  it('without is called by its first heading', async () => {
    expect((await itemOf('a.md', '# 甲\n\n文')).values.title).toBe('甲');
  });

  it('with broken front matter is still read', async () => {
    const item = await itemOf('a.md', '---\na: [\n---\n# 甲\n\n文');
    expect(item.values.title).toBe('甲');
    expect(why(item)).toEqual(['开头的字段部分不是合法的 YAML']);
  });
});

describe('a folder', () => {
  it('is read in a stable order, other files are missed', async () => {
    const dir = folder({ 'b.md': '# 乙\n\n文', 'a/c.txt': '# 丙\n文', 'd.exe': 'MZ\u0000', '.hidden.md': '# 密' });
    const found = await readAll(dir);
    expect(found.map(({ where }) => where)).toEqual(['a/c.txt', 'b.md', 'd.exe']);
    expect(why(found[2])).toEqual(['不是 JSON Lines、docx、HTML 或 Markdown：.exe']);
  });
});
