import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { describe, expect, it } from 'vitest';
import { world } from '#functions/world.ts';
import { checkContent } from '#site/library/check.ts';
import { city, DOCUMENT, markdown } from '../tests/support/city.ts';

const start = (dir: string, ...args: readonly string[]) => {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['tools/new.ts', ...args, '--dir', dir], {
    encoding: 'utf8',
  });
  return { status, stderr, file: relative(dir, stdout.trim()) };
};

const YEAR = world.today().slice(0, 4);
const ORGAN = '000000002';

const inYear = (serial: string): string =>
  markdown({ ...DOCUMENT, indexNo: `${ORGAN}/${YEAR}-${serial}`, docNo: undefined });

const errorsIn = (dir: string) => checkContent(dir, world.today()).filter(({ severity }) => severity === 'error');

/** Fills what is marked, as an author would. */
const fill = (dir: string, file: string, values: Record<string, string>): void => {
  const path = join(dir, file);
  const filled = Object.entries(values).reduce(
    (text, [field, value]) => text.replace(new RegExp(`^( *)${field}:$`, 'm'), `$1${field}: ${value}`),
    readFileSync(path, 'utf8'),
  );
  writeFileSync(path, `${filled}正文。\n`);
};

describe('npm run new -- document', () => {
  it('gives the next 索引号 of the organ and the day in Beijing', () => {
    const dir = city({ 'documents/a.md': inYear('00007'), 'documents/b.md': inYear('00003') });
    const { file } = start(dir, 'document', '--agency', 'general-office', '--title', '关于“公园”: 的通知');
    expect(file).toBe(`documents/${YEAR}/general-office-${YEAR}-00008.md`);
    const text = readFileSync(join(dir, file), 'utf8');
    expect(text).toContain(`\nindexNo: ${ORGAN}/${YEAR}-00008\n`);
    expect(text).toContain(`\nwrittenOn: '${world.today()}'\n`);
    expect(text).toContain("\ntitle: '关于“公园”: 的通知'\n");
  });

  it('explains every field, with what there is to choose from', () => {
    const dir = city({});
    const text = readFileSync(join(dir, start(dir, 'document').file), 'utf8');
    expect(text).toMatch(/# 体裁（请填写）：公文种类。可选：决议、/);
    expect(text).toMatch(/# 栏目（请填写）：.*normative-documents（行政规范性文件）/);
    expect(text).toMatch(/# 施行日期：文中写明的施行之日。例：2020-06-01\n# effectiveOn: 2020-06-01/);
  });

  it('is refused by name until what is marked is filled, then passes', () => {
    const dir = city({});
    const { file } = start(dir, 'document', '--title', '关于公园的通知');
    expect(errorsIn(dir).map(({ field }) => field)).toEqual([
      'genre',
      'column',
      'theme',
      'statutoryItem',
      'summary',
      'disclosure',
    ]);
    fill(dir, file, {
      genre: '通知',
      column: 'policy-documents',
      theme: 'other',
      statutoryItem: 'rules',
      summary: '概述',
      disclosure: '主动公开',
    });
    expect(errorsIn(dir)).toEqual([]);
  });

  it('takes a 发文字号 in any brackets and never takes a name twice', () => {
    const dir = city({});
    expect(start(dir, 'document', '--doc-no', 'QZ[2026]012号').file).toBe(`documents/${YEAR}/qz-2026-12.md`);
    expect(start(dir, 'document', '--doc-no', 'QZ[2026]012号').file).toBe(`documents/${YEAR}/qz-2026-12-2.md`);
  });
});

describe('npm run new', () => {
  it.each([
    ['interpretation', { summary: '概述', form: '文字解读', documents: '[a]' }],
    ['article', { summary: '概述', column: 'news' }],
    ['meeting', { summary: '概述', title: '议题', decision: '同意' }],
    ['page', { summary: '概述', column: 'guide', order: '1' }],
  ])('-- %s passes once filled', (kind, values) => {
    const dir = city({
      'documents/a.md': markdown({
        ...DOCUMENT,
        interpretations: kind === 'interpretation' ? [`interpretation-${world.today()}`] : [],
      }),
    });
    const { file } = start(dir, kind, '--title', '题目');
    fill(dir, file, values);
    expect(errorsIn(dir)).toEqual([]);
  });

  it('binds an interpretation to its document and says what else to write', () => {
    const dir = city({ 'documents/a.md': markdown(DOCUMENT) });
    const { file, stderr } = start(dir, 'interpretation', '--document', 'a');
    expect(file).toBe('interpretations/a-text.md');
    expect(readFileSync(join(dir, file), 'utf8')).toContain('\ndocuments: [a]\n');
    expect(stderr).toContain('还要在公文 a 的 interpretations 中写上 a-text');
  });

  it.each([
    ['no kind', [], '要建哪一种'],
    ['an unknown kind', ['law'], '要建哪一种'],
    ['an unknown option', ['document', '--agancy', 'x'], '要建哪一种'],
    ['an unknown organ', ['document', '--agency', '财政局'], '没有编号为 财政局 的机构'],
    ['an unknown document', ['interpretation', '--document', 'x'], '没有编号为 x 的公文'],
    ['a number that is none', ['document', '--doc-no', '第一号'], '不是发文字号的写法'],
  ])('says so of %s', (_name, args, sentence) => {
    const { status, stderr } = start(city({}), ...args);
    expect([status, stderr]).toEqual([1, expect.stringContaining(sentence)]);
  });

  it('says so of a folder that is not there', () => {
    expect(start('/nowhere', 'page').stderr).toContain('找不到内容文件夹 /nowhere');
  });
});
