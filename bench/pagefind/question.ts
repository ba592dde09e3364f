import { withBrackets } from './direct.ts';
import type { Folding } from './fold.ts';
import { pairs, runsOf, tokensAsked, writtenAs } from './tokens.ts';

/** Longer questions are cut: nobody reads a list found by more, and a pasted page must not cost a thousand look-ups. */
const MAX_CHARS = 200;
const MAX_TOKENS = 24;

/** From this many pairs on every other one is enough: 政府信息公开 by 政府, 信息, 公开. */
const MANY_PAIRS = 12;

/** Words of asking, which no document answers with. */
const ASKING = new Set(
  '怎么 怎样 怎么样 如何 什么 哪些 哪里 哪儿 哪个 为什么 多少 几 吗 呢 吧 请问 我 我们 想 要 想要 需要 可以 能 能否 是否 有 有没有 的 了 是 在 和 与 及 或 对 关于 一个 办 查'.split(
    ' ',
  ),
);

/** A way to read a question: tokens that must all be in a page. */
export type Reading = readonly string[];

/** What is looked up for a question. */
export interface Question {
  /** One list of readings a spelling, the strictest first; more than one spelling only for regional words. */
  readonly spellings: readonly (readonly Reading[])[];
  /** The words of the question, for marking; longest first. */
  readonly words: readonly string[];
  /** The folded question. */
  readonly folded: string;
}

const isHan = (text: string): boolean => /^\p{Script=Han}/u.test(text);

const thin = (tokens: readonly string[]): string[] => {
  const han = tokens.filter(isHan);
  const kept =
    han.length > MANY_PAIRS ? new Set(han.filter((_, at) => at % 2 === 0 || at === han.length - 1)) : undefined;
  return tokens.filter((token) => !kept || !isHan(token) || kept.has(token)).slice(0, MAX_TOKENS);
};

let segmenter: Intl.Segmenter | undefined;

/** Where a character goes that is no word by itself: 毕业生 keeps its last, 稳就业 its first, 加装 are two of them. */
const LONE = ['left', 'right', 'dropped'] as const;

/** A run of Han characters as words; words of asking part it and are left out. */
const segment = (run: string): string[][] => {
  segmenter ??= new Intl.Segmenter('zh', { granularity: 'word' });
  const clauses: string[][] = [[]];
  for (const { segment: word } of segmenter.segment(run)) {
    if (ASKING.has(word)) clauses.push([]);
    else clauses.at(-1)?.push(word);
  }
  return clauses;
};

/** Lone characters in a row are a word; one alone joins its neighbour as told. */
const join = (clause: readonly string[], lone: (typeof LONE)[number]): string[] => {
  const words: string[] = [];
  for (const word of clause) {
    const last = words.at(-1);
    if (word.length === 1 && last?.length === 1) words[words.length - 1] += word;
    else words.push(word);
  }
  return words.flatMap((word, at) => {
    if (word.length > 1 || words.length === 1) return [word];
    const beside = lone === 'left' ? (words[at - 1] ?? words[at + 1]) : (words[at + 1] ?? words[at - 1]);
    if (lone === 'dropped' || !beside) return [];
    return [beside === words[at - 1] ? `${beside.at(-1)}${word}` : `${word}${beside[0]}`];
  });
};

/** Words and what neighbours make together, up to four of them. */
const phrases = (clause: readonly string[]): string[] =>
  clause.flatMap((_, at) => [1, 2, 3, 4].map((count) => clause.slice(at, at + count).join('')));

const readSpelling = (spelling: string): { readings: Reading[]; words: string[] } => {
  const { special, plain, rest } = tokensAsked(spelling);
  const runs = runsOf(rest);
  const clauses = runs.flatMap((run) => (isHan(run) && 'Segmenter' in Intl ? segment(run) : [[run]]));
  const words = (lone: (typeof LONE)[number]) => clauses.flatMap((clause) => join(clause, lone));
  const loose = LONE.map((lone) => words(lone).flatMap((word) => (isHan(word) ? pairs(word) : [word])));
  const readings = [plain, ...loose].map((tokens) => thin([...new Set([...special, ...tokens])]));
  return {
    readings: [...new Map(readings.map((tokens) => [tokens.join(' '), tokens])).values()].filter(
      ({ length }) => length > 0,
    ),
    words: [...special.map(writtenAs), ...runs, ...clauses.flatMap(phrases)],
  };
};

/** Reads what a person typed. */
export const readQuestion = (typed: string, { fold, toMainland }: Folding): Question => {
  const text = typed.normalize('NFKC').slice(0, MAX_CHARS).trim();
  const folded = fold(text);
  const isTraditional = folded !== text.toLowerCase();
  const read = [...new Set([folded, ...(isTraditional ? [toMainland(folded)] : [])])]
    .map(withBrackets)
    .map(readSpelling);
  return {
    folded,
    spellings: read.map(({ readings }) => readings).filter(({ length }) => length > 0),
    words: [...new Set(read.flatMap(({ words }) => words))]
      .filter((word) => word.length > 1 || folded.length === 1)
      .toSorted((a, b) => b.length - a.length),
  };
};
