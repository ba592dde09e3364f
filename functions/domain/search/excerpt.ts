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

/** Where the words stand, leftmost first; the parts of a word only where the whole stands nowhere. */
const find = (folded: string, words: readonly string[]): Find[] => {
  const finds: Find[] = [];
  const present = words.filter((word) => folded.includes(word));
  for (const word of present.filter((it) => !present.some((other) => other !== it && other.includes(it)))) {
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

/** The part of a text from `start` to `stop` in pieces, what was found apart from the rest. */
const cut = (text: string, finds: readonly Find[], start: number, stop: number): Piece[] => {
  const pieces: Piece[] = [];
  const add = (from: number, to: number, marked: boolean): number => {
    const piece = text.slice(from, Math.min(to, stop)).replace(/\s+/g, ' ');
    if (piece) pieces.push({ text: piece, marked });
    return to;
  };
  let at = start;
  for (const find of finds) {
    if (find.end <= start || find.at >= stop) continue;
    add(at, find.at, false);
    at = add(Math.max(at, find.at), find.end, true);
  }
  add(at, stop, false);
  return pieces;
};

/** A whole text, such as a title, with what was asked marked in it. */
export const markIn = (text: string, words: readonly string[], fold: (text: string) => string): Piece[] =>
  cut(text, find(fold(text), words), 0, text.length);

/** Where a text says most of what was asked; undefined where it says nothing of it. */
export const findWords = (
  text: string,
  words: readonly string[],
  fold: (text: string) => string,
): number | undefined => {
  const folded = fold(text);
  const finds = find(folded, words);
  return finds.length > 0 ? bestStart(folded, finds) : undefined;
};

/** Cuts about a hundred characters around what was asked, beginning at a sentence where one is near. */
export const excerptOf = (text: string, words: readonly string[], fold: (text: string) => string): Piece[] => {
  const folded = fold(text);
  const finds = find(folded, words);
  const hit = finds.length > 0 ? bestStart(folded, finds) : 0;
  const from = Math.max(0, hit - LEAD);
  const boundary = Array.from(text.slice(from, hit)).findLastIndex((char) => BOUNDARY.test(char));
  const start = from + boundary + 1;
  const stop = Math.min(text.length, start + LENGTH);
  const dots = { text: '…', marked: false };
  return [
    ...(from > 0 && boundary === -1 ? [dots] : []),
    ...cut(text, finds, start, stop),
    ...(stop < text.length ? [dots] : []),
  ];
};
