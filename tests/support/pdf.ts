import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const NO_POPPLER = '这些测试要用 poppler-utils 读 PDF：请先安装（apt-get install poppler-utils），再运行测试。';

const MEBIBYTE = 1_048_576;

/** What one of the tools of poppler-utils says of a PDF. */
const ask = (tool: string, before: readonly string[], pdf: Uint8Array, after: readonly string[] = []): Buffer => {
  const folder = mkdtempSync(join(tmpdir(), 'letter-'));
  const path = join(folder, 'letter.pdf');
  writeFileSync(path, pdf);
  try {
    return execFileSync(tool, [...before, path, ...after], {
      stdio: ['ignore', 'pipe', 'ignore'],
      maxBuffer: 64 * MEBIBYTE,
    });
  } catch (error) {
    throw (error as NodeJS.ErrnoException).code === 'ENOENT' ? new Error(NO_POPPLER) : error;
  } finally {
    rmSync(folder, { recursive: true });
  }
};

/** The words of each page, as a reader would copy them. */
export const pagesOf = (pdf: Uint8Array): string[] => {
  const text = ask('pdftotext', ['-enc', 'UTF-8'], pdf, ['-']).toString();
  return text.split('\f').slice(0, -1);
};

/** In one line without spaces: where lines break is the layout's business, and the marks of direction are pdftotext's own. */
export const solid = (text: string): string => text.replaceAll(/[\s\p{Bidi_Control}]/gu, '');

export const textOf = (pdf: Uint8Array): string => solid(pagesOf(pdf).join(''));

/** One line for each font: its name, and whether it is embedded. */
export const fontsOf = (pdf: Uint8Array) =>
  ask('pdffonts', [], pdf)
    .toString()
    .split('\n')
    .slice(2)
    .filter((line) => line !== '')
    .map((line) => ({ name: line.split(' ')[0] ?? '', embedded: / yes (?:yes|no) (?:yes|no) +\d+ +\d+$/.test(line) }));

export const infoOf = (pdf: Uint8Array): Readonly<Record<string, string>> =>
  Object.fromEntries(
    ask('pdfinfo', ['-isodates'], pdf)
      .toString()
      .split('\n')
      .map((line) => [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 1).trim()]),
  );

/** A line of a page: its words, and where it begins and ends, in millimetres from the left edge. */
export interface PdfLine {
  readonly text: string;
  readonly fromMm: number;
  readonly toMm: number;
}

const MM_PER_POINT = 25.4 / 72;

const mm = (points: string | undefined): number => Number(points) * MM_PER_POINT;

export const linesOf = (pdf: Uint8Array, page: number): PdfLine[] => {
  const only = ['-f', String(page), '-l', String(page)];
  const xml = ask('pdftotext', ['-bbox-layout', ...only], pdf, ['-']).toString();
  return Array.from(xml.matchAll(/<line xMin="([\d.]+)"[^>]* xMax="([\d.]+)"[^>]*>(.*?)<\/line>/gs), (found) => ({
    text: Array.from((found[3] ?? '').matchAll(/<word[^>]*>(.*?)<\/word>/g), ([, word = '']) => word).join(''),
    fromMm: mm(found[1]),
    toMm: mm(found[2]),
  }));
};

/** What is printed within some millimetres of the top of a page: how far it reaches. */
export interface Ink {
  readonly top: number;
  readonly bottom: number;
  readonly left: number;
  readonly right: number;
}

const DOTS_PER_MM = 10;
const DARK = 160;

/** Measured between two heights of the page as a printer would print it, at a tenth of a millimetre. */
export const inkOf = (
  pdf: Uint8Array,
  page: number,
  fromMm: number,
  toMm: number,
  [leftMm, rightMm]: readonly [number, number] = [0, 210],
): Ink => {
  const only = ['-f', String(page), '-l', String(page)];
  const image = ask('pdftoppm', ['-gray', '-r', String(DOTS_PER_MM * 25.4), ...only], pdf);
  const head = /^P5\s+(\d+)\s+(\d+)\s+255\s/.exec(image.subarray(0, 40).toString('latin1'));
  const width = Number(head?.[1]);
  const dots = image.subarray(head?.[0].length);
  const ink = { top: Infinity, bottom: -Infinity, left: Infinity, right: -Infinity };
  for (let y = fromMm * DOTS_PER_MM; y < toMm * DOTS_PER_MM; y += 1)
    for (let x = Math.round(leftMm * DOTS_PER_MM); x < rightMm * DOTS_PER_MM; x += 1)
      if ((dots[y * width + x] ?? 255) < DARK) {
        ink.top = Math.min(ink.top, y / DOTS_PER_MM);
        ink.bottom = Math.max(ink.bottom, (y + 1) / DOTS_PER_MM);
        ink.left = Math.min(ink.left, x / DOTS_PER_MM);
        ink.right = Math.max(ink.right, (x + 1) / DOTS_PER_MM);
      }
  return ink;
};

/** The first page as a picture (PNG). */
export const pictureOf = (pdf: Uint8Array): Uint8Array =>
  ask('pdftoppm', ['-png', '-r', '150', '-f', '1', '-l', '1'], pdf);
