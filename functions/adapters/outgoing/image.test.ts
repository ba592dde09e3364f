import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { inspectFile } from './inspect.ts';

type Format = 'jpeg' | 'png' | 'webp';

const plain = (format: Format): Promise<Buffer> =>
  sharp({ create: { width: 40, height: 30, channels: 3, background: '#3a6' } })
    .toFormat(format)
    .toBuffer();

const withExif = (format: Format, tags: Record<string, Record<string, string>>): Promise<Buffer> =>
  sharp({ create: { width: 40, height: 30, channels: 3, background: '#3a6' } })
    .withExif(tags)
    .toFormat(format)
    .toBuffer();

const kinds = async (name: string, bytes: Buffer): Promise<string[]> => {
  const { findings } = await inspectFile({ name, bytes });
  return [...new Set(findings.map(({ kind }) => kind))];
};

/** A JPEG with one more segment after its beginning. */
const withSegment = (jpeg: Buffer, marker: number, body: string | Buffer): Buffer => {
  const content = Buffer.from(body);
  const head = Buffer.from([0xff, marker, (content.length + 2) >> 8, (content.length + 2) & 255]);
  return Buffer.concat([jpeg.subarray(0, 2), head, content, jpeg.subarray(2)]);
};

const withChunk = (png: Buffer, type: string, body: string): Buffer => {
  const head = Buffer.alloc(8);
  head.writeUInt32BE(Buffer.byteLength(body));
  head.write(type, 4, 'latin1');
  return Buffer.concat([png.subarray(0, 33), head, Buffer.from(body), Buffer.alloc(4), png.subarray(33)]);
};

/** Exif with one directory of one tag. */
const exif = (tag: number): Buffer => {
  const tiff = Buffer.from('49492a000800000001000000040001000000010000000000 0000'.replace(' ', ''), 'hex');
  tiff.writeUInt16LE(tag, 10);
  return Buffer.concat([Buffer.from('Exif\0\0'), tiff]);
};

describe('出文检查：图片', () => {
  it.each<Format>(['jpeg', 'png', 'webp'])('只有画面的 %s 是干净的', async (format) => {
    expect(await kinds(`a.${format}`, await plain(format))).toEqual([]);
  });

  it.each<Format>(['jpeg', 'png', 'webp'])('%s 的拍摄信息和地点', async (format) => {
    const bytes = await withExif(format, { IFD0: { Artist: 'Zhang San' }, IFD3: { GPSLatitudeRef: 'N' } });
    expect(await kinds(`a.${format}`, bytes)).toEqual(expect.arrayContaining(['location', 'imageMetadata']));
  });

  it.each<Format>(['jpeg', 'png', 'webp'])('%s 末尾多余的数据', async (format) => {
    expect(await kinds(`a.${format}`, Buffer.concat([await plain(format), Buffer.from('密')]))).toEqual([
      'trailingData',
    ]);
  });

  it.each<[string, number, string | Buffer, string[]]>([
    ['注释', 0xfe, '张三', ['imageMetadata']],
    ['XMP', 0xe1, 'http://ns.adobe.com/xap/1.0/\0<x/>', ['imageMetadata']],
    ['IPTC', 0xed, 'Photoshop 3.0\0x', ['imageMetadata']],
    ['JFIF 的缩略图', 0xe0, `JFIF\0${'x'.repeat(30)}`, ['thumbnail']],
    ['Exif 的缩略图', 0xe1, exif(0x0201), ['thumbnail']],
    ['Exif 的地点', 0xe1, exif(0x8825), ['location']],
    ['只有方向的 Exif', 0xe1, exif(0x0112), []],
    ['颜色配置', 0xe2, 'ICC_PROFILE\0x', []],
  ])('JPEG 的%s', async (_name, marker, body, found) => {
    expect(await kinds('a.jpg', withSegment(await plain('jpeg'), marker, body))).toEqual(found);
  });

  it.each([
    ['tEXt', 'Author\0Zhang San', ['imageMetadata']],
    ['iTXt', 'XML:com.adobe.xmp\0\0\0\0\0<x/>', ['imageMetadata']],
    ['tIME', '1234567', ['imageMetadata']],
    ['prIv', 'x', ['unknownPart']],
    ['gAMA', '1234', []],
  ])('PNG 的 %s', async (type, body, found) => {
    expect(await kinds('a.png', withChunk(await plain('png'), type, body))).toEqual(found);
  });

  it.each<Format>(['jpeg', 'png', 'webp'])('截断的 %s 不算干净', async (format) => {
    const bytes = await plain(format);
    expect(await kinds(`a.${format}`, bytes.subarray(0, bytes.length - 9))).toEqual(['unreadable']);
  });

  it('扩展名不符', async () => {
    expect(await kinds('a.png', await plain('jpeg'))).toEqual(['wrongType']);
  });
});
