/** The files of sounds: what is written into them, and read from them. Nothing is kept by its sound, which its characters tell. */

export type Level = readonly [text: string, level: number];

/** The level of a pair that the texts do not have, or by accident; such are not kept beside their characters. */
export const STRANGE = 3;

/** The level of a pair that speaks neither for a run nor against it. */
export const TIED = 5;

/** Where pairs lie that sound so. */
export const pairsKey = (first: string, second: string): string => `${first} ${second.charAt(0)}`;

/** Where phrases lie that begin so. */
export const phrasesKey = (initials: string): string => initials.slice(0, 4);

/** Each once: 设主9, 设住5, 社主3 as “设主9住5 社主3”. */
export const packPairs = (pairs: Iterable<Level>): string => {
  const byFirst = new Map<string, Set<string>>();
  for (const [[first = '', second = ''], level] of pairs)
    byFirst.set(first, (byFirst.get(first) ?? new Set()).add(`${second}${level}`));
  return [...byFirst]
    .map(([first, seconds]) => first + [...seconds].toSorted().join(''))
    .toSorted()
    .join(' ');
};

const readPairs = (text: string): Level[] =>
  text
    .split(' ')
    .flatMap(([first = '', ...seconds]) =>
      Array.from(seconds.join('').matchAll(/(\D)(\d)/gu), ([, second = '', level]) => [first + second, Number(level)]),
    );

/** Each once: 公积金7, 公开4 as “公开4 公积金7”. */
export const packPhrases = (phrases: Iterable<Level>): string =>
  [...new Set(Array.from(phrases, ([phrase, level]) => `${phrase}${level}`))].toSorted().join(' ');

const readPhrases = (text: string): Level[] =>
  Array.from(text.matchAll(/(\D+)(\d) ?/gu), ([, phrase = '', level]) => [phrase, Number(level)]);

export type Readings = (char: string) => readonly string[];

/** How each character is read, from the characters of each syllable. */
export const readingsFrom = (syllables: Readonly<Record<string, string>>): Readings => {
  const readings = new Map<string, string[]>();
  for (const [sound, chars] of Object.entries(syllables))
    for (const char of chars) readings.set(char, [...(readings.get(char) ?? []), sound]);
  return (char) => readings.get(char) ?? [];
};

const commonestFirst = (a: Level, b: Level): number => b[1] - a[1];

/** What stands in several lists, each once and as common as it is anywhere, the commonest first. */
export const uniteLevels = (lists: readonly (readonly Level[])[]): Level[] => {
  const united = new Map<string, number>();
  for (const [text, level] of lists.flat()) united.set(text, Math.max(level, united.get(text) ?? 0));
  return [...united].toSorted(commonestFirst);
};

/** The pairs of a file that sound so, the commonest first. */
export const pairsOf = (file: string, readings: Readings, first: string, second: string): Level[] =>
  readPairs(file)
    .filter(([[a = '', b = '']]) => readings(a).includes(first) && readings(b).includes(second))
    .toSorted(commonestFirst);

/** The phrases of a file that have these initials, the commonest first. */
export const phrasesOf = (file: string, readings: Readings, initials: string): Level[] =>
  readPhrases(file)
    .filter(
      ([phrase]) =>
        phrase.length === initials.length &&
        Array.from(initials).every((letter, at) =>
          readings(phrase.charAt(at)).some((sound) => sound.startsWith(letter)),
        ),
    )
    .toSorted(commonestFirst);

/** The pairs of a file that have these two initials, the commonest first. */
export const letterPairsOf = (file: string, readings: Readings, [a = '', b = '']: string): Level[] =>
  readPairs(file)
    .filter(
      ([[first = '', second = '']]) =>
        readings(first).some((sound) => sound.startsWith(a)) && readings(second).some((sound) => sound.startsWith(b)),
    )
    .toSorted(commonestFirst);
