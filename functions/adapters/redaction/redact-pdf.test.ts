import { execFileSync } from 'node:child_process';
import { inflateSync } from 'node:zlib';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { box, type PdfSample, pdf, words } from '../../../tests/support/pdf-sample.ts';
import type { Area } from '../../usecases/ports/outgoing.ts';
import { inspectFile } from '../outgoing/inspect.ts';
import { redactFile } from './redact.ts';

const SECRET = 'TopSecret';
/** Lies over words written at 100, 600 from below, on a page of 842 points. */
const OVER: Area = { page: 1, x: 90, y: 842 - 615, width: 120, height: 25 };
const CONTENT = words('Open', 100, 700) + words(SECRET, 100, 600) + words('Below', 100, 500);

const redact = async (sample: PdfSample, areas: readonly Area[] = [OVER]): Promise<Buffer> => {
  const result = await redactFile({ name: '答复.pdf', bytes: pdf(sample) }, areas);
  if (result.kind === 'refused') throw new Error(result.words);
  return Buffer.from(result.file.bytes);
};

const textOf = (bytes: Buffer): string =>
  execFileSync('pdftotext', ['-', '-'], { input: bytes, encoding: 'utf8' }).replaceAll(/\s+/g, ' ').trim();

/** The file and every stream in it that unpacks, as one text. */
const everything = (bytes: Buffer): string => {
  const file = bytes.toString('latin1');
  const streams = Array.from(file.matchAll(/stream\r?\n([\s\S]*?)\nendstream/g), ([, body = '']) => {
    const packed = Buffer.from(body, 'latin1');
    try {
      return inflateSync(packed).toString('latin1');
    } catch {
      return body;
    }
  });
  return [file, ...streams].join('\n');
};

const hexadecimal = (text: string): string => Buffer.from(text, 'utf16le').swap16().toString('hex');

/** The pictures of the pages, in order. */
const pictures = (bytes: Buffer): Buffer[] =>
  Array.from(
    bytes.toString('latin1').matchAll(/DCTDecode \/Length \d+ >>\nstream\n([\s\S]*?)\nendstream/g),
    ([, jpeg = '']) => Buffer.from(jpeg, 'latin1'),
  );

const brightest = async (picture: Buffer, { x, y, width, height }: Area, inset: number): Promise<number> => {
  const scale = 200 / 72;
  const region = {
    left: Math.ceil(x * scale) + inset,
    top: Math.ceil(y * scale) + inset,
    width: Math.floor(width * scale) - 2 * inset,
    height: Math.floor(height * scale) - 2 * inset,
  };
  const { channels } = await sharp(await sharp(picture).extract(region).toBuffer()).stats();
  return Math.max(...channels.map(({ max }) => max));
};

describe('第三十七条 遮盖 PDF', () => {
  it('遮盖的文字复制不出来，其余的文字可以', async () => {
    const text = textOf(await redact({ pages: [{ content: CONTENT }] }));
    expect(text).toBe('Open Below');
    expect(textOf(pdf({ pages: [{ content: CONTENT }] }))).toContain(SECRET);
  });

  it('遮盖的文字不在文件的任何数据流里', async () => {
    const before = everything(pdf({ pages: [{ content: CONTENT }] }));
    const after = everything(await redact({ pages: [{ content: CONTENT }] }));
    expect(before).toContain(SECRET);
    expect(after).not.toContain(SECRET);
    for (const letter of 'TSct') expect(after).not.toContain(`<${hexadecimal(letter)}>`);
    expect(after).toContain(`<${hexadecimal('O')}>`);
  });

  it('遮盖区的像素一律是黑的，区外还是原来的画面', async () => {
    const [picture = Buffer.alloc(0)] = pictures(await redact({ pages: [{ content: CONTENT }] }));
    expect(await brightest(picture, OVER, 0)).toBeLessThan(40);
    expect(await brightest(picture, OVER, 8)).toBe(0);
    expect(await brightest(picture, { ...OVER, y: OVER.y + 40 }, 0)).toBeGreaterThan(250);
  });

  it('图片里的内容也遮盖', async () => {
    const image = {
      width: 600,
      height: 1,
      pixels: Buffer.from(Array.from({ length: 1800 }, (_, at) => (at % 12 < 6 ? 0 : 255))),
    };
    const [picture = Buffer.alloc(0)] = pictures(
      await redact({ pages: [{ content: 'q 595 0 0 842 0 0 cm /I Do Q' }], image }),
    );
    expect(await brightest(picture, OVER, 8)).toBe(0);
    expect(await brightest(picture, { ...OVER, y: 400 }, 8)).toBeGreaterThan(200);
  });

  it.each([
    [90, { page: 1, x: 585, y: 90, width: 35, height: 120 }],
    [180, { page: 1, x: 385, y: 590, width: 120, height: 35 }],
    [270, { page: 1, x: 222, y: 385, width: 35, height: 120 }],
  ])('转过 %i 度的页，遮盖区按看到的位置', async (angle, area) => {
    const bytes = await redact({ pages: [{ content: CONTENT, more: `/Rotate ${angle}` }] }, [area]);
    for (const letter of 'TSct') expect(everything(bytes)).not.toContain(`<${hexadecimal(letter)}>`);
    for (const letter of 'OB') expect(everything(bytes)).toContain(`<${hexadecimal(letter)}>`);
  });

  it('碰到遮盖区边缘的字整个去掉', async () => {
    const edge: Area = { page: 1, x: 0, y: 0, width: 103, height: 842 };
    expect(textOf(await redact({ pages: [{ content: words('Open', 100, 700) }] }, [edge]))).toBe('pen');
  });

  it('看不见的文字、属性、附件、注释都不带过来，结果通过检查', async () => {
    const sample: PdfSample = {
      pages: [
        {
          content: `${words('Open', 100, 700)}1 g ${words('White', 300, 300)}0 g ${words('Boxed', 300, 200)}${box(290, 190, 99, 30)}`,
          more: '/Annots [100 0 R]',
        },
      ],
      objects: [
        '<< /Type /Annot /Subtype /Text /Rect [9 9 30 30] /Contents (note) >>',
        '<< /Author (Zhang San) >>',
        '<< /Type /Filespec /F (a.xlsx) /EF << /F 3 0 R >> >>',
      ],
      catalog: '/AF [102 0 R]',
      trailer: '/Info 101 0 R',
    };
    const bytes = await redact(sample);
    expect(everything(bytes)).not.toMatch(/White|Boxed|Zhang|xlsx|Annot|\/Info/);
    expect(textOf(bytes)).toBe('Open');
    expect((await inspectFile({ name: '答复.pdf', bytes })).findings).toEqual([]);
  });

  it('盖住的文字不带过来，盖住它的标签带过来', async () => {
    const label = `${words('Boxed', 300, 200)}${box(290, 190, 99, 30)}1 g ${words('LLLLL', 300, 200)}0 g`;
    expect(textOf(await redact({ pages: [{ content: label }] }))).toBe('LLLLL');
  });

  it('没有遮盖区的页也重新生成，页的大小和顺序不变', async () => {
    const pages = [{ content: CONTENT }, { content: words('Second', 20, 20), more: '/MediaBox [0 0 300 200]' }];
    const bytes = await redact({ pages });
    expect(textOf(bytes)).toBe('Open Below Second');
    expect(bytes.toString('latin1')).toMatch(/MediaBox \[0 0 595.00 842.00\].*MediaBox \[0 0 300.00 200.00\]/s);
    expect(pictures(bytes)).toHaveLength(2);
  });

  it('遮盖的文字在别处还有，说出在哪里', async () => {
    const pages = [{ content: CONTENT }, { content: words(`again ${SECRET}`, 20, 20) }];
    const result = await redactFile({ name: '答复.pdf', bytes: pdf({ pages }) }, [OVER]);
    expect(result).toMatchObject({
      kind: 'redacted',
      elsewhere: [`第 2 页仍有“${SECRET}”`],
      file: { name: '答复（已遮盖）.pdf' },
    });
  });
});

describe('不能遮盖的，说明原因', () => {
  const plain = pdf({ pages: [{ content: CONTENT }] });

  it.each<[string, string | Buffer, readonly Area[], string]>([
    ['没有遮盖区', plain, [], 'noArea'],
    ['没有这一页', plain, [{ ...OVER, page: 2 }], 'areaOutside'],
    ['在页面之外', plain, [{ ...OVER, x: 600 }], 'areaOutside'],
    ['没有面积', plain, [{ ...OVER, width: 0 }], 'areaOutside'],
    ['不是数', plain, [{ ...OVER, x: Number.NaN }], 'areaOutside'],
    ['文档', 'PK\u0003\u0004', [OVER], 'notRedactable'],
    ['打不开', '%PDF-1.7 nothing', [OVER], 'unreadable'],
    ['有密码', pdf({ pages: [{ content: '' }], trailer: '/Encrypt << /Filter /Standard >>' }), [OVER], 'encrypted'],
    ['十万个没有结束的数据流', `%PDF-1.7\n${'1 0 obj<</A 1>>stream\n'.repeat(100_000)}`, [OVER], 'unreadable'],
    ['页数过多', pdf({ pages: Array.from({ length: 400 }, () => ({ content: '' })) }), [OVER], 'tooLarge'],
  ])('%s', async (_name, bytes, areas, reason) => {
    const result = await redactFile({ name: 'a.pdf', bytes: Buffer.from(bytes) }, areas);
    expect(result).toMatchObject({ kind: 'refused', reason, words: expect.stringContaining('请') });
  });
});
