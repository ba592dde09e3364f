/** 编、分编、章、节 — the parts of a law from the outside in. */
const PARTS = ['编', '分编', '章', '节'] as const;

type Kind = (typeof PARTS)[number] | '一、';

const MARKED = /^(#{1,6})\s+(.*?)\s*#*$/;
const PART = /^(?:\*\*)?(第[〇零一二三四五六七八九十百千]+(分编|编|章|节))(?:[\s　]+|(?=\*\*)|$)(.*?)(?:\*\*)?$/u;
/** 一、总体要求 — how documents that are no laws number their parts. */
const NUMBERED = /^(?:\*\*)?([一二三四五六七八九十]+、[^。；：，]{2,30}?)(?:\*\*)?$/u;
/** An unmarked line is a heading only if it is short and no sentence. */
const SENTENCE = /[。；：，]|.{41,}/u;

/** 总　则, set wide by hand, is 总则; words with a reason to stand apart keep one space. */
const closeUp = (text: string): string => {
  const parts = text.split(/[\s　]+/).filter(Boolean);
  return parts.every((part) => [...part].length === 1) ? parts.join('') : parts.join(' ');
};

interface Heading {
  /** The number of # before it; 0 for a line that is known by its words. */
  readonly marks: number;
  readonly kind: Kind | undefined;
  readonly text: string;
}

const read = (line: string): Heading | undefined => {
  const [, marks, marked] = MARKED.exec(line) ?? [];
  const words = marked ?? line.trim();
  const [, number, kind, rest = ''] = PART.exec(words) ?? [];
  if (number && (marks || (rest && !SENTENCE.test(rest)))) {
    const name = closeUp(rest);
    return { marks: marks?.length ?? 0, kind: kind as Kind, text: name ? `${number}　${name}` : number };
  }
  const numbered = NUMBERED.exec(words)?.[1];
  if (numbered) return { marks: marks?.length ?? 0, kind: '一、', text: numbered };
  return marks === undefined
    ? undefined
    : { marks: marks.length, kind: undefined, text: words.replace(/^\*\*(.+)\*\*$/, '$1').trim() };
};

/** Lines like 一、 are headings where there are several, no 章, and each has something below it; otherwise they are items. */
const areNumberedHeadings = (lines: readonly string[], kinds: ReadonlySet<Kind | undefined>): boolean => {
  if (PARTS.some((part) => kinds.has(part))) return false;
  const filled = lines.filter((line) => line.trim() !== '');
  const at = filled.flatMap((line, index) => (NUMBERED.test(line.trim()) ? [index] : []));
  return at.length > 1 && at.every((index) => index + 1 < filled.length && !at.includes(index + 1));
};

/** A line as a heading of its level, if it is one; to be asked line by line from the top. */
export type ReadHeading = (line: string) => string | undefined;

/** @param lines the whole text: which parts it has decides the level of each, from 2 down and never skipping one */
export const headingsOf = (lines: readonly string[]): ReadHeading => {
  const kinds = new Set(lines.map((line) => read(line)?.kind));
  const parts = PARTS.filter((part) => kinds.has(part));
  const isNumbered = areNumberedHeadings(lines, kinds);
  let before = 1;
  return (line) => {
    const heading = read(line);
    if (!heading || (heading.marks === 0 && heading.kind === '一、' && !isNumbered)) return undefined;
    const { marks, kind, text } = heading;
    if (!text) return '';
    const wanted = kind && kind !== '一、' ? 2 + parts.indexOf(kind) : Math.max(2, marks);
    before = Math.min(wanted, before + 1, 6);
    return `${'#'.repeat(before)} ${text}`;
  };
};
