import sharp from 'sharp';
import type { Area } from '../../usecases/ports/outgoing.ts';
import { openPdf, type PdfDocument } from '../pdf/engine.ts';
import { type Raster, rasterOf, scaleOf, widened } from '../pdf/raster.ts';
import { hasStrokes, lookAt, type PageSight, sightOf } from '../pdf/sight.ts';
import { blacken, checkAreas, pixelsOf, touches } from './area.ts';
import { Refused } from './refused.ts';
import { type PicturePage, type Placed, writePdf } from './write-pdf.ts';

/** Print of 9 points is read without effort; a scan is not much coarser than it was. */
const DOTS_PER_INCH = 200;
const QUALITY = 75;

export interface RedactedPdf {
  readonly bytes: Buffer;
  readonly pages: number;
  /** The words under each area, for the search whether they stand elsewhere. */
  readonly removed: readonly string[];
}

/** Colours whole: halved, red seals bleed. */
const jpegOf = ({ width, height, pixels }: Raster): Promise<Buffer> =>
  sharp(pixels, { raw: { width, height, channels: 4 } })
    .removeAlpha()
    .jpeg({ quality: QUALITY, chromaSubsampling: '4:4:4' })
    .toBuffer();

type Seen = PageSight['characters'][number];

/** A blank is narrower than any cell, so that it does not reach into the next word. */
const BLANK_SHARE = 0.15;

const placed = ({ text, cell: { left, top, right, bottom }, blankAfter }: Seen, pixelsPerPoint: number): Placed[] => {
  const [width, height] = [Math.max(1, right - left) / pixelsPerPoint, Math.max(1, bottom - top) / pixelsPerPoint];
  const letter = { text, x: left / pixelsPerPoint, y: top / pixelsPerPoint, width, height };
  const blank = { ...letter, text: ' ', x: letter.x + width, width: height * BLANK_SHARE };
  return blankAfter ? [letter, blank] : [letter];
};

const isWithin = (x: number, y: number, { width, height }: PicturePage): boolean =>
  x > 0 && y > 0 && x < width && y < height;

interface Drawn {
  readonly page: PicturePage;
  readonly removed: readonly string[];
}

/** What is not seen is not carried over either, whether it lies under an area or not. */
const draw = async (document: PdfDocument, index: number, areas: readonly Area[]): Promise<Drawn> => {
  const { engine } = document;
  const { raster, fine, sight, size } = document.page(index, (page) => {
    const fine = scaleOf(engine, page, DOTS_PER_INCH);
    const size = { width: engine.FPDF_GetPageWidthF(page), height: engine.FPDF_GetPageHeightF(page) };
    const raster = rasterOf(engine, page, fine, true);
    return { raster, fine, sight: sightOf(engine, page), size };
  });
  if (sight.characters.some((one) => one.sight === 'unknownFont'))
    throw new Refused('fontMissing', `第 ${index + 1} 页的字体没有嵌入，画不出来：请重新导出并嵌入字体。`);
  const { pixelsPerPoint } = sight.scale;
  const boxes = areas.map((area) => widened(pixelsOf(area, pixelsPerPoint)));
  for (const area of areas) blacken(raster, pixelsOf(area, fine.pixelsPerPoint));
  const seen = sight.characters.filter((one) => one.sight === 'seen' || one.sight === 'seenInScan');
  const kept = seen.filter(({ box }) => !boxes.some((area) => touches(box, area)));
  const removed = boxes.map((area) =>
    sight.characters
      .filter(({ box }) => touches(box, area))
      .map(({ text }) => text)
      .join(''),
  );
  const characters = kept.flatMap((one) => placed(one, pixelsPerPoint));
  const jpeg = await jpegOf(raster);
  return { page: { ...size, jpeg, pixelsWide: fine.width, pixelsHigh: fine.height, characters }, removed };
};

/** The words of a page that show in its picture; faint ones, and those the edge cuts, may not and are left out. */
const legible = async (pages: readonly PicturePage[], megabytes: number): Promise<PicturePage[]> => {
  const document = await openPdf(writePdf(pages.map((page) => ({ ...page, characters: [] }))), megabytes);
  try {
    return pages.map((page, index) => {
      const { raster, scale } = document.page(index, (handle) => lookAt(document.engine, handle));
      const shows = ({ text, x, y, width, height }: Placed): boolean =>
        text === ' ' ||
        (isWithin(x + width / 2, y + height / 2, page) &&
          hasStrokes(raster, pixelsOf({ page: 0, x, y, width, height }, scale.pixelsPerPoint)));
      return { ...page, characters: page.characters.filter(shows) };
    });
  } finally {
    document.close();
  }
};

/**
 * 遮盖 PDF — every page becomes a picture with its areas black, below words that cannot be seen and can be copied:
 * only those outside the areas that an eye sees. Nothing else of the old file is carried over.
 *
 * @throws Refused when an area is on no page, or a font is missing; PdfFault when it cannot be opened
 */
export const redactPdf = async (bytes: Buffer, areas: readonly Area[], megabytes: number): Promise<RedactedPdf> => {
  const document = await openPdf(bytes, megabytes);
  try {
    const { engine } = document;
    const sizes = Array.from({ length: document.pages }, (_, index) =>
      document.page(index, (page) => ({
        width: engine.FPDF_GetPageWidthF(page),
        height: engine.FPDF_GetPageHeightF(page),
      })),
    );
    checkAreas(areas, sizes);
    const drawn: Drawn[] = [];
    for (let index = 0; index < document.pages; index += 1)
      drawn.push(
        await draw(
          document,
          index,
          areas.filter(({ page }) => page === index + 1),
        ),
      );
    const pages = await legible(
      drawn.map(({ page }) => page),
      megabytes,
    );
    return { bytes: writePdf(pages), pages: pages.length, removed: drawn.flatMap(({ removed }) => removed) };
  } finally {
    document.close();
  }
};
