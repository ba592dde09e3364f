import { deflateSync } from 'node:zlib';
import { type PlainFonts, plainFonts } from './plain-fonts.ts';

/** A character that is seen in the picture of a page, in points from its upper left corner. */
export interface Placed {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** A page as a picture, with the words that can be copied from it. Lengths in points. */
export interface PicturePage {
  readonly width: number;
  readonly height: number;
  readonly jpeg: Buffer;
  readonly pixelsWide: number;
  readonly pixelsHigh: number;
  readonly characters: readonly Placed[];
}

const FIRST_PAGE = 1_000;
const NUMBERS_PER_PAGE = 3;

const places = (value: number): string => value.toFixed(2);

const stream = (dictionary: string, content: Buffer): Buffer =>
  Buffer.concat([
    Buffer.from(`<< ${dictionary} /Length ${content.length} >>\nstream\n`),
    content,
    Buffer.from('\nendstream'),
  ]);

const packed = (content: string): Buffer => stream('/Filter /FlateDecode', deflateSync(content));

/** Written without ink, each character as wide and high as it is seen. */
const inkless = (characters: readonly Placed[], pageHeight: number, { codeOf }: PlainFonts): string =>
  characters
    .map(({ text, x, y, width, height }) => {
      const { font, code } = codeOf(text);
      const scale = places((width / height) * 100);
      return `/${font} ${places(height)} Tf ${scale} Tz 1 0 0 1 ${places(x)} ${places(pageHeight - y - height)} Tm <${code}> Tj`;
    })
    .join('\n');

const pageObjects = (page: PicturePage, number: number, fonts: PlainFonts): (readonly [number, Buffer])[] => {
  const { width, height, jpeg, pixelsWide, pixelsHigh, characters } = page;
  const picture = `q ${places(width)} 0 0 ${places(height)} 0 0 cm /P Do Q`;
  const image = `/Type /XObject /Subtype /Image /Width ${pixelsWide} /Height ${pixelsHigh} /ColorSpace /DeviceRGB /BitsPerComponent 8 /Filter /DCTDecode`;
  return [
    [
      number,
      Buffer.from(
        `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 ${places(width)} ${places(height)}] /Contents ${number + 1} 0 R /Resources << /Font << ${fonts.resources} >> /XObject << /P ${number + 2} 0 R >> >> >>`,
      ),
    ],
    [number + 1, packed(`${picture}\nBT 3 Tr\n${inkless(characters, height, fonts)}\nET`)],
    [number + 2, stream(image, jpeg)],
  ];
};

/** A PDF of pictures: no object of any other file comes into it, and no properties. */
export const writePdf = (pages: readonly PicturePage[]): Buffer => {
  const numbers = pages.map((_, at) => FIRST_PAGE + at * NUMBERS_PER_PAGE);
  const fonts = plainFonts(pages.flatMap(({ characters }) => characters.map(({ text }) => text)));
  const objects: (readonly [number, Buffer])[] = [
    [1, Buffer.from('<< /Type /Catalog /Pages 2 0 R /Lang (zh-CN) >>')],
    [
      2,
      Buffer.from(
        `<< /Type /Pages /Count ${pages.length} /Kids [${numbers.map((number) => `${number} 0 R`).join(' ')}] >>`,
      ),
    ],
    ...fonts.objects.map(
      ({ number, dictionary, content }) =>
        [number, content === undefined ? Buffer.from(dictionary) : packed(content)] as const,
    ),
    ...pages.flatMap((page, at) => pageObjects(page, numbers[at] ?? 0, fonts)),
  ];
  const parts = [Buffer.from('%PDF-1.7\n%\u00e2\u00e3\u00cf\u00d3\n', 'latin1')];
  let at = parts[0]?.length ?? 0;
  let index = '0 1\n0000000000 65535 f \n';
  for (const [number, body] of objects) {
    const part = Buffer.concat([Buffer.from(`${number} 0 obj\n`), body, Buffer.from('\nendobj\n')]);
    index += `${number} 1\n${String(at).padStart(10, '0')} 00000 n \n`;
    parts.push(part);
    at += part.length;
  }
  const size = FIRST_PAGE + pages.length * NUMBERS_PER_PAGE;
  const trailer = `xref\n${index}trailer\n<< /Size ${size} /Root 1 0 R >>\nstartxref\n${at}\n%%EOF\n`;
  return Buffer.concat([...parts, Buffer.from(trailer)]);
};
