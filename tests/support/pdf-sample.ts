/** Small PDFs, written object by object. */
import { deflateSync } from 'node:zlib';

export interface PageSample {
  /** Operators of the page; font /F is Helvetica, image /I fills its unit square. */
  readonly content: string;
  /** Further entries of the page's dictionary. */
  readonly more?: string;
  /** Other fonts and images than /F and /I. */
  readonly resources?: string;
}

export interface PdfSample {
  readonly pages: readonly PageSample[];
  /** Further entries of the catalogue, and of the trailer. */
  readonly catalog?: string;
  readonly trailer?: string;
  /** Further objects, numbered from 100. */
  readonly objects?: readonly string[];
  /** The image /I: its pixels in red, green and blue. */
  readonly image?: { readonly width: number; readonly height: number; readonly pixels: Buffer };
}

const latin = (text: string): Buffer => Buffer.from(text, 'latin1');

export const stream = (dictionary: string, content: Buffer): Buffer => {
  const packed = deflateSync(content);
  const head = `<< ${dictionary} /Filter /FlateDecode /Length ${packed.length} >>\nstream\n`;
  return Buffer.concat([latin(head), packed, latin('\nendstream')]);
};

/** Words at a place of the page, in points from its lower left corner. */
export const words = (text: string, x: number, y: number, size = 12): string =>
  `BT /F ${size} Tf 1 0 0 1 ${x} ${y} Tm (${text}) Tj ET\n`;

export const box = (x: number, y: number, width: number, height: number, colour = '0 g'): string =>
  `${colour} ${x} ${y} ${width} ${height} re f 0 g\n`;

const RESOURCES = '/Font << /F 3 0 R >> /XObject << /I 4 0 R >> /ExtGState << /M << /BM /Multiply >> >>';
const WHITE = { width: 1, height: 1, pixels: Buffer.from([255, 255, 255]) };

/** The objects with an index and a trailer. */
export const file = (objects: ReadonlyMap<number, Buffer>, trailer: string): Buffer => {
  const parts = [latin('%PDF-1.7\n%\u00e2\u00e3\u00cf\u00d3\n')];
  let at = parts[0]?.length ?? 0;
  let index = '';
  for (const [number, body] of objects) {
    const part = Buffer.concat([latin(`${number} 0 obj\n`), body, latin('\nendobj\n')]);
    index += `${number} 1\n${String(at).padStart(10, '0')} 00000 n \n`;
    parts.push(part);
    at += part.length;
  }
  const head = `xref\n0 1\n0000000000 65535 f \n${index}trailer\n<< /Size 1000 /Root 1 0 R ${trailer} >>\n`;
  return Buffer.concat([...parts, latin(`${head}startxref\n${at}\n%%EOF\n`)]);
};

export const pdf = ({ pages, catalog = '', trailer = '', objects = [], image = WHITE }: PdfSample): Buffer => {
  const all = new Map<number, Buffer>();
  const kids = pages.map((_, at) => `${1000 + at * 2} 0 R`).join(' ');
  all.set(1, latin(`<< /Type /Catalog /Pages 2 0 R ${catalog} >>`));
  all.set(2, latin(`<< /Type /Pages /Count ${pages.length} /Kids [${kids}] /MediaBox [0 0 595 842] >>`));
  all.set(3, latin('<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>'));
  const size = `/Width ${image.width} /Height ${image.height}`;
  if (pages.some(({ resources = RESOURCES }) => resources.includes('4 0 R')))
    all.set(
      4,
      stream(`/Type /XObject /Subtype /Image ${size} /ColorSpace /DeviceRGB /BitsPerComponent 8`, image.pixels),
    );
  for (const [at, body] of objects.entries()) all.set(100 + at, latin(body));
  for (const [at, { content, more = '', resources = RESOURCES }] of pages.entries()) {
    const entries = `/Resources << ${resources} >> /Contents ${1001 + at * 2} 0 R ${more}`;
    all.set(1000 + at * 2, latin(`<< /Type /Page /Parent 2 0 R ${entries} >>`));
    all.set(1001 + at * 2, stream('', latin(content)));
  }
  return file(all, trailer);
};
