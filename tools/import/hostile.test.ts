import { existsSync, readFileSync, symlinkSync } from 'node:fs';
import { basename, join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkContent } from '#site/library/check.ts';
import { MOST_LINE_BYTES, readLines } from './lines.ts';
import { docx } from './sample/docx.ts';
import { documentsIn, filesIn, folder, importInto, lines, reasons, TODAY } from './sample/run.ts';

const errorsIn = (dir: string) => checkContent(dir, TODAY).filter(({ severity }) => severity === 'error');

/** What a content folder may hold after an import: nothing else, nowhere else. */
const RIGHT_PLACES =
  /^(?:agencies\/[a-z\d-]+\.md|calendar\/\d{4}\.yaml|documents\/\d{4}\/[a-z\d-]+\.md|files\/\d{4}\/[a-z\d-]+\.[a-z]+|pages\/accessibility\.md|(?:site|columns|themes|statutory)\.yaml|\.import\.jsonl|import-report\.(?:json|txt|csv))$/;

const EVIL: readonly (readonly [name: string, row: Record<string, unknown>])[] = [
  ['paths for names', { title: '../../etc/passwd', agency: '../../root', docNo: 'QZ〔2020〕1号', ref: '/etc/passwd', year: '../..' }],
  ['an absolute path for a number', { title: '甲', indexNo: '/etc/passwd', docNo: '/etc〔2020〕1号' }],
  ['a very long title', { title: '甲'.repeat(100_000) }],
  ['a very long organ', { title: '甲', agency: '局'.repeat(100_000) }],
  ['odd Unicode', { title: '甲\u202E\u0000\uFEFF乙\uD800', agency: '\u2066局\u2069', docNo: '甲\u200B〔2020〕1号' }],
  ['YAML for a title', { title: '---\nvalidity: 废止\n---\n&a *a !!js/function', summary: '"\n- x: |' }],
  ['a prototype', JSON.parse('{"title":"甲","__proto__":{"agency":"x"},"constructor":"y"}')],
  ['names every object has', { title: '甲', agency: '__proto__', jointPublishers: ['constructor'], 公开属性: 'constructor', 有效性: 'toString', category: '__proto__', theme: 'constructor', column: '__proto__' }],
  ['values of other types', { title: ['甲'], agency: {}, body: 12, keywords: [1, [2], { a: 3 }], publishedOn: true, html: null }],
  ['a day past all calendars', { title: '甲', writtenOn: '9999-12-31', publishedOn: '9999-12-31', year: '2199' }],
  ['a year out of reach', { title: '甲', writtenOn: '99999-01-01', year: '0000' }],
  ['an instant out of reach', { title: '甲', publishedOn: 9e15 }],
  ['a body that closes the fields', { title: '甲', body: '---\ntitle: 乙\n---\n文' }],
  ['a body that names files', { title: '甲', body: '[x](attachment:0123456789abcdef) ![y](attachment:../../etc)' }],
  ['attachments outside', { title: '甲', body: '文', attachments: ['../../../../etc/passwd', { file: '/etc/hostname' }, 'file:///etc/passwd'] }],
  ['HTML nested without end', { title: '甲', html: '<div>'.repeat(100_000) }],
  ['runs of marks', { title: '甲', body: ['[', '(', '<', '*', '_', '|', '`', '[](', '\\[', '<script>'].map((mark) => mark.repeat(200_000 / mark.length)).join('\n文\n') }],
  ['a body of many megabytes', { title: '甲', body: '甲'.repeat(2_000_000) }],
  ['links only a parser sees', { title: '甲', body: '[a]: /files/x.csv\n\n文[a] [b\\][c](/documents/x/) [[1]](/files/y.csv)' }],
  ['a link that runs', { title: '甲', html: '<p>甲<a href="javascript:alert(1)">乙</a></p>' }],
]; // biome-ignore format: a table

describe('hostile rows', () => {
  it.each(EVIL)('%s: written in their places, sound, or refused', async (_name, row) => {
    const to = folder();
    await importInto(to, folder({ 'a.jsonl': lines({ body: '文。', ...row }, { title: '无辜的通知', body: '文。' }) }));
    expect(filesIn(to).filter((file) => !RIGHT_PLACES.test(file.replaceAll('\\', '/')))).toEqual([]);
    expect(errorsIn(to)).toEqual([]);
    expect(documentsIn(to).some(({ fields }) => fields.title === '无辜的通知')).toBe(true);
    expect(
      documentsIn(to).every(
        ({ fields, body }) => fields.attachments === undefined && !/javascript:|attachment:/.test(body),
      ),
    ).toBe(true);
  });

  it('of any kind leave a sound folder', async () => {
    const key = fc.constantFrom(
      'title',
      'agency',
      'docno',
      'year',
      'rel',
      'body',
      'category',
      'publishedOn',
      '有效性',
      '公开属性',
      '附件',
      '索引号',
      'x',
    );
    const value = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.jsonValue(),
      fc.constantFrom('2020-05-09', '甲〔2020〕1号', '<p>甲</p>', '../..'),
    );
    const rows = fc.array(fc.dictionary(key, value, { noNullPrototype: true }), { minLength: 40, maxLength: 80 });
    await fc.assert(
      fc.asyncProperty(rows, async (made) => {
        const to = folder();
        await importInto(to, folder({ 'a.jsonl': lines(...made, { title: '甲', body: '文' }) }));
        expect(errorsIn(to)).toEqual([]);
        expect(filesIn(to).filter((file) => !RIGHT_PLACES.test(file))).toEqual([]);
      }),
      { numRuns: 12 },
    );
  });
});

describe('hostile files', () => {
  it('names and links lead nowhere', async () => {
    const from = folder({ 'a\u202Eb..%2F.md': '# 甲\n\n[x](c.txt)\n' });
    symlinkSync('/etc/hostname', join(from, 'c.txt'));
    const to = folder();
    await importInto(to, from);
    expect(documentsIn(to).map(({ fields, body }) => [fields.title, body])).toEqual([['甲', 'x']]);
    expect(existsSync(join(to, 'files'))).toBe(false);
  });

  it('an archive that lies is refused, the others are read', async () => {
    const lying = docx('').subarray(0, -30);
    const to = folder();
    await importInto(to, folder({ 'a.docx': lying, 'b.md': '# 甲\n\n文' }));
    expect(documentsIn(to)).toHaveLength(1);
    expect(reasons(to)['file：不是完整的压缩包']).toBe(1);
  });

  it('a line without end is passed over', async () => {
    const dir = folder({ 'a.jsonl': Buffer.concat([Buffer.alloc(MOST_LINE_BYTES + 1, 'x'), Buffer.from('\n{}\n')]) });
    const found = [];
    for await (const { no, bytes } of readLines(join(dir, 'a.jsonl'), false)) found.push([no, bytes?.toString()]);
    expect(found).toEqual([
      [1, undefined],
      [2, '{}'],
    ]);
  });

  it('a report opened in a spreadsheet runs nothing', async () => {
    const from = folder({ '=cmd|calc.md': 'x' });
    const to = folder();
    await importInto(
      to,
      from,
      join(folder({ 'a.jsonl': lines({ title: '甲', body: '文', category: '=1+1' }) }), 'a.jsonl'),
    );
    const cells = readFileSync(join(to, 'import-report.csv'), 'utf8').split(/[,\r\n]+/);
    expect(cells.filter((cell) => /^[=+@]/.test(cell))).toEqual([]);
    expect(cells.join()).toContain(`'=cmd|calc.md`);
    expect(basename(to)).toBeTruthy();
  });
});
