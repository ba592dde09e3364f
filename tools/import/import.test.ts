import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { checkContent } from '#site/library/check.ts';
import { openLibrary } from '#site/library/library.ts';
import { docx, PNG, paragraph, picture } from './sample/docx.ts';
import {
  contentOf,
  documentsIn,
  filesIn,
  folder,
  type Imported,
  importInto,
  LAWS,
  lines,
  put,
  reasons,
  stateOf,
  TODAY,
} from './sample/run.ts';

const errorsIn = (dir: string) => checkContent(dir, TODAY).filter(({ severity }) => severity === 'error');

const row = (title: string, more: object = {}) => ({
  title,
  agency: '明州市',
  writtenOn: '2020-05-09',
  body: `第一条 ${title}。`,
  ...more,
});

const named = (dir: string, title: string): Imported[] =>
  documentsIn(dir).filter(({ fields }) => fields.title === title);

const sampleCity = await (async () => {
  const dir = join(folder(), '内容');
  await importInto(dir, LAWS);
  return dir;
})();

describe('a collection of law', () => {
  it('becomes a complete content folder without errors', () => {
    expect(errorsIn(sampleCity)).toEqual([]);
    expect(openLibrary(sampleCity, TODAY).documents).toHaveLength(15);
  });

  it('joins the versions of one text both ways, as far as their dates are known', () => {
    const parks = named(sampleCity, '明州市公园管理条例').toSorted((a, b) =>
      a.fields.writtenOn.localeCompare(b.fields.writtenOn),
    );
    expect(parks.map(({ fields }) => [fields.writtenOn, fields.validity, fields.repealedOn])).toEqual([
      ['2011-01-01', '废止', '2018-07-01'],
      ['2018-04-20', '废止', '2023-06-01'],
      ['2018-04-20', '废止', '2023-06-01'],
      ['2023-03-30', '现行有效', undefined],
    ]);
    expect(parks[3]?.fields.replaces).toHaveLength(2);
  });

  it('keeps a document number where it first stands', () => {
    expect(named(sampleCity, '灯塔养护条例')[0]?.fields.docNo).toBeUndefined();
    expect(reasons(sampleCity)['docNo：文号已用于另一件']).toBe(1);
  });

  it('tells genre, column and theme', () => {
    const classes = Object.fromEntries(
      documentsIn(sampleCity).map(({ fields }) => [fields.title, [fields.genre, fields.column, fields.theme]]),
    );
    expect(classes).toMatchObject({
      明州市公园管理条例: ['法规', 'local-regulations', 'construction-environment'],
      最高人民法院关于灯塔纠纷若干问题的解释: ['其他', 'judicial-interpretations', 'police-security-justice'],
      明州市2026年政府工作报告: ['报告', 'work-reports', 'general-affairs'],
      明州市渡口管理办法: ['规章', 'government-rules', 'other'],
      湖泊保护法: ['法律', 'laws', 'agri-forest-water'],
      明州市人民政府办公厅关于清明节期间渡口值班的通知: ['通知', 'policy-documents', 'other'],
    });
  });

  it('says of every field what it defaulted, guessed and dropped', () => {
    expect(reasons(sampleCity)).toMatchObject({
      'writtenOn：没有日期和年份，写作 1900-01-01，请查明后改正': 2,
      'body：落款（网页按字段画出）': 1,
      'body：去掉了控制文字方向的字符': 1,
      'theme：关键词都看不出主题，写作“其他”': expect.any(Number),
    });
    expect(readFileSync(join(sampleCity, 'import-report.txt'), 'utf8')).toContain(
      '读到 15 条：公文 15 件，完全相同的 0 条，未导入 0 条',
    );
  });

  it('has columns for what it holds, and names no real city', () => {
    expect(readFileSync(join(sampleCity, 'columns.yaml'), 'utf8')).not.toContain('normative-rules');
    expect(readFileSync(join(sampleCity, 'site.yaml'), 'utf8')).toMatch(/^name: 演示城市/);
  });
});

describe('a second run', () => {
  it('changes nothing', async () => {
    const before = stateOf(sampleCity);
    expect((await importInto(sampleCity, LAWS)).written).toBe(0);
    expect(stateOf(sampleCity)).toEqual(before);
  });

  it('with more rows, in another order, renumbers nothing', async () => {
    const [a, b, c] = [row('甲公园条例'), row('乙公园条例'), row('丙公园条例')];
    const from = folder({ 'a.jsonl': lines(a, b) });
    const to = folder();
    await importInto(to, from);
    const before = new Map(documentsIn(to).map(({ fields }) => [fields.title, fields.indexNo]));
    put(from, { 'a.jsonl': lines(c, b, a) });
    await importInto(to, from);
    const after = new Map(documentsIn(to).map(({ fields }) => [fields.title, fields.indexNo]));
    for (const [title, indexNo] of before) expect(after.get(title)).toBe(indexNo);
    expect(after.get('丙公园条例')).toMatch(/2020-00003$/);
  });

  it('never gives the number of a removed document again', async () => {
    const from = folder({ 'a.jsonl': lines(row('甲公园条例'), row('乙公园条例')) });
    const to = folder();
    await importInto(to, from);
    rmSync(join(to, named(to, '乙公园条例')[0]?.file ?? ''));
    put(from, { 'a.jsonl': lines(row('甲公园条例'), row('丙公园条例')) });
    await importInto(to, from);
    expect(named(to, '丙公园条例')[0]?.fields.indexNo).toMatch(/2020-00003$/);
  });

  it('follows a source that was corrected', async () => {
    const from = folder({ 'a.jsonl': lines(row('甲公园条例', { url: '/a' })) });
    const to = folder();
    await importInto(to, from);
    const [before] = documentsIn(to);
    put(from, { 'a.jsonl': lines(row('甲公园条例（修正）', { url: '/a', body: '第一条 改正。' })) });
    await importInto(to, from);
    const [after, ...others] = documentsIn(to);
    expect(others).toEqual([]);
    expect([after?.file, after?.fields.indexNo, after?.body]).toEqual([
      before?.file,
      before?.fields.indexNo,
      '第一条　改正。',
    ]);
  });

  it('does not take the first row of another collection of that name for the first row of this one', async () => {
    const to = folder();
    const [one, other] = [row('甲公园条例', { id: 1 }), row('乙公园条例', { id: 1, writtenOn: '2021-05-09' })];
    await importInto(to, join(folder({ '导出/a.jsonl': lines(one) }), '导出'));
    await importInto(to, join(folder({ '导出/a.jsonl': lines(other) }), '导出'));
    expect(documentsIn(to).map(({ fields }) => fields.title)).toEqual(['甲公园条例', '乙公园条例']);
  });

  it('leaves alone what an editor has changed', async () => {
    const from = folder({ 'a.jsonl': lines(row('甲公园条例', { url: '/a' })) });
    const to = folder();
    await importInto(to, from);
    const file = documentsIn(to)[0]?.file ?? '';
    const edited = readFileSync(join(to, file), 'utf8').replace('validity: 现行有效', 'validity: 已修改');
    put(to, { [file]: edited });
    put(from, { 'a.jsonl': lines(row('甲公园条例', { url: '/a', body: '第一条 改正。' })) });
    await importInto(to, from);
    expect(readFileSync(join(to, file), 'utf8')).toBe(edited);
    expect(reasons(to)['file：导入后有人改过，没有覆盖']).toBe(1);
  });

  it('joins a new version to one of an earlier run', async () => {
    const to = folder();
    await importInto(to, folder({ 'a.jsonl': lines(row('甲公园条例')) }));
    await importInto(
      to,
      folder({ 'b.jsonl': lines(row('甲公园条例', { writtenOn: '2022-01-10', body: '第一条 新的。' })) }),
    );
    expect(documentsIn(to).map(({ fields }) => [fields.writtenOn, fields.validity, fields.repealedOn])).toEqual([
      ['2020-05-09', '废止', '2022-01-10'],
      ['2022-01-10', '现行有效', undefined],
    ]);
    expect(errorsIn(to)).toEqual([]);
  });

  it('does not join a new version to a file an editor has changed', async () => {
    const to = folder();
    await importInto(to, folder({ 'a.jsonl': lines(row('甲公园条例')) }));
    const file = documentsIn(to)[0]?.file ?? '';
    put(to, { [file]: `${readFileSync(join(to, file), 'utf8')}\n附言。\n` });
    await importInto(
      to,
      folder({ 'b.jsonl': lines(row('甲公园条例', { writtenOn: '2022-01-10', body: '第一条 新的。' })) }),
    );
    expect(documentsIn(to).map(({ fields }) => fields.validity)).toEqual(['现行有效', '现行有效']);
    expect(errorsIn(to)).toEqual([]);
  });
});

describe('rows that repeat', () => {
  it('word for word become one file', async () => {
    const to = folder();
    const outcome = await importInto(to, folder({ 'a.jsonl': lines(row('甲公园条例'), row('甲公园条例')) }));
    expect([outcome.documents, outcome.same]).toEqual([1, 1]);
    expect(reasons(to)['row：与另一条完全相同，只留一件']).toBe(1);
  });

  it('by title and day only are both kept, and said so', async () => {
    const to = folder();
    await importInto(to, folder({ 'a.jsonl': lines(row('甲公园条例'), row('甲公园条例', { body: '另一文本。' })) }));
    expect(documentsIn(to).map(({ file }) => file.replace(/.*(law-[\da-f]{8})/, ''))).toEqual(['-2.md', '.md']);
    expect(reasons(to)['versions：与另一件同名同日，都保留，请核对是否重复']).toBe(2);
  });
});

describe('fields a source states', () => {
  it('are kept', async () => {
    const to = folder();
    const stated = {
      索引号: '00511700X/2019-00007',
      有效性: '已废止',
      废止日期: '2021-03-01',
      主题分类: '劳动、人事、监察/劳动就业',
      摘要: '概述。',
      公开属性: '主动公开',
    };
    await importInto(to, folder({ 'a.jsonl': lines(row('甲通知', stated)) }));
    expect(documentsIn(to)[0]?.fields).toMatchObject({
      indexNo: '00511700X/2019-00007',
      validity: '废止',
      repealedOn: '2021-03-01',
      theme: 'labour-personnel',
      subTheme: '劳动就业',
      summary: '概述。',
    });
  });

  it('never publish what is not for the public', async () => {
    const to = folder();
    await importInto(
      to,
      folder({
        'a.jsonl': lines(row('甲通知', { 公开属性: '依申请公开' }), row('乙通知', { 公开属性: '内部' }), row('丙通知')),
      }),
    );
    expect(
      documentsIn(to)
        .map(({ fields }) => [fields.title, fields.disclosure])
        .toSorted(),
    ).toEqual([
      ['丙通知', '主动公开'],
      ['乙通知', '不予公开'],
      ['甲通知', '依申请公开'],
    ]);
    expect(openLibrary(to, TODAY).documents).toHaveLength(1);
  });
});

describe('files that come with a document', () => {
  it('lie under files/ by year, listed and linked', async () => {
    const to = folder();
    await importInto(
      to,
      folder({ '通知2020-05-12.docx': docx(paragraph('关于公园的通知') + paragraph('正文。') + picture) }),
    );
    const [document] = documentsIn(to);
    expect(document?.fields.attachments).toEqual([
      { title: '图1', file: expect.stringMatching(/^2020\/law-[\da-f]{8}-[\da-f]{8}\.png$/) },
    ]);
    expect(document?.body).toContain(`](/files/${document?.fields.attachments[0]?.file})`);
    expect(errorsIn(to)).toEqual([]);
  });

  it('are not missed as files of another kind', async () => {
    const to = folder();
    await importInto(
      to,
      folder({
        'b.html': '<html><h1>题</h1><p>足够长的一段正文。<img src="a.png"></p></html>',
        'a.png': PNG,
        'c.png': Buffer.concat([PNG, PNG]),
      }),
    );
    expect(reasons(to)['file：不是 JSON Lines、docx、HTML 或 Markdown']).toBe(1);
  });
});

describe('a target that has content already', () => {
  it('keeps its names, numbers, organs and tables', async () => {
    const to = folder();
    await importInto(to, folder({ 'a.jsonl': lines(row('甲公园条例', { docNo: '明政发〔2020〕1号' })) }));
    rmSync(join(to, '.import.jsonl'));
    const before = contentOf(to).filter((line) => !line.startsWith('import-report'));
    await importInto(
      to,
      folder({ 'b.jsonl': lines(row('乙公园条例', { docNo: '明政发〔2020〕1号', column: '没有的栏目' })) }),
    );
    expect(contentOf(to)).toEqual(expect.arrayContaining(before));
    expect(named(to, '乙公园条例')[0]?.fields).toMatchObject({ indexNo: expect.stringMatching(/2020-00002$/) });
    expect(named(to, '乙公园条例')[0]?.fields.docNo).toBeUndefined();
    expect(filesIn(to).filter((file) => file.startsWith('agencies/'))).toHaveLength(2);
    expect(errorsIn(to)).toEqual([]);
  });
});
