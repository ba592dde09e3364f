import type { Atom } from './atoms.ts';
import { readSignal } from './manifest.ts';
import type { Match } from './match.ts';

/** How a page answers a question, the best first: its own number or title, bearing the name, title, heading, text. */
export const CLASSES = ['正文', '章节标题', '标题', '名称', '标题相同', '文号'] as const;
export const [TEXT, HEADING, TITLE, NAME, SAME, NUMBER] = CLASSES.map((_, at) => at) as [
  number,
  number,
  number,
  number,
  number,
  number,
];

/** What a document's place is decided by. */
export interface Score {
  readonly class: number;
  readonly isVoid: boolean;
  /** It has all that was asked. */
  readonly isFull: boolean;
  /** Parts of the score by name, larger is better. */
  readonly parts: Readonly<Record<string, number>>;
}

/** Weights within a class; a class or being void decides before them. */
const WEIGHTS = { coverage: 400, together: 120, near: 150, title: 80, short: 40, often: 15, signal: 5 } as const;

/** More parts than the best one that have as much count, but no more of them. */
const MORE_PARTS = 2;

const BETWEEN_CLASSES = 10_000;
const IN_FORCE = 5000;

/** What is asked for by its very number or title comes first, void or not; of the rest that has all, what is in force. */
const EXACT = 200_000;
const ANSWERS = 100_000;

export const totalOf = ({ class: rank, isVoid, isFull, parts }: Score): number =>
  (rank >= SAME ? EXACT : isFull && !isVoid ? ANSWERS : 0) +
  rank * BETWEEN_CLASSES +
  (isVoid ? 0 : IN_FORCE) +
  Object.values(parts).reduce((sum, part) => sum + part, 0);

/** What a question is weighed by. */
export interface Scale {
  readonly core: number;
  readonly all: number;
  /** All of which anything is found; what joins words may stand nowhere. */
  readonly known: number;
  readonly weights: readonly number[];
  readonly letters: number;
  /** Documents whose own number the question names. */
  readonly numbered: ReadonlySet<number>;
}

export const scaleOf = (atoms: readonly Atom[], letters: number, numbered: ReadonlySet<number>): Scale => {
  const mask = (isIn: (atom: Atom) => boolean) =>
    atoms.reduce((bits, atom, nth) => (isIn(atom) ? bits | (1 << nth) : bits), 0) >>> 0;
  return {
    core: mask(({ isCore }) => isCore),
    all: mask(() => true),
    known: mask(({ isCore, parts, titles }) => isCore || parts.length + titles.length > 0),
    weights: atoms.map(({ weight }) => weight),
    letters,
    numbered,
  };
};

export const bitsIn = (mask: number): number => {
  let bits = 0;
  for (let rest = mask >>> 0; rest; rest &= rest - 1) bits++;
  return bits;
};

export const weigh = (mask: number, { weights }: Scale): number => {
  let sum = 0;
  for (let nth = 0; nth < weights.length; nth++) if (mask & (1 << nth)) sum += weights[nth] ?? 0;
  return sum;
};

const share = (mask: number, of: number, scale: Scale): number =>
  of === 0 ? 0 : weigh(mask & of, scale) / weigh(of, scale);

/** Whether the question has the page's name in it, or is it. */
export const isNamed = ({ class: rank }: Score): boolean => rank >= NAME;

export const rankOf = (match: Match, document: number, scale: Scale): number => {
  if (scale.numbered.has(document)) return NUMBER;
  const { core, known, letters } = scale;
  const title = match.titleMask[document] ?? 0;
  if (core !== 0 && (title & known) >>> 0 === known) {
    const ends = ((match.endMask[document] ?? 0) & scale.all) !== 0;
    if (!ends) return TITLE;
    return match.nameLetters[document] === Math.min(63, letters) ? SAME : NAME;
  }
  return core !== 0 && ((match.headingMask[document] ?? 0) & known) >>> 0 === known ? HEADING : TEXT;
};

/** Weighs a document. Exact ones do not step back for being void. */
export const scoreOf = (match: Match, document: number, signal: number, scale: Scale): Score => {
  const { core, all, known, letters } = scale;
  const mask = match.mask[document] ?? 0;
  const bridge = (known & ~core) >>> 0;
  const { freshness, authority, isVoid } = readSignal(signal);
  const rank = rankOf(match, document, scale);
  const name = match.nameLetters[document] ?? 0;
  return {
    class: rank,
    isVoid: isVoid && rank !== NUMBER,
    isFull: core !== 0 && (mask & core) >>> 0 === core,
    parts: {
      有词: WEIGHTS.coverage * share(mask, core || all, scale),
      相连: WEIGHTS.together * (bitsIn(mask & bridge) / (bitsIn(bridge) || 1)),
      相近: WEIGHTS.near * ((match.bestWeight[document] ?? 0) / (weigh(all, scale) || 1)),
      标题: WEIGHTS.title * share(match.titleMask[document] ?? 0, all, scale),
      短题: rank >= TITLE && name > 0 ? WEIGHTS.short * Math.min(1, letters / name) : 0,
      多处: WEIGHTS.often * Math.min(MORE_PARTS, Math.max(0, (match.bestParts[document] ?? 0) - 1)),
      权威: WEIGHTS.signal * authority,
      新近: WEIGHTS.signal * freshness,
    },
  };
};
