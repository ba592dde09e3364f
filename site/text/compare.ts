import { diffArrays, diffWordsWithSpace } from 'diff';

/** A stretch of text that stayed, went or came. */
export interface Part {
  readonly kind: 'same' | 'gone' | 'new';
  readonly text: string;
}

/** One paragraph of a comparison, in the order of the new text. */
export interface Row {
  readonly kind: 'same' | 'changed' | 'gone' | 'new';
  readonly parts: readonly Part[];
}

/** Paragraphs less alike than this are two paragraphs, not one reworded. */
const ALIKE = 0.45;

const segmenter = new Intl.Segmenter('zh', { granularity: 'word' });

const pairs = (text: string): Set<string> => new Set([...text].map((letter, at, all) => letter + (all[at + 1] ?? '')));

/** Dice's coefficient over letter pairs, 0 to 1. */
const likeness = (a: ReadonlySet<string>, b: ReadonlySet<string>): number => {
  let shared = 0;
  for (const pair of a) if (b.has(pair)) shared += 1;
  return (2 * shared) / (a.size + b.size || 1);
};

const reword = (before: string, after: string): Row => ({
  kind: 'changed',
  parts: diffWordsWithSpace(before, after, { intlSegmenter: segmenter }).map(({ added, removed, value }) => ({
    kind: added ? 'new' : removed ? 'gone' : 'same',
    text: value,
  })),
});

const whole = (kind: 'same' | 'gone' | 'new', text: string): Row => ({ kind, parts: [{ kind, text }] });

/** Pairs the paragraphs of a changed stretch, in order, so that the total likeness is greatest. */
const align = (before: readonly string[], after: readonly string[]): Row[] => {
  const old = before.map(pairs);
  const fresh = after.map(pairs);
  const best = Array.from({ length: before.length + 1 }, () => new Float64Array(after.length + 1));
  const score = (i: number, j: number): number => {
    const alike = likeness(old[i] as Set<string>, fresh[j] as Set<string>);
    return alike >= ALIKE ? alike : Number.NEGATIVE_INFINITY;
  };
  const at = (i: number, j: number): number => best[i]?.[j] ?? 0;
  for (let i = before.length - 1; i >= 0; i--)
    for (let j = after.length - 1; j >= 0; j--)
      (best[i] as Float64Array)[j] = Math.max(at(i + 1, j), at(i, j + 1), score(i, j) + at(i + 1, j + 1));
  const rows: Row[] = [];
  let i = 0;
  let j = 0;
  while (i < before.length && j < after.length) {
    if (at(i, j) === score(i, j) + at(i + 1, j + 1)) rows.push(reword(before[i++] as string, after[j++] as string));
    else if (at(i, j) === at(i + 1, j)) rows.push(whole('gone', before[i++] as string));
    else rows.push(whole('new', after[j++] as string));
  }
  return [
    ...rows,
    ...before.slice(i).map((text) => whole('gone', text)),
    ...after.slice(j).map((text) => whole('new', text)),
  ];
};

/** 新旧对照 — compares two texts paragraph by paragraph, and word by word where a paragraph was reworded. */
export const compare = (before: readonly string[], after: readonly string[]): Row[] => {
  const hunks = diffArrays([...before], [...after]);
  const rows: Row[] = [];
  for (let at = 0; at < hunks.length; at++) {
    const hunk = hunks[at];
    const next = hunks[at + 1];
    if (!hunk) continue;
    if (!hunk.added && !hunk.removed) rows.push(...hunk.value.map((text) => whole('same', text)));
    else if (hunk.removed && next?.added) {
      rows.push(...align(hunk.value, next.value));
      at += 1;
    } else rows.push(...hunk.value.map((text) => whole(hunk.added ? 'new' : 'gone', text)));
  }
  return rows;
};

/** A run of rows: shown, or unchanged and long enough to fold away. */
export interface Run {
  readonly folded: boolean;
  readonly rows: readonly Row[];
}

/** Folds unchanged stretches of more than `keep` paragraphs. */
export const fold = (rows: readonly Row[], keep = 3): Run[] => {
  const runs: { folded: boolean; rows: Row[] }[] = [];
  for (const row of rows) {
    const last = runs.at(-1);
    if (last && last.folded === (row.kind === 'same')) last.rows.push(row);
    else runs.push({ folded: row.kind === 'same', rows: [row] });
  }
  return runs.map(({ folded, rows: own }) => ({ folded: folded && own.length > keep, rows: own }));
};
