/** A piece of an excerpt; `marked` where it is what was asked for. */
export interface Piece {
  readonly text: string;
  readonly marked: boolean;
}

const LENGTH = 110;
const LEAD = 24;
const BOUNDARY = /[。；！？\n]/;

interface Find {
  readonly at: number;
  readonly end: number;
}

/** Where the words stand, leftmost first, none inside another. */
const find = (folded: string, words: readonly string[]): Find[] => {
  const finds: Find[] = [];
  for (const word of words) {
    for (let at = folded.indexOf(word); at !== -1 && finds.length < 400; at = folded.indexOf(word, at + word.length)) {
      const end = at + word.length;
      if (!finds.some((other) => at < other.end && other.at < end)) finds.push({ at, end });
    }
  }
  return finds.toSorted((a, b) => a.at - b.at);
};

/** The window with the most of what was asked: characters found, each word counted once. */
const bestStart = (folded: string, finds: readonly Find[]): number => {
  let best = { worth: 0, at: 0 };
  for (const [first, { at }] of finds.entries()) {
    const inside = finds.slice(first, first + 20).filter(({ end }) => end <= at + LENGTH - LEAD);
    const found = new Set(inside.map((it) => folded.slice(it.at, it.end)));
    const worth = [...found].reduce((sum, word) => sum + word.length ** 2, 0);
    if (worth > best.worth) best = { worth, at };
  }
  return best.at;
};

/** Cuts about a hundred characters around what was asked, beginning at a sentence where one is near. */
export const excerptOf = (text: string, words: readonly string[], fold: (text: string) => string): Piece[] => {
  const folded = fold(text);
  const finds = find(folded, words);
  const hit = finds.length > 0 ? bestStart(folded, finds) : 0;
  const from = Math.max(0, hit - LEAD);
  const lead = text.slice(from, hit);
  const boundary = [...lead].findLastIndex((char) => BOUNDARY.test(char));
  const start = boundary === -1 ? from : from + boundary + 1;
  const stop = Math.min(text.length, start + LENGTH);
  const pieces: Piece[] = [];
  const add = (piece: string, marked: boolean) => {
    const clean = piece.replace(/\s+/g, ' ');
    if (clean) pieces.push({ text: clean, marked });
  };
  let at = start;
  if (start > 0 && boundary === -1) add('…', false);
  for (const it of finds) {
    if (it.end <= start || it.at >= stop) continue;
    add(text.slice(at, it.at), false);
    add(text.slice(Math.max(at, it.at), it.end), true);
    at = it.end;
  }
  add(text.slice(at, Math.max(at, stop)), false);
  if (stop < text.length) add('…', false);
  return pieces;
};
