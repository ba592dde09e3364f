import sharp from 'sharp';
import type { Area, OutgoingFile, PageSize } from '../../usecases/ports/outgoing.ts';
import { imageKind } from '../outgoing/image.ts';
import { charactersOf } from '../pdf/characters.ts';
import { openPdf, type PdfDocument } from '../pdf/engine.ts';
import { type PixelBox, rasterOf, scaleOf } from '../pdf/raster.ts';

/** Enough to aim at a character, little enough for a slow line. */
const DOTS_PER_INCH = 96;
const MOST_PIXELS = 100_000_000;

const withPdf = async <T>(bytes: Buffer, megabytes: number, use: (document: PdfDocument) => T): Promise<Awaited<T>> => {
  const document = await openPdf(bytes, megabytes);
  try {
    return await use(document);
  } finally {
    document.close();
  }
};

const upright = (bytes: Buffer) => sharp(bytes, { limitInputPixels: MOST_PIXELS }).rotate();

const bufferOf = ({ bytes }: OutgoingFile): Buffer => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);

/** The size of each page: in points, or in pixels of a picture. */
export const pageSizes = async (file: OutgoingFile, megabytes: number): Promise<readonly PageSize[]> => {
  const bytes = bufferOf(file);
  if (imageKind(bytes)) {
    const { info } = await upright(bytes).toBuffer({ resolveWithObject: true });
    return [{ width: info.width, height: info.height }];
  }
  return withPdf(bytes, megabytes, ({ engine, pages, page }) =>
    Array.from({ length: pages }, (_, index) =>
      page(index, (handle) => ({
        width: engine.FPDF_GetPageWidthF(handle),
        height: engine.FPDF_GetPageHeightF(handle),
      })),
    ),
  );
};

/** A page as a picture (PNG); undefined past the last. */
export const drawPage = async (file: OutgoingFile, at: number, megabytes: number): Promise<Buffer | undefined> => {
  const bytes = bufferOf(file);
  if (imageKind(bytes)) return at === 1 ? upright(bytes).png().toBuffer() : undefined;
  return withPdf(bytes, megabytes, ({ engine, pages, page }) => {
    if (at < 1 || at > pages) return undefined;
    const { width, height, pixels } = page(at - 1, (handle) =>
      rasterOf(engine, handle, scaleOf(engine, handle, DOTS_PER_INCH), true),
    );
    return sharp(pixels, { raw: { width, height, channels: 4 } })
      .removeAlpha()
      .png()
      .toBuffer();
  });
};

type Cell = Pick<Area, 'x' | 'y' | 'width' | 'height'>;

/** The places of a word's characters: one for each line they stand on. */
const byLine = (cells: readonly Cell[]): Cell[] => {
  const lines: Cell[] = [];
  for (const cell of cells) {
    const line = lines.at(-1);
    const isSame = line && cell.x >= line.x && cell.y < line.y + line.height && line.y < cell.y + cell.height;
    if (!isSame) lines.push(cell);
    else {
      const [y, bottom] = [Math.min(line.y, cell.y), Math.max(line.y + line.height, cell.y + cell.height)];
      lines[lines.length - 1] = { x: line.x, y, width: cell.x + cell.width - line.x, height: bottom - y };
    }
  }
  return lines;
};

/** Every place of each word, blanks aside; in pictures nothing reads them. */
export const findWords = async (
  file: OutgoingFile,
  words: readonly string[],
  megabytes: number,
): Promise<readonly (readonly Area[])[]> => {
  const bytes = bufferOf(file);
  if (imageKind(bytes)) return words.map(() => []);
  return withPdf(bytes, megabytes, ({ engine, pages, page }) => {
    const found = words.map((): Area[] => []);
    for (let index = 0; index < pages; index += 1)
      page(index, (handle) => {
        const scale = scaleOf(engine, handle, DOTS_PER_INCH);
        const characters = charactersOf(engine, handle, scale).characters.filter(({ text }) => text.trim() !== '');
        const points = ({ left, top, right, bottom }: PixelBox): Cell => ({
          x: left / scale.pixelsPerPoint,
          y: top / scale.pixelsPerPoint,
          width: (right - left) / scale.pixelsPerPoint,
          height: (bottom - top) / scale.pixelsPerPoint,
        });
        for (const [at, word] of words.entries()) {
          const wanted = [...word.replaceAll(/\s/g, '')];
          for (let start = 0; wanted.length > 0 && start + wanted.length <= characters.length; start += 1) {
            const here = characters.slice(start, start + wanted.length);
            if (!here.every(({ text }, offset) => text === wanted[offset])) continue;
            for (const cell of byLine(here.map(({ cell }) => points(cell))))
              found[at]?.push({ page: index + 1, ...cell });
          }
        }
      });
    return found;
  });
};
