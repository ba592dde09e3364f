import { globSync } from 'node:fs';
import { join } from 'node:path';
import { fontFamilies } from './font-families.ts';

/** The files letters are set from, and the families each part of them is set in: the first that has the character. */
export interface LetterFonts {
  readonly files: readonly string[];
  readonly families: {
    readonly body: readonly string[];
    readonly title: readonly string[];
    readonly heading: readonly string[];
    readonly digits: readonly string[];
    readonly titleWeight: number;
    readonly headingWeight: number;
  };
}

/** What the packages bring, all under the Open Font License: 宋体 in two weights, then what it lacks. */
const OPEN = {
  'Noto Serif SC': ['noto-serif-sc/400Regular/NotoSerifSC_400Regular', 'noto-serif-sc/700Bold/NotoSerifSC_700Bold'],
  'Noto Serif JP': ['noto-serif-jp/400Regular/NotoSerifJP_400Regular'],
  'Scheherazade New': ['scheherazade-new/400Regular/ScheherazadeNew_400Regular'],
  'Noto Emoji': ['noto-emoji/400Regular/NotoEmoji_400Regular'],
};

const OPEN_FAMILIES = Object.keys(OPEN);

/** The licensed faces GB/T 9704-2012 asks for, by what their names have in common. */
const LICENSED = {
  body: /fang\s?song|仿宋/iu,
  title: /xiao\s?biao\s?song|小标宋/iu,
  heading: /^(?:sim|fz|st)hei|黑体|heiti/iu,
};

/** One design of the open fonts serves everything, so that titles are bold; 小标宋 and 黑体 are heavy as they are. */
const weightOf = (licensed: readonly string[]): number => (licensed.length > 0 ? 400 : 700);

/**
 * 公文字体 — the open fonts below `packages` (node_modules) and those of a `folder`: its 仿宋, 小标宋 and 黑体 take their
 * parts, whatever else it holds helps out with characters that the others lack.
 *
 * @throws Error when the folder holds no font
 */
export const letterFonts = (packages: string, folder?: string): LetterFonts => {
  const own = folder ? globSync('*.{ttf,otf,ttc,TTF,OTF,TTC}', { cwd: folder }).sort() : [];
  if (folder && own.length === 0)
    throw new Error(`LETTER_FONTS：目录 ${folder} 里没有字体文件（.ttf、.otf、.ttc），请放入字体或去掉这项设置`);
  const files = own.map((name) => join(folder ?? '', name));
  const families = files.flatMap(fontFamilies);
  const named = (pattern: RegExp): string[] => families.filter((family) => pattern.test(family));
  const [title, heading] = [named(LICENSED.title), named(LICENSED.heading)];
  const others = [...OPEN_FAMILIES, ...families];
  return {
    files: [
      ...files,
      ...Object.values(OPEN)
        .flat()
        .map((path) => join(packages, '@expo-google-fonts', `${path}.ttf`)),
    ],
    families: {
      body: [...named(LICENSED.body), ...others],
      title: [...title, ...others],
      heading: [...heading, ...others],
      digits: OPEN_FAMILIES,
      titleWeight: weightOf(title),
      headingWeight: weightOf(heading),
    },
  };
};
