import { isDigits, isHan } from './characters.ts';
import type { Fold } from './fold.ts';
import { plainTokensOf } from './scan.ts';
import { numberKey, type Special, specialsIn, withBrackets, writtenAs } from './specials.ts';
import { type Clause, pairsOf, wordsOf } from './words.ts';

/** Longer questions are cut: nobody reads a list found by more, and a pasted page must not cost a thousand look-ups. */
const MAX_CHARS = 200;

/** From so many pairs in words on, every other one is enough, and what joins the words is left out. */
const MANY = 11;
const MAX_TOKENS = 22;

/** What of a question is looked up. `core` must be in a page, `bridge` tells that the words stand together. */
export interface Term {
  readonly token: string;
  readonly role: 'core' | 'bridge' | 'lone';
  /** Of a lone character's two pairs, the commoner is core. */
  readonly lone?: number;
}

/** What a person typed, taken apart. */
export interface Question {
  readonly folded: string;
  readonly terms: readonly Term[];
  /** Each must stand in one part of a page as it is, all its tokens. */
  readonly phrases: readonly string[];
  readonly excluded: readonly string[];
  /** 标题:, 文号:, 机构:, 年份: */
  readonly limits: Readonly<Partial<Record<'title' | 'number' | 'agency' | 'year', string>>>;
  /** The whole as a 发文字号. */
  readonly numberKey: string | undefined;
  /** The pairs beside a document number, which are the end of its mark. */
  readonly mark: readonly string[];
  /** Words to be marked in a text, longest first. */
  readonly words: readonly string[];
  /** Han characters in a row, for finding a wrong one. */
  readonly runs: readonly string[];
}

const LIMITS = { 标题: 'title', 文号: 'number', 机构: 'agency', 年份: 'year' } as const;
const QUOTES = /[“”„‟「」『』＂]/g;
const LIMIT = /(标题|文号|机构|年份)\s?:\s?("[^"]*"|\S+)/g;
const EXCLUDED = /(?<=^|\s)[-−–—]\s?("[^"]+"|[^\s"−–—-]\S*)/g;
const PHRASE = /"([^"]+)"/g;

/** Control characters, and pictures with what joins and colours them. */
const NOT_WRITTEN = /\p{Cc}|\p{Extended_Pictographic}|\u200d|\ufe0f|[\u{1f3fb}-\u{1f3ff}]/gu;

const unquoted = (text: string): string => text.replaceAll('"', '').trim();

const thin = (terms: readonly Term[]): Term[] => {
  const isPair = ({ token, role }: Term) => role !== 'bridge' && isHan(token.charCodeAt(0)) && token.length === 2;
  const pairs = terms.filter(isPair);
  if (pairs.length < MANY) return terms.slice(0, MAX_TOKENS);
  const kept = new Set(pairs.filter((_, at) => at % 2 === 0 || at === pairs.length - 1));
  const isKept = (term: Term) => (isPair(term) ? kept.has(term) : term.role !== 'bridge' || term.token.length === 1);
  return terms.filter(isKept).slice(0, MAX_TOKENS);
};

/** Digits and letters are words; what joins them with the Han beside them says that they stand together. */
const wordTerms = (rest: string): Term[] =>
  plainTokensOf(rest)
    .filter((token) => !(token.length === 2 && isHan(token.charCodeAt(0)) && isHan(token.charCodeAt(1))))
    .map((token) => {
      const joins = /\p{Script=Han}/u.test(token) && (token.length === 1 || /\d/.test(token));
      return { token, role: joins ? 'bridge' : 'core' };
    });

/** A run of Han in reading order: its pairs, by where its words begin and end. */
const runTerms = (clauses: readonly Clause[], at: number): Term[] =>
  clauses.flatMap((clause, nth) => pairsOf(clause, at + nth * 100));

const termsOf = (rest: string, specials: readonly Special[]): Term[] => {
  const runs = rest.match(/\p{Script=Han}+/gu) ?? [];
  const words = wordTerms(rest);
  const pairs = runs.flatMap((run, nth) => (run.length > 1 ? runTerms(wordsOf(run), nth * 10_000) : []));
  const all = [...specials.map(({ token }): Term => ({ token, role: 'core' })), ...pairs, ...words];
  const unique = [...new Map(all.toReversed().map((term) => [term.token, term])).values()].toReversed();
  if (unique.some(({ role }) => role !== 'bridge')) return thin(unique);
  return unique.map((term) => ({ ...term, role: 'core' }));
};

const withoutSpecials = (text: string, specials: readonly Special[]): string =>
  specials.reduce((rest, { at, length }) => rest.slice(0, at) + ' '.repeat(length) + rest.slice(at + length), text);

const markedWords = (rest: string, phrases: readonly string[], specials: readonly Special[]): string[] => {
  const runs = rest.match(/\p{Script=Han}+|[a-z0-9]+(?:[/.+-][a-z0-9]*)*/gu) ?? [];
  const clauses = runs.flatMap((run) => (run.length > 1 && isHan(run.charCodeAt(0)) ? wordsOf(run) : [[run]]));
  const inRow = clauses.flatMap((clause) =>
    clause.flatMap((_, at) => [1, 2, 3, 4].map((count) => clause.slice(at, at + count).join(''))),
  );
  return [...specials.map(({ token }) => writtenAs(token)), ...phrases, ...runs, ...inRow];
};

/** Takes a question apart. */
export const readQuestion = (typed: string, fold: Fold): Question => {
  const text = typed.slice(0, MAX_CHARS).normalize('NFKC').replace(NOT_WRITTEN, ' ');
  const whole = fold(text).replace(QUOTES, '"').slice(0, MAX_CHARS).trim();
  const limits: Partial<Record<'title' | 'number' | 'agency' | 'year', string>> = {};
  const excluded: string[] = [];
  const phrases: string[] = [];
  const folded = whole
    .replace(LIMIT, (_, name: keyof typeof LIMITS, value: string) => {
      limits[LIMITS[name]] = unquoted(value);
      return ' ';
    })
    .replace(EXCLUDED, (_, word: string) => {
      excluded.push(unquoted(word));
      return ' ';
    })
    .replace(PHRASE, (_, phrase: string) => {
      phrases.push(phrase.trim());
      return ' ';
    })
    .replaceAll('"', ' ')
    .trim();
  const bracketed = withBrackets(folded);
  const specials = specialsIn(bracketed);
  const rest = withoutSpecials(bracketed, specials);
  const number = specials.find(({ token }) => token.startsWith('n'));
  const before = number ? (/\p{Script=Han}+$/u.exec(bracketed.slice(0, number.at).trimEnd())?.[0] ?? '') : '';
  return {
    folded,
    terms: termsOf(rest, specials),
    phrases,
    excluded: excluded.filter((word) => word !== ''),
    limits,
    numberKey: /\d/.test(folded) && !isDigits(folded) && folded.length < 40 ? numberKey(folded) : undefined,
    mark: Array.from({ length: Math.min(2, before.length - 1) }, (_, at) =>
      before.slice(before.length - 2 - at, before.length - at),
    ),
    words: [...new Set(markedWords(rest, phrases, specials))]
      .filter((word) => word.length > 1 || folded.length === 1)
      .toSorted((a, b) => b.length - a.length),
    runs: rest.match(/\p{Script=Han}{2,}/gu) ?? [],
  };
};
