import type { WrappedPdfiumModule } from '@embedpdf/pdfium';
import { answers } from './memory.ts';
import type { Bounds } from './objects.ts';
import type { PixelBox, Scale } from './raster.ts';

/** One character that can be copied from a page. */
export interface Character {
  readonly text: string;
  readonly bounds: Bounds;
  /** Where it is on the page as drawn. */
  readonly box: PixelBox;
  /** The same with the height of its line and the width of its step, as a reader's selection shows it. */
  readonly cell: PixelBox;
  /** A blank stands between it and the next. */
  blankAfter: boolean;
  /** The text object that paints it. */
  readonly object: number;
  /** 渲染模式 3: painted with no ink, as programs that recognise scanned text do. */
  readonly inkless: boolean;
  /** Its font is not in the file, and is none that we can draw. */
  readonly unknownFont: boolean;
}

const INKLESS = 3;
/** From here on scripts begin of which PDFium brings no font. */
const FIRST_FOREIGN = 0x0400;

/** Where a part of the page is, as drawn. */
export const boxOf = (
  engine: WrappedPdfiumModule,
  page: number,
  { width, height }: Scale,
  bounds: Bounds,
): PixelBox => {
  const at = (x: number, y: number): readonly number[] =>
    answers(engine, 'i32', 2, (px, py) =>
      engine.FPDF_PageToDevice(page, 0, 0, width, height, 0, x, y, px ?? 0, py ?? 0),
    ) ?? [0, 0];
  const [[x1 = 0, y1 = 0], [x2 = 0, y2 = 0]] = [at(bounds.left, bounds.top), at(bounds.right, bounds.bottom)];
  return { left: Math.min(x1, x2), top: Math.min(y1, y2), right: Math.max(x1, x2), bottom: Math.max(y1, y2) };
};

/** FS_RECTF: four numbers in a row. */
const cellOf = (engine: WrappedPdfiumModule, textPage: number, at: number): Bounds | undefined => {
  const [left = 0, top = 0, right = 0, bottom = 0] =
    answers(engine, 'float', 4, (begin) => engine.FPDFText_GetLooseCharBox(textPage, at, begin ?? 0)) ?? [];
  return right > left && top > bottom ? { left, top, right, bottom } : undefined;
};

interface Pen {
  readonly inkless: boolean;
  readonly embedded: boolean;
}

/** The characters of a page in reading order, and its text with blanks and line ends. */
export const charactersOf = (
  engine: WrappedPdfiumModule,
  page: number,
  scale: Scale,
): { readonly characters: readonly Character[]; readonly text: string } => {
  const textPage = engine.FPDFText_LoadPage(page);
  const pens = new Map<number, Pen>();
  const penOf = (object: number): Pen => {
    const pen = pens.get(object) ?? {
      inkless: engine.FPDFTextObj_GetTextRenderMode(object) === INKLESS,
      embedded: engine.FPDFFont_GetIsEmbedded(engine.FPDFTextObj_GetFont(object)) === 1,
    };
    pens.set(object, pen);
    return pen;
  };
  const characters: Character[] = [];
  let whole = '';
  try {
    for (let at = 0; at < engine.FPDFText_CountChars(textPage); at += 1) {
      const code = engine.FPDFText_GetUnicode(textPage, at);
      const text = code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : '\ufffd';
      whole += text;
      const last = characters.at(-1);
      if (last && /^[ \u00a0\u3000]$/.test(text)) last.blankAfter = true;
      if (text.trim() === '' || engine.FPDFText_IsGenerated(textPage, at) === 1) continue;
      const [left = 0, right = 0, bottom = 0, top = 0] =
        answers(engine, 'double', 4, (l, r, b, t) =>
          engine.FPDFText_GetCharBox(textPage, at, l ?? 0, r ?? 0, b ?? 0, t ?? 0),
        ) ?? [];
      const bounds = { left, bottom, right, top };
      const cell = cellOf(engine, textPage, at) ?? bounds;
      const object = engine.FPDFText_GetTextObject(textPage, at);
      const { inkless, embedded } = penOf(object);
      const unknownFont = !embedded && code >= FIRST_FOREIGN;
      const [box, line] = [boxOf(engine, page, scale, bounds), boxOf(engine, page, scale, cell)];
      characters.push({ text, bounds, box, cell: line, blankAfter: false, object, inkless, unknownFont });
    }
  } finally {
    engine.FPDFText_ClosePage(textPage);
  }
  return { characters, text: whole };
};
