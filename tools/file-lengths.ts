import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './settings.ts';

const CODE = '{bench,content,functions,infra,site,tests,tools}/**/*.{ts,astro,css,js,mjs,typ}';

/** Lines that half of the files, and nine in ten, may have at the most. */
const MOST = { half: 70, nineInTen: 200 } as const;

/** The length within which so great a share of the files keeps. */
const within = (sorted: readonly number[], share: number): number => sorted[Math.ceil(share * sorted.length) - 1] ?? 0;

/** 篇幅 — how long files of so many lines are, and whether a reader can be asked to read them. */
export const judgeLengths = (lines: readonly number[]): { readonly report: string; readonly sound: boolean } => {
  const sorted = lines.toSorted((a, b) => a - b);
  const [half, nineInTen] = [within(sorted, 0.5), within(sorted, 0.9)];
  return {
    report: `篇幅：${lines.length} 个文件，一半不超过 ${half} 行（应在 ${MOST.half} 以内），九成不超过 ${nineInTen} 行（应在 ${MOST.nineInTen} 以内）`,
    sound: half <= MOST.half && nineInTen <= MOST.nineInTen,
  };
};

/** Lines of each of our files of code. */
export const fileLengths = (): number[] =>
  globSync(CODE, { cwd: ROOT }).map((path) => readFileSync(join(ROOT, path), 'utf8').trimEnd().split('\n').length);
