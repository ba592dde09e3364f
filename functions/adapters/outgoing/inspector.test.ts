import { describe, expect, it } from 'vitest';
import { pdf, words } from '../../../tests/support/pdf-sample.ts';
import { fileInspector } from './inspector.ts';

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

  it('展开后极大的页面在内存限度内结束', async () => {
    const bytes = pdf({ pages: [{ content: 'q\n'.repeat(3_000_000) }] });
    const before = process.memoryUsage().rss;
    await fileInspector({ milliseconds: 20_000, megabytes: 256 }).inspect({ name: 'a.pdf', bytes });
    expect(process.memoryUsage().rss - before).toBeLessThan(700 * 1024 * 1024);
  });
});
