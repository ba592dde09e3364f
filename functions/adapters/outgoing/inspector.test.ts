import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { deflateSync } from 'node:zlib';
import { afterAll, describe, expect, it } from 'vitest';
import { measure } from '../../../bench/measure.ts';
import { pdf, words } from '../../../tests/support/pdf-sample.ts';
import { fileInspector } from './inspector.ts';

const PROCESS = fileURLToPath(new URL('../../../tests/support/inspect-process.ts', import.meta.url));
const dir = mkdtempSync(join(tmpdir(), 'mingbai-inspector-'));
afterAll(() => rmSync(dir, { recursive: true }));

const file = { name: '答复.pdf', bytes: pdf({ pages: [{ content: words('open 13800138000', 100, 700) }] }) };
const kinds = async (inspector: ReturnType<typeof fileInspector>, given = file): Promise<string[]> =>
  (await inspector.inspect(given)).findings.map(({ kind }) => kind);

describe('限定时间和内存的检查', () => {
  it('读完的文件有文字、没有发现', async () => {
    const { findings, passages } = await fileInspector().inspect(file);
    expect({ findings, text: passages.map(({ text }) => text) }).toEqual({ findings: [], text: ['open 13800138000'] });
  });

  it('超过时间不算干净', async () => {
    expect(await kinds(fileInspector({ milliseconds: 1, megabytes: 768 }))).toEqual(['tooLarge']);
  });

  it('超过内存不算干净', async () => {
    const bytes = pdf({ pages: [{ content: words('open', 100, 700, 300), more: '/MediaBox [0 0 9000 9000]' }] });
    const poster = { name: '海报.pdf', bytes };
    expect(await kinds(fileInspector({ milliseconds: 60_000, megabytes: 512 }), poster)).toEqual([]);
    expect(await kinds(fileInspector({ milliseconds: 60_000, megabytes: 48 }), poster)).toEqual(['tooLarge']);
  });

  it('超过 50 MB 不算干净', async () => {
    expect(await kinds(fileInspector(), { name: 'a.txt', bytes: Buffer.alloc(51 * 1024 * 1024) })).toEqual([
      'tooLarge',
    ]);
  });

  it.each([
    ['普通的页面', '', words('open', 100, 700), ['unusedObject']],
    ['展开后有一千兆的页面', '/Filter /FlateDecode', deflateSync(Buffer.alloc(1_000_000_000, 'q ')), ['unreadable']],
    [
      '展开两次有一千兆的页面',
      '/Filter [/FlateDecode /FlateDecode]',
      deflateSync(deflateSync(Buffer.alloc(1_000_000_000))),
      ['unreadable'],
    ],
    ['套着自己的图形', '/Type /XObject /Subtype /Form /BBox [0 0 9 9]', '/X Do /X Do', ['unreadable']],
  ])('%s很快看完，不多占内存', async (_name, dictionary, content, found) => {
    const packed = Buffer.from(content);
    const resources = '/Font << /F 3 0 R >> /XObject << /X 100 0 R >>';
    const head = `<< ${dictionary} /Resources << ${resources} >> /Length ${packed.length} >>`;
    const page = { content: '', resources, more: '/Contents 100 0 R' };
    const bytes = pdf({ pages: [page], objects: [`${head}\nstream\n${packed.toString('latin1')}\nendstream`] });
    const path = join(dir, 'a.pdf');
    writeFileSync(path, bytes);
    const { stdout, peakMegabytes } = await measure({ file: process.execPath, args: [PROCESS, path], cwd: dir });
    expect(JSON.parse(stdout)).toEqual(found);

    expect(peakMegabytes).toBeLessThan(500);
  });
});
