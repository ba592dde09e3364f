const HAN = 1;
const WORD = 2;

/** What every code unit is: Han, the rest of what words are made of, or neither. Halves of rare Han count as Han. */
const KINDS = Uint8Array.from({ length: 0x10000 }, (_, code) => {
  if ((code >= 0xd840 && code <= 0xd88b) || (code >= 0xdc00 && code <= 0xdfff)) return HAN;
  const char = String.fromCharCode(code);
  return /\p{Script=Han}/u.test(char) ? HAN : /[\p{L}\p{N}]/u.test(char) ? WORD : 0;
});

export const isHan = (code: number): boolean => KINDS[code] === HAN;
/** A letter or digit that is not Han. */
export const isWord = (code: number): boolean => KINDS[code] === WORD;
export const isDigits = (text: string): boolean => /^\d+$/.test(text);

/** A text without anything but its letters and figures: what two spellings of a title have in common. */
export const lettersOf = (folded: string): string => folded.replace(/[^\p{L}\p{N}]/gu, '');
