import type { Index } from './atoms.ts';
import { isHan } from './characters.ts';
import { type Fold, foldingOf } from './fold.ts';
import { intersectAll } from './lists.ts';
import { toMainland } from './mainland.ts';
import { plainLetters, readPinyin } from './pinyin.ts';
import { cohesionOf, isUnknown, liftOf, type Prepared, partsWithRun, prepare } from './prepare.ts';
import { type Question, readQuestion } from './question.ts';
import { tokensOf } from './scan.ts';
import type { Store } from './store.ts';
import type { Correction } from './types.ts';
import { corrections } from './typo.ts';
import { isOfWords } from './words.ts';

/** So many pages bear a correction that sounds alike out. */
const BORNE_OUT = 3;

/** A place of a likely slip is worth so many of another correction. */
const SLIP_COUNTS = 3;

/** A pair that is worth so many of the next likely is meant. */
const STANDS_OUT = 2;

/** A regional word of characters that are the mainland's too is taken for another when that finds so many times more. */
const REGIONAL_FINDS = 10;

/** Words of so few letters may be another region's. */
const SHORT = 4;

/** With fewer pages than this, a question may be mistyped. */
const FEW = 10;

/** A word of pinyin or initials: letters alone. */
const isLetters = (text: string): boolean => /^[a-z][a-z' ]+$/.test(text);

export interface Understood {
  readonly prepared: Prepared;
  readonly correction?: Correction | undefined;
}

const hasUnknown = ({ question, index }: Prepared): boolean =>
  question.terms.some(({ token }) => isHan(token.charCodeAt(0)) && isUnknown(index, token));

/** How many documents a question finds: those with everything. */
const found = ({ full, scale }: Prepared): number => full.length + scale.numbered.size;

/** 繁 → 简; Taiwan's and Hong Kong's words too, where they find far more. */
const fromTraditional = async (store: Store, typed: string, first: Prepared): Promise<Prepared> => {
  const table = await store.regional();
  const fold = foldingOf(table);
  const question = readQuestion(typed, fold);
  const folded = question.folded === first.question.folded ? first : await prepare(store, question);
  const mainland = toMainland(fold(typed), table);
  if (mainland === fold(typed)) return folded;
  const other = await prepare(store, readQuestion(mainland, fold));
  const least = folded === first ? found(folded) * REGIONAL_FINDS : found(folded);
  return found(other) > least ? other : folded;
};

const fromPinyin = async (store: Store, fold: Fold, letters: string): Promise<Understood | undefined> => {
  for (const text of await readPinyin(store, letters)) {
    const prepared = await prepare(store, readQuestion(text, fold));
    if (found(prepared) > 0) return { prepared, correction: { text, because: 'pinyin', isUsed: true } };
  }
  return undefined;
};

/** Letters beside Han that no text has, as the Han they sound like: 住房gongjijin → 住房公积金. */
const fromMixed = async (store: Store, fold: Fold, { question, index }: Prepared): Promise<Understood | undefined> => {
  let text = question.folded;
  for (const [word] of question.folded.matchAll(/[a-z]{2,}/g))
    if (isUnknown(index, word)) text = text.replace(word, (await readPinyin(store, word))[0] ?? word);
  if (text === question.folded) return undefined;
  const prepared = await prepare(store, readQuestion(text, fold));
  return found(prepared) > 0 ? { prepared, correction: { text, because: 'pinyin', isUsed: true } } : undefined;
};

/** Pairs of a run that meet less than so many times as often as by accident say nothing of the run. */
const ACCIDENT = 2;

/** Among fewer texts than this, whatever all of them are about would seem an accident. */
const MANY_TEXTS = 500;

const isAccident = (index: Index, run: string, parts: number): boolean =>
  parts > MANY_TEXTS && liftOf(index, run, parts) < ACCIDENT;

/** So many places where all pairs of a run are tell whether it is written anywhere. */
const LOOKED_AT = 8;

/** Whether some text has a run as it is, looked up in a few places where all its pairs are. */
const isWritten = async (store: Store, fold: Fold, places: Uint32Array, run: string): Promise<boolean> => {
  const { documentOf, firstPart } = store.layout;
  const documents = Array.from(places, (part) => documentOf[part] ?? 0);
  const rows = await store.rows(documents);
  const parts = await Promise.all(
    rows.map((row, at) => store.part(row.parts[(places[at] ?? 0) - (firstPart[documents[at] ?? 0] ?? 0)] ?? '')),
  );
  return parts.some(({ text }) => fold(text).includes(run));
};

/** Whether some title has all of these, as it has when it has the run. */
const isInTitle = (index: Index, tokens: readonly string[]): boolean =>
  intersectAll(
    tokens.map((token) => (index.get(token)?.lists.title ?? new Uint32Array(0)).map((posting) => posting >>> 7)),
  ).length > 0;

/** A run in which something is odd: a pair is unknown, or a character stands alone, and it stands nowhere as it is. */
const oddRun = async (store: Store, fold: Fold, { question, index, full }: Prepared): Promise<string | undefined> => {
  for (const run of question.runs) {
    const tokens = tokensOf(run);
    if (tokens.some((token) => !index.has(token)) || (run.length === 2 && !isUnknown(index, run))) continue;
    const isOdd =
      full.length < FEW || question.terms.some(({ token, role }) => role === 'lone' && tokens.includes(token));
    if (!isOdd || isInTitle(index, tokens)) continue;
    const places = partsWithRun(index, run);
    const isDoubtful = places.length < BORNE_OUT || isAccident(index, run, store.layout.documentOf.length);
    if (isDoubtful && !(await isWritten(store, fold, places.subarray(0, LOOKED_AT), run))) return run;
  }
  return undefined;
};

const fromTypo = async (store: Store, fold: Fold, first: Prepared): Promise<Understood | undefined> => {
  const run = await oddRun(store, fold, first);
  if (!run) return undefined;
  const parts = store.layout.documentOf.length;
  const tried = await Promise.all(
    (await corrections(store, run)).map(async (other) => {
      const index = await store.tokens(tokensOf(other.run));
      const places = partsWithRun(index, other.run).length;
      const isPair = other.run.length === 2;
      const worth = isPair ? places : cohesionOf(index, other.run, parts);
      const isMore = isPair ? isOfWords(other.run) : !isAccident(index, other.run, parts);
      const isBorneOut = places >= BORNE_OUT && isMore;
      return { ...other, places, isBorneOut, worth: worth * (other.isSlip ? SLIP_COUNTS : 1) };
    }),
  );
  const [best, next] = tried.filter(({ isBorneOut }) => isBorneOut).toSorted((a, b) => b.worth - a.worth);
  if (!best) return undefined;
  const text = first.question.folded.replace(run, best.run);
  // Of two characters one is half the word: only what stands out is meant.
  const isClear = run.length > 2 || best.worth >= STANDS_OUT * (next?.worth ?? 0);
  const isUsed = isClear && (best.isSlip || found(first) * 2 <= best.places);
  const correction: Correction = { text, because: 'typo', isUsed };
  return { prepared: isUsed ? await prepare(store, readQuestion(text, fold)) : first, correction };
};

const isPlain = ({ phrases, excluded, limits }: Question): boolean =>
  phrases.length === 0 && excluded.length === 0 && Object.keys(limits).length === 0;

/** What may be in other characters or another region's word: something is unknown, or a word alone finds little. */
const mayBeRegional = (prepared: Prepared): boolean =>
  hasUnknown(prepared) || (prepared.question.folded.length <= SHORT && found(prepared) < FEW);

/** Reads a question as it was meant: as typed where that is found, else in other characters, sounds, or with one put right. */
export const understand = async (store: Store, typed: string, fold: Fold): Promise<Understood> => {
  const asTyped = await prepare(store, readQuestion(typed, fold));
  const { question } = asTyped;
  const letters = plainLetters(question.folded);
  if (isPlain(question) && isLetters(letters) && found(asTyped) === 0)
    return (await fromPinyin(store, fold, letters)) ?? { prepared: asTyped };
  const first = mayBeRegional(asTyped) ? await fromTraditional(store, typed, asTyped) : asTyped;
  if (!isPlain(question) || first.scale.numbered.size > 0 || first.hasSynonyms) return { prepared: first };
  const joined = question.folded.replace(/(?<=[a-z]) +(?=\d)/g, '');
  const other = joined === question.folded ? first : await prepare(store, readQuestion(joined, fold));
  if (other !== first && found(other) > 0) return { prepared: other };
  const mixed = found(first) === 0 ? await fromMixed(store, fold, first) : undefined;
  return mixed ?? (await fromTypo(store, fold, first)) ?? { prepared: first };
};
