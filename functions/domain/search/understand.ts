import { isHan } from './characters.ts';
import { type Fold, foldingOf } from './fold.ts';
import { toMainland } from './mainland.ts';
import { plainLetters, readPinyin } from './pinyin.ts';
import { FEW, found, isUnknown, type Prepared, prepare } from './prepare.ts';
import { type Question, readQuestion } from './question.ts';
import { fromSlip } from './slip.ts';
import type { Store } from './store.ts';
import type { Correction } from './types.ts';

/** A regional word of characters that are the mainland's too is taken for another when that finds so many times more. */
const REGIONAL_FINDS = 10;

/** Words of so few letters may be another region's. */
const SHORT = 4;

/** A word of pinyin or initials: letters alone. */
const isLetters = (text: string): boolean => /^[a-z][a-z' ]+$/.test(text);

export interface Understood {
  readonly prepared: Prepared;
  readonly correction?: Correction | undefined;
}

const hasUnknown = ({ question, index }: Prepared): boolean =>
  question.terms.some(({ token }) => isHan(token.charCodeAt(0)) && isUnknown(index, token));

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
  if (!isPlain(question) || first.scale.numbered.size > 0 || first.names.includes(question.folded))
    return { prepared: first };
  const joined = question.folded.replace(/(?<=[a-z]) +(?=\d)/g, '');
  const other = joined === question.folded ? first : await prepare(store, readQuestion(joined, fold));
  if (other !== first && found(other) > 0) return { prepared: other };
  const mixed = found(first) === 0 ? await fromMixed(store, fold, first) : undefined;
  return mixed ?? (await fromSlip(store, fold, first)) ?? { prepared: first };
};
