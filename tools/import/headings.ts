/** 编、分编、章、节 — the parts of a law from the outside in. */
const PARTS = ['编', '分编', '章', '节'] as const;

const NUMBER = '第[〇零一二三四五六七八九十百千]+';
const MARKED = /^(#{1,6})\s+(.*?)\s*#*$/;
const PART = new RegExp(`^(?:\\*\\*)?(${NUMBER}(分编|编|章|节))(?:[\\s　]+|(?=\\*\\*)|$)(.*?)(?:\\*\\*)?$`, 'u');
/** An unmarked line is a heading only if it is short and no sentence. */
const SENTENCE = /[。；：，]|.{41,}/u;

/** 总　则, set wide by hand, is 总则; words with a reason to stand apart keep one space. */
const closeUp = (text: string): string => {
  const parts = text.split(/[\s　]+/).filter(Boolean);
  return parts.every((part) => [...part].length === 1) ? parts.join('') : parts.join(' ');
};

interface Part {
  readonly kind: (typeof PARTS)[number];
  readonly text: string;
}

const partOf = (line: string, isMarked: boolean): Part | undefined => {
  const [whole, number, kind, rest = ''] = PART.exec(line) ?? [];
  if (!whole || !number || (!isMarked && (SENTENCE.test(rest) || !rest))) return undefined;
  const name = closeUp(rest);
  return { kind: kind as Part['kind'], text: name ? `${number}　${name}` : number };
};

const read = (line: string): { marks: number; text: string; part: Part | undefined } | undefined => {
  const [, marks, text] = MARKED.exec(line) ?? [];
  const part = partOf(text ?? line.trim(), marks !== undefined);
  if (marks === undefined && !part) return undefined;
  return { marks: marks?.length ?? 0, text: text ?? '', part };
};

/** Gives each heading of one text its level, from 2 down and never skipping one. */
export type Ladder = (marks: number, kind: Part['kind'] | undefined) => number;

/** @param lines the whole text: which parts a law has decides the level of each */
export const levelLadder = (lines: readonly string[]): Ladder => {
  const present = new Set(lines.map((line) => read(line)?.part?.kind));
  const parts = PARTS.filter((kind) => present.has(kind));
  let before = 1;
  return (marks, kind) => {
    const wanted = kind ? 2 + parts.indexOf(kind) : Math.max(2, marks);
    before = Math.min(wanted, before + 1, 6);
    return before;
  };
};

/** A line as a heading, if it is one. */
export const headingLine = (line: string, level: Ladder): { markdown: string; text: string } | undefined => {
  const found = read(line);
  if (!found) return undefined;
  const text = found.part?.text ?? found.text.replace(/^\*\*(.+)\*\*$/, '$1').trim();
  if (!text) return { markdown: '', text: '' };
  return { markdown: `${'#'.repeat(level(found.marks, found.part?.kind))} ${text}`, text };
};
