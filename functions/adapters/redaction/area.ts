import type { Area } from '../../usecases/ports/outgoing.ts';
import type { PixelBox, Raster } from '../pdf/raster.ts';
import { Refused } from './refused.ts';

/** @throws Refused when there is none, or one covers nothing of its page */
export const checkAreas = (
  areas: readonly Area[],
  pages: readonly { readonly width: number; readonly height: number }[],
): void => {
  if (areas.length === 0) throw new Refused('noArea', '没有遮盖区：请至少画一个。');
  for (const { page, x, y, width, height } of areas) {
    const size = pages[page - 1];
    const isInside =
      size && width > 0 && height > 0 && x < size.width && y < size.height && x + width > 0 && y + height > 0;
    if (!isInside || ![x, y, width, height].every(Number.isFinite))
      throw new Refused('areaOutside', `第 ${page} 页的遮盖区不在页面上：请在页面以内重画。`);
  }
};

/** The pixels an area touches, also in part. */
export const pixelsOf = ({ x, y, width, height }: Area, pixelsPerUnit: number): PixelBox => ({
  left: Math.floor(x * pixelsPerUnit),
  top: Math.floor(y * pixelsPerUnit),
  right: Math.ceil((x + width) * pixelsPerUnit),
  bottom: Math.ceil((y + height) * pixelsPerUnit),
});

export const touches = (one: PixelBox, other: PixelBox): boolean =>
  one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom;

/** 涂黑 — what was there is gone from the pixels. */
export const blacken = ({ width, height, pixels }: Raster, { left, top, right, bottom }: PixelBox): void => {
  for (let y = Math.max(0, top); y < Math.min(height, bottom); y += 1)
    pixels.fill(0, (y * width + Math.max(0, left)) * 4, (y * width + Math.min(width, right)) * 4);
};
