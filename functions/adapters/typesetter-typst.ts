import { join } from 'node:path';
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import type { Typesetter } from '../usecases/ports/typesetter.ts';
import type { LetterFonts } from './letter-fonts.ts';

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

/**
 * Sets letters with Typst from the templates in `templates`. A letter's words reach them as JSON and stay text:
 * nothing in them is markup.
 *
 * @throws Error when a template does not compile
 */
export const typstTypesetter = (templates: string, { files, families }: LetterFonts): Typesetter => {
  const compiler = NodeCompiler.create({ workspace: templates, fontArgs: [{ fontPaths: [...files] }] });
  const fonts = JSON.stringify(families);
  return {
    set: (letter) => {
      const main = join(templates, `${letter.form}.typ`);
      const inputs = { letter: JSON.stringify(letter), fonts };
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
