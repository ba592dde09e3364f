import { globSync } from 'node:fs';
import { join } from 'node:path';

/** Which families a part of a letter is set in, the first that has the character. */
export interface LetterFonts {
  readonly files: readonly string[];
  readonly families: {
    readonly body: readonly string[];
    readonly title: readonly string[];
    readonly heading: readonly string[];
    readonly digits: readonly string[];
    /** Noto's one design serves title and headings in bold; 小标宋 and 黑体 are heavy as they are. */
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

/** The licensed faces GB/T 9704-2012 asks for, by the names they go under. */
const LICENSED = {
  body: ['FZFangSong-Z02', '方正仿宋_GBK', 'FangSong_GB2312', '仿宋_GB2312', 'FangSong', '仿宋', 'STFangsong'],
  title: ['FZXiaoBiaoSong-B05S', 'FZXiaoBiaoSong-B05', '方正小标宋简体', '方正小标宋_GBK'],
  heading: ['SimHei', '黑体', 'FZHei-B01S', 'STHeiti'],
} as const;

const FALLBACK = Object.keys(OPEN);
const BOLD = 700;
const REGULAR = 400;

/**
 * 公文字体 — the open fonts below `packages` (node_modules), before them those of a licensed `folder`.
 * @throws Error when the folder holds no font
 */
export const letterFonts = (packages: string, folder?: string): LetterFonts => {
  const open = Object.values(OPEN)
    .flat()
    .map((path) => join(packages, '@expo-google-fonts', `${path}.ttf`));
  if (!folder)
    return {
      files: open,
      families: {
        body: FALLBACK,
        title: FALLBACK,
        heading: FALLBACK,
        digits: FALLBACK,
        titleWeight: BOLD,
        headingWeight: BOLD,
      },
    };
  const licensed = globSync('*.{ttf,otf,ttc,TTF,OTF,TTC}', { cwd: folder }).sort();
  if (licensed.length === 0) throw new Error(`LETTER_FONTS：目录 ${folder} 里没有字体文件（.ttf、.otf、.ttc）`);
  return {
    files: [...licensed.map((name) => join(folder, name)), ...open],
    families: {
      body: [...LICENSED.body, ...FALLBACK],
      title: [...LICENSED.title, ...FALLBACK],
      heading: [...LICENSED.heading, ...FALLBACK],
      digits: FALLBACK,
      titleWeight: REGULAR,
      headingWeight: REGULAR,
    },
  };
};
