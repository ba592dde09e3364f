import sharp from 'sharp';
import type { Area } from '../../usecases/ports/outgoing.ts';
import type { ImageKind } from '../outgoing/image.ts';
import { blacken, checkAreas, pixelsOf } from './area.ts';
import { Refused } from './refused.ts';

const MOST_PIXELS = 100_000_000;

/**
 * 遮盖图片 — turned upright, its areas black, coded anew: no metadata, no thumbnail, no colour under what is transparent.
 *
 * @throws Refused when it is broken, too large, or moves
 */
export const redactImage = async (bytes: Buffer, kind: ImageKind, areas: readonly Area[]): Promise<Buffer> => {
  const image = sharp(bytes, { limitInputPixels: MOST_PIXELS, failOn: 'error' });
  const { pages = 1 } = await image.metadata().catch(() => {
    throw new Refused('unreadable', '图片坏了或过大：请重新导出。');
  });
  if (pages > 1) throw new Refused('notRedactable', '动图不能遮盖：请导出其中一帧。');
  const { data, info } = await image
    .rotate()
    .flatten({ background: '#fff' })
    .toColourspace('srgb')
    .ensureAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true })
    .catch(() => {
      throw new Refused('unreadable', '图片坏了：请重新导出。');
    });
  checkAreas(areas, [info]);
  const raster = { width: info.width, height: info.height, pixels: data };
  for (const area of areas) blacken(raster, pixelsOf(area, 1));
  return sharp(data, { raw: { width: info.width, height: info.height, channels: 4 } })
    .removeAlpha()
    .toFormat(kind, { quality: 90 })
    .toBuffer();
};
