import { type Alike, alikeIn } from './alike.ts';
import type { Index } from './atoms.ts';
import { differenceOf } from './difference.ts';
import type { Fold } from './fold.ts';
import { nameIn } from './names.ts';
import type { Store } from './store.ts';
import { FIGURE, LIKELY, LONGEST, TWICE } from './typo.ts';

/** Titles with most of the pairs of a run that are read. */
const MOST_READ = 16;

/** Shorter runs have no pair beside the slip. */
const SHORTEST = 3;

/** A slip breaks so many pairs of a run at most. */
const BROKEN = 3;

/** One for another, or one left out or put in, breaks fewer: less to read where little speaks for a slip. */
const COMMON = { inside: 2, atEnd: 1 } as const;

/** What speaks for what a title has, and for what ends its name. */
const TITLED = 8;
const NAMED = 6;

/** What a title has that differs from a run by one slip of the hand. */
export interface TitleSlip {
  readonly run: string;
  readonly likelihood: number;
  readonly isSlip: boolean;
  /** What speaks for it for being in a title. */
  readonly bonus: number;
}

/** How one run becomes another by one slip, undefined when it takes more; at its ends only what is alike or twice is one. */
const slipBetween = (run: string, meant: string, alike: Alike): Omit<TitleSlip, 'run' | 'bonus'> | undefined => {
  const { head, tail, one, other } = differenceOf(run, meant);
  if (FIGURE.test(one + other)) return undefined;
  const [isOneForOne, isOneMore] = [one.length === 1 && other.length === 1, one.length === 1 && other === ''];
  const isChanged = one.length === 2 && other === `${one[1]}${one[0]}`;
  if (isChanged || (isOneForOne && alike(one, other))) return { likelihood: LIKELY, isSlip: true };
  if (isOneMore && (run[head - 1] === one || run[head + 1] === one)) return { likelihood: TWICE, isSlip: true };
  if (head === 0 || tail === 0) return undefined;
  if (isOneForOne) return { likelihood: 0, isSlip: false };
  const isOneLess = one === '' && other.length === 1;
  return isOneMore || isOneLess ? { likelihood: LIKELY, isSlip: isOneLess } : undefined;
};

/** What of a title differs from a run by one slip. */
function* slipsIn(title: string, run: string, alike: Alike): Generator<TitleSlip> {
  const name = nameIn(title);
  for (const length of [run.length, run.length + 1, run.length - 1])
    for (let start = 0; start + length <= title.length; start++) {
      const meant = title.slice(start, start + length);
      const slip = /^\p{Script=Han}+$/u.test(meant) ? slipBetween(run, meant, alike) : undefined;
      if (slip) yield { ...slip, run: meant, bonus: TITLED + (name.endsWith(meant) ? NAMED : 0) };
    }
}

const worthOf = ({ likelihood, bonus }: TitleSlip): number => likelihood + bonus;

/** How many pairs of a run in a row a title lacks, and whether the run begins or ends with them; undefined where they are not in a row. */
const brokenIn = (has: number, pairs: number): { readonly count: number; readonly isAtEnd: boolean } | undefined => {
  const lacking = Array.from({ length: pairs }, (_, at) => at).filter((at) => !(has & (1 << at)));
  const [first = 0, last = 0] = [lacking[0], lacking.at(-1)];
  const isInRow = lacking.length > 0 && lacking.length < pairs && last - first === lacking.length - 1;
  return isInRow ? { count: lacking.length, isAtEnd: first === 0 || last === pairs - 1 } : undefined;
};

/** Documents in whose titles a run may stand but for a slip, those that have the most of it first, of these those with names as long. */
const titledNearly = (index: Index, run: string, isCommon: boolean): number[] => {
  const near = new Map<number, { has: number; apart: number }>();
  const pairs = run.length - 1;
  for (let at = 0; at < pairs; at++)
    for (const posting of index.get(run.slice(at, at + 2))?.lists.title ?? new Uint32Array(0)) {
      const { has } = near.get(posting >>> 7) ?? { has: 0 };
      near.set(posting >>> 7, { has: has | (1 << at), apart: Math.abs(((posting >>> 1) & 63) - run.length) });
    }
  return [...near]
    .flatMap(([document, { has, apart }]) => {
      const broken = brokenIn(has, pairs);
      const most = isCommon ? (broken?.isAtEnd ? COMMON.atEnd : COMMON.inside) : BROKEN;
      return broken && broken.count <= most ? [{ document, broken: broken.count, apart }] : [];
    })
    .toSorted((a, b) => a.broken - b.broken || a.apart - b.apart)
    .slice(0, MOST_READ)
    .map(({ document }) => document);
};

/** What titles have that differs from a run by one slip of the hand, each once; `isCommon` looks for the common ones only. */
export const titleSlips = async (
  store: Store,
  index: Index,
  run: string,
  fold: Fold,
  isCommon = false,
): Promise<TitleSlip[]> => {
  const documents = run.length < SHORTEST || run.length > LONGEST ? [] : titledNearly(index, run, isCommon);
  if (documents.length === 0) return [];
  const [rows, alike] = await Promise.all([store.rows(documents), alikeIn(store)]);
  const slips = rows.flatMap(({ title }) => [...slipsIn(fold(title), run, alike)]);
  const byRun = Map.groupBy(slips, (slip) => slip.run);
  return [...byRun.values()].map((own) => own.reduce((best, slip) => (worthOf(slip) > worthOf(best) ? slip : best)));
};
