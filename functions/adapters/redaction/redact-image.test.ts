import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { inspectFile } from '../outgoing/inspect.ts';
import { redactFile } from './redact.ts';
import { redactor } from './redactor.ts';

type Format = 'jpeg' | 'png' | 'webp';
const AREA = { page: 1, x: 16, y: 8, width: 32, height: 16 };

/** Stripes of red and white with the camera's metadata; `orientation` 6 lies on its side. */
const photo = (format: Format, orientation = 1): Promise<Buffer> =>
  sharp(Buffer.from(Array.from({ length: 80 * 60 * 3 }, (_, at) => (at % 24 < 12 && at % 3 ? 0 : 255))), {
    raw: { width: 80, height: 60, channels: 3 },
  })
    .withExif({ IFD0: { Artist: 'Zhang San' }, IFD3: { GPSLatitudeRef: 'N' } })
    .withMetadata({ orientation })
    .toFormat(format)
    .toBuffer();

const redact = async (bytes: Buffer, name: string): Promise<Buffer> => {
  const result = await redactFile({ name, bytes }, [AREA]);
  if (result.kind === 'refused') throw new Error(result.words);
  return Buffer.from(result.file.bytes);
};

const brightest = async (bytes: Buffer, left: number, top: number, width: number, height: number): Promise<number> => {
  const { channels } = await sharp(await sharp(bytes).extract({ left, top, width, height }).png().toBuffer()).stats();
  return Math.max(...channels.map(({ max }) => max));
};

describe('第三十七条 遮盖图片', () => {
  it.each<Format>(['jpeg', 'png', 'webp'])('%s：区内全黑，区外还在，没有元数据', async (format) => {
    const bytes = await redact(await photo(format), `a.${format}`);
    expect(await brightest(bytes, 17, 9, 30, 14)).toBeLessThan(40);
    expect(await brightest(bytes, 50, 30, 20, 20)).toBeGreaterThan(200);
    expect((await inspectFile({ name: `a.${format}`, bytes })).findings).toEqual([]);
    expect(bytes.includes('Zhang')).toBe(false);
  });

  it('横放的照片按看到的方向遮盖', async () => {
    const bytes = await redact(await photo('png', 6), 'a.png');
    expect(await sharp(bytes).metadata()).toMatchObject({ width: 60, height: 80 });
    expect(await brightest(bytes, 16, 8, 32, 16)).toBe(0);
  });

  it('透明之下的颜色不留', async () => {
    const hidden = sharp(Buffer.from([200, 10, 10, 0].concat([0, 0, 0, 255])), {
      raw: { width: 2, height: 1, channels: 4 },
    });
    const result = await redactFile({ name: 'a.png', bytes: await hidden.png().toBuffer() }, [{ ...AREA, x: 1, y: 0 }]);
    const { data } = await sharp(result.kind === 'redacted' ? result.file.bytes : Buffer.alloc(0))
      .raw()
      .toBuffer({ resolveWithObject: true });
    expect([...data]).toEqual([255, 255, 255, 0, 0, 0]);
  });

  it.each([
    ['区在图外', [{ ...AREA, x: 90 }], 'areaOutside'],
    ['没有第二页', [{ ...AREA, page: 2 }], 'areaOutside'],
  ])('%s，不遮盖', async (_name, areas, reason) => {
    const result = await redactFile({ name: 'a.png', bytes: await photo('png') }, areas);
    expect(result).toMatchObject({ kind: 'refused', reason });
  });

  it('坏了的图片不遮盖', async () => {
    const bytes = (await photo('png')).subarray(0, 90);
    expect(await redactFile({ name: 'a.png', bytes }, [AREA])).toMatchObject({ kind: 'refused', reason: 'unreadable' });
  });

  it('动图不遮盖', async () => {
    const frames = { raw: { width: 4, height: 8, channels: 3 as const, pageHeight: 4 } };
    const bytes = await sharp(Buffer.from(Array.from({ length: 96 }, (_, at) => at)), frames)
      .webp({ loop: 0 })
      .toBuffer();
    expect(await redactFile({ name: 'a.webp', bytes }, [AREA])).toMatchObject({ reason: 'notRedactable' });
  });
});

describe('限定时间的遮盖', () => {
  it('在自己的线程里做完', async () => {
    const file = { name: 'a.png', bytes: await photo('png') };
    expect(await redactor().redact(file, [AREA])).toMatchObject({ kind: 'redacted', pages: 1 });
    expect(await redactor({ milliseconds: 1, megabytes: 512 }).redact(file, [AREA])).toMatchObject({
      reason: 'tooLarge',
    });
  });
});
