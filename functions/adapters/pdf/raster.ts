import type { WrappedPdfiumModule } from '@embedpdf/pdfium';
import { PdfFault } from './engine.ts';

/** The pixels of a page as it is shown: red, green, blue and a fourth byte that says nothing. */
export interface Raster {
  readonly width: number;
  readonly height: number;
  readonly pixels: Buffer;
}

const POINTS_PER_INCH = 72;
const WITH_ANNOTATIONS = 0x01;
const RED_FIRST = 0x10;
const FOUR_BYTES = 3;
const WHITE = 0xffffffff;
/** A page larger than A0 at reading size is drawn more coarsely. */
const MOST_SIDE = 4_000;

export interface Scale {
  readonly width: number;
  readonly height: number;
  readonly pixelsPerPoint: number;
}

/** How large a page is drawn. */
export const scaleOf = (engine: WrappedPdfiumModule, page: number, dotsPerInch: number): Scale => {
  const [width, height] = [engine.FPDF_GetPageWidthF(page), engine.FPDF_GetPageHeightF(page)];
  if (!(width >= 1 && height >= 1)) throw new PdfFault('unreadable', '页面没有大小');
  const pixelsPerPoint = Math.min(dotsPerInch / POINTS_PER_INCH, MOST_SIDE / Math.max(width, height));
  return {
    width: Math.max(1, Math.round(width * pixelsPerPoint)),
    height: Math.max(1, Math.round(height * pixelsPerPoint)),
    pixelsPerPoint,
  };
};

/** @throws PdfFault when there is not enough memory for its pixels */
export const rasterOf = (
  engine: WrappedPdfiumModule,
  page: number,
  { width, height }: Scale,
  annotations = false,
): Raster => {
  const bitmap = engine.FPDFBitmap_CreateEx(width, height, FOUR_BYTES, 0, 0);
  if (!bitmap) throw new PdfFault('tooLarge', '内存不够');
  try {
    engine.FPDFBitmap_FillRect(bitmap, 0, 0, width, height, WHITE);
    const flags = RED_FIRST | (annotations ? WITH_ANNOTATIONS : 0);
    engine.FPDF_RenderPageBitmap(bitmap, page, 0, 0, width, height, 0, flags);
    const begin = engine.FPDFBitmap_GetBuffer(bitmap);
    return { width, height, pixels: Buffer.from(engine.pdfium.HEAPU8.slice(begin, begin + width * height * 4)) };
  } finally {
    engine.FPDFBitmap_Destroy(bitmap);
  }
};

/** A rectangle of pixels; the far edges are not in it. */
export interface PixelBox {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** One pixel more on each side: a dash is thinner than the rounding of its place. */
export const widened = ({ left, top, right, bottom }: PixelBox): PixelBox => ({
  left: left - 1,
  top: top - 1,
  right: right + 2,
  bottom: bottom + 2,
});

/** Every byte of colour in a box, with its place; the box is cut where the page ends. */
export function* coloursIn({ width, height }: Raster, box: PixelBox): Generator<number> {
  for (let y = Math.max(0, box.top); y < Math.min(height, box.bottom); y += 1)
    for (let x = Math.max(0, box.left); x < Math.min(width, box.right); x += 1)
      for (let colour = 0; colour < 3; colour += 1) yield (y * width + x) * 4 + colour;
}
