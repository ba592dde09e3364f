import { isDigits, isHan, isWord } from './characters.ts';
import { specialsIn, withMonth } from './specials.ts';

/** Who hears of the tokens of a text, in order, each as often as it stands there. */
export interface Listener {
  /** Two Han characters side by side, as code units. */
  readonly pair: (first: number, second: number) => void;
  readonly word: (word: string) => void;
}

/** t9704 → t, 9704: so GB/T9704 and GB/T 9704 are alike; 5g and g20 stay whole. */
const partsOf = (run: string): string[] => run.match(/^[a-z]+(?=\d{3,}$)|(?<=^[a-z]+)\d{3,}$/g) ?? [run];

/** 十四五, 三百六十五 — a number in Han figures is a word of its own, whose pairs stand in too many others. */
const NUMERALS = /[〇一二三四五六七八九十百千]{3,}/g;

const CONNECTORS = '/.-:';

/** Signs that are read aloud with what stands before them: 互联网+, 10%. */
const READ_ALOUD = '+%';

/**
 * What is looked up: overlapping pairs of Han characters, a lone one as it is; whole words of letters and digits, those
 * joined by a sign (GB/T) also together; digits with the Han beside them (711号); a sign that is read aloud (互联网+, 10%).
 * Text and question pass through the same function, so what is written alike is found alike.
 */
const scanPlain = (folded: string, { pair, word }: Listener): void => {
  let before = '';
  let beforeEnd = -1;
  let at = 0;
  const isNear = (start: number) =>
    beforeEnd >= 0 && (start === beforeEnd || (start === beforeEnd + 1 && folded[beforeEnd] === ' '));
  while (at < folded.length) {
    const start = at;
    const code = folded.charCodeAt(at);
    if (isHan(code)) {
      while (isHan(folded.charCodeAt(++at))) pair(folded.charCodeAt(at - 1), folded.charCodeAt(at));
      for (const [numeral] of folded.slice(start, at).matchAll(NUMERALS)) word(numeral);
      if (at === start + 1) word(folded.charAt(start));
      if (isDigits(before) && isNear(start)) word(before + folded.charAt(start));
      before = folded.charAt(at - 1);
      beforeEnd = at;
    } else if (isWord(code)) {
      while (isWord(folded.charCodeAt(++at)));
      for (const part of partsOf(folded.slice(start, at))) {
        const sign = folded.charAt(start - 1);
        if (isHan(before.charCodeAt(0)) && isDigits(part) && isNear(start)) word(before + part);
        if (beforeEnd === start - 1 && CONNECTORS.includes(sign) && !isHan(before.charCodeAt(0)))
          word(before + sign + part);
        word(part);
        before = part;
        beforeEnd = at;
      }
    } else {
      if (READ_ALOUD.includes(folded.charAt(at)) && isNear(at)) word(`${before}${folded.charAt(at)}`);
      at++;
    }
  }
};

/** Tells of every token of a folded text, dates and document numbers included. */
export const scan = (folded: string, listener: Listener): void => {
  scanPlain(folded, listener);
  for (const { token } of specialsIn(folded)) for (const each of withMonth(token)) listener.word(each);
};

/** The tokens of a short folded text, each once; `plain` without those of dates and numbers as such. */
export const tokensOf = (folded: string, scanning = scan): string[] => {
  const tokens = new Set<string>();
  scanning(folded, {
    pair: (first, second) => tokens.add(String.fromCharCode(first, second)),
    word: (word) => tokens.add(word),
  });
  return [...tokens];
};

export const plainTokensOf = (folded: string): string[] => tokensOf(folded, scanPlain);
