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

/** What is looked up for a question, the strictest way first. */
export interface Question {
  /** Each a set of tokens that must all be there. */
  readonly ways: readonly (readonly string[])[];
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

/** Words as a reader would part them; a lone character goes with the word after it (稳就业). */
const wordsOf = (run: string): string[] => {
  if (!isHan(run) || typeof Intl.Segmenter === 'undefined') return [run];
  segmenter ??= new Intl.Segmenter('zh', { granularity: 'word' });
  const words: string[] = [];
  let lone = '';
  for (const { segment } of segmenter.segment(run)) {
    if (ASKING.has(segment)) {
      if (lone.length > 1) words.push(lone);
      lone = '';
    } else if (segment.length === 1) lone += segment;
    else {
      words.push(lone + segment);
      lone = '';
    }
  }
  if (lone.length > 1 || (lone && words.length === 0)) words.push(lone);
  return words;
};

/** Reads what a person typed. */
export const readQuestion = (typed: string, { fold, toMainland }: Folding): Question => {
  const text = typed.normalize('NFKC').slice(0, MAX_CHARS).trim();
  const folded = fold(text);
  const mainland = folded === text.toLowerCase() ? folded : toMainland(folded);
  const ways = [...new Set([folded, mainland])].map((spelling) => {
    const { special, plain, rest } = tokensAsked(spelling);
    const words = runsOf(rest).flatMap(wordsOf);
    const loose = words.flatMap((word) => (isHan(word) ? pairs(word) : [word]));
    return {
      strict: [...special, ...plain],
      loose: [...new Set([...special, ...loose])],
      words: [...special.map(writtenAs), ...runsOf(rest), ...words],
    };
  });
  return {
    folded,
    ways: [...ways.map(({ strict }) => thin(strict)), ...ways.map(({ loose }) => thin(loose))].filter(
      ({ length }) => length > 0,
    ),
    words: [...new Set(ways.flatMap(({ words }) => words))]
      .filter((word) => word.length > 1 || isHan(word))
      .toSorted((a, b) => b.length - a.length),
  };
};
