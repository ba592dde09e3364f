import type { Term } from './question.ts';

/** Words in a row. */
export type Clause = readonly string[];

/** Words of asking, which no document answers with. */
const ASKING = new Set(
  '怎么 怎样 怎么样 怎么办 如何 什么 哪些 哪里 哪儿 哪个 谁 为什么 为何 多少 多久 几 吗 呢 吧 请问 我 我们 想 要 想要 需要 可以 能 能否 能不能 可不可以 要不要 怎么算 怎么领 是否 有 有没有 的 了 是 在 和 与 及 或 对 关于 一个 查询'.split(
    ' ',
  ),
);

/** What one does about something: asked for at the beginning of words, a part of them behind (国办、街道办). */
const DOING = new Set('办 查 去 到 领 找 买'.split(' '));

let segmenter: Intl.Segmenter | undefined;

const segment = (run: string): string[] => {
  if (!('Segmenter' in Intl)) return [run];
  segmenter ??= new Intl.Segmenter('zh', { granularity: 'word' });
  return Array.from(segmenter.segment(run), ({ segment: word }) => word);
};

/** How many characters of a run are words alone. */
export const loneIn = (run: string): number => segment(run).filter(({ length }) => length === 1).length;

/** Where characters of a run are words alone, one or some in a row. */
export const lonesIn = (run: string): (readonly [start: number, end: number])[] =>
  Array.from(
    segment(run)
      .map((word) => (word.length === 1 ? '1' : '0'.repeat(word.length)))
      .join('')
      .matchAll(/1+/g),
    ({ index, 0: { length } }) => [index, index + length],
  );

/** Whether a run is made of words of two characters or more. */
export const isOfWords = (run: string): boolean => loneIn(run) === 0;

/** Lone characters in a row are a word: 加, 装 → 加装. */
const joinLone = (clause: Clause): string[] => {
  const words: string[] = [];
  let open = false;
  for (const word of clause) {
    const isLone = word.length === 1;
    if (isLone && open) words[words.length - 1] += word;
    else words.push(word);
    open = isLone;
  }
  return words;
};

/** A run of Han characters as words; words of asking part it and are left out, unless there is nothing else. */
export const wordsOf = (run: string): Clause[] => {
  if (run.length < 3) return [[run]];
  const words = segment(run);
  const clauses: string[][] = [[]];
  for (const word of words) {
    const isFirst = clauses.at(-1)?.length === 0;
    if (ASKING.has(word) || (isFirst && DOING.has(word) && words.length > 2)) clauses.push([]);
    else clauses.at(-1)?.push(word);
  }
  const asked = clauses.filter(({ length }) => length > 0);
  return (asked.length > 0 ? asked : [words]).map(joinLone);
};

/** The pairs of a clause: core within its words, a bridge between them; `base` tells its lone characters from others'. */
export const pairsOf = (clause: Clause, base: number): Term[] => {
  const text = clause.join('');
  const wordAt = clause.flatMap((word, nth) => Array.from({ length: word.length }, () => nth));
  if (text.length === 1) return [{ token: text, role: 'bridge' }];
  return Array.from({ length: text.length - 1 }, (_, at): Term => {
    const token = text.slice(at, at + 2);
    const [left = 0, right = 0] = [wordAt[at], wordAt[at + 1]];
    if (left === right) return { token, role: 'core' };
    const lone = clause[left]?.length === 1 ? left : clause[right]?.length === 1 ? right : undefined;
    return lone === undefined ? { token, role: 'bridge' } : { token, role: 'lone', lone: base + lone };
  });
};
