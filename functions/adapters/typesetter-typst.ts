import { createRequire } from 'node:module';
import { join } from 'node:path';
import { create } from 'qrcode';
import type { Typesetter } from '../usecases/ports/typesetter.ts';
import type { LetterFonts } from './letter-fonts.ts';

/** What we use of the compiler (typst-ts-node-compiler 0.7). */
interface Compiler {
  /** @throws Error when a template fails, or a character has no shape */
  readonly pdf: (
    document: { readonly mainFilePath: string; readonly inputs: Readonly<Record<string, string>> },
    options: { readonly pdfStandard: 'a-2b' },
  ) => Uint8Array;
  readonly evictCache: (maxAge: number) => void;
}

interface Native {
  readonly NodeCompiler: {
    readonly create: (options: {
      readonly workspace: string;
      readonly fontArgs: readonly { readonly fontPaths: readonly string[] }[];
    }) => Compiler;
  };
}

/** The binary itself: the package around it asks for platforms that 0.7 was not published for. */
const BINARY = '@myriaddreamin/typst-ts-node-compiler-linux-x64-gnu';

const native = (): Native => {
  try {
    return createRequire(import.meta.url)(BINARY);
  } catch (cause) {
    throw new Error(`排版程序 ${BINARY} 没有装上：它只有 Linux x64（glibc）版，请在这样的机器上重新安装依赖`, {
      cause,
    });
  }
};

/** How Typst says that no font has a character. */
const MISSING = /the text `\\"(.+?)\\"` could not be displayed/gu;

/** A character without a shape is named by its number: `\\\\u{e000}`. */
const NUMBERED = /\\+u\{([0-9a-f]+)\}/gu;

const missingIn = (message: string): string[] => {
  const found = Array.from(message.matchAll(MISSING), ([, text = '']) =>
    text.replaceAll(NUMBERED, (_, hex: string) => String.fromCodePoint(Number.parseInt(hex, 16))),
  );
  return [...new Set(found)];
};

/** 二维码 of an address, row by row: where a dark run begins, and how many modules it has. Level M, as on the site. */
const codeOf = (
  address: string,
): { readonly side: number; readonly runs: readonly (readonly [number, number, number])[] } => {
  const { size, data } = create([{ data: Buffer.from(address), mode: 'byte' }], {
    errorCorrectionLevel: 'M',
    maskPattern: 2,
  }).modules;
  const dark = Array.from({ length: size }, (_, row) =>
    Array.from(data.subarray(row * size, (row + 1) * size)).join(''),
  );
  const runs = dark.flatMap((cells, row) =>
    Array.from(cells.matchAll(/1+/g), ({ 0: run, index }) => [row, index, run.length] as const),
  );
  return { side: size, runs };
};

/**
 * Sets letters with Typst from the templates in `templates`. A letter's words reach them as JSON and stay text:
 * nothing in them is markup.
 *
 * @throws Error where the compiler is not installed, or when a template does not compile
 */
export const typstTypesetter = (templates: string, { files, families }: LetterFonts): Typesetter => {
  const compiler = native().NodeCompiler.create({ workspace: templates, fontArgs: [{ fontPaths: files }] });
  const fonts = JSON.stringify(families);
  return {
    set: (letter) => {
      const main = join(templates, `${letter.form}.typ`);
      const inputs = {
        letter: JSON.stringify(letter),
        fonts,
        ...(letter.scan && { code: JSON.stringify(codeOf(letter.scan)) }),
      };
      try {
        return { pdf: compiler.pdf({ mainFilePath: main, inputs }, { pdfStandard: 'a-2b' }) };
      } catch (error) {
        const missing = missingIn((error as Error).message);
        if (missing.length === 0) throw error;
        return { missing };
      } finally {
        // What was set would stay in memory, name and all, and 1 MB a letter.
        compiler.evictCache(0);
      }
    },
  };
};
