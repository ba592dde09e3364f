import { fileURLToPath } from 'node:url';
import { letterFonts } from './adapters/letter-fonts.ts';
import { letterheadFile } from './adapters/letterhead-file.ts';
import { typstTypesetter } from './adapters/typesetter-typst.ts';
import { applications, contentDir, once, safe, setting } from './world-base.ts';
import { calendar } from './world-calendar.ts';

const TEMPLATES = fileURLToPath(new URL('./adapters/letters', import.meta.url));

const letterhead = once(() => letterheadFile(contentDir));
const typesetter = once(() => typstTypesetter(TEMPLATES, letterFonts('node_modules', setting('LETTER_FONTS'))));

/** The part of the world that sets letters: apart, for the compiler and its fonts weigh 90 MB. */
export const letterWorld = {
  calendar,
  letterhead,
  get applications() {
    return applications();
  },
  get vault() {
    return safe();
  },
  get typesetter() {
    return typesetter();
  },
};
