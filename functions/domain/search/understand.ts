import { isHan } from './characters.ts';
import { type Fold, foldingOf } from './fold.ts';
import { toMainland } from './mainland.ts';
import { readPinyin } from './pinyin.ts';
import { isUnknown, type Prepared, partsWithRun, prepare } from './prepare.ts';
import { type Question, readQuestion } from './question.ts';
import { tokensOf } from './scan.ts';
import type { Store } from './store.ts';
import type { Correction } from './types.ts';
import { corrections } from './typo.ts';

/** So many pages bear a correction that sounds alike out. */
const BORNE_OUT = 3;

/** A place of a correction that sounds alike is worth so many of one that does not. */
const SOUND_COUNTS = 5;

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

/** 繁 → 简, where something of the question is unknown; Taiwan's and Hong Kong's words too. */
const fromTraditional = async (store: Store, typed: string, first: Prepared): Promise<Prepared> => {
  const table = await store.regional();
  const fold = foldingOf(table);
  const question = readQuestion(typed, fold);
  if (question.folded === first.question.folded) return first;
  const folded = await prepare(store, question);
  const mainland = toMainland(fold(typed), table);
  if (mainland === fold(typed)) return folded;
  const other = await prepare(store, readQuestion(mainland, fold));
  return found(other) > found(folded) ? other : folded;
};

const fromPinyin = async (store: Store, fold: Fold, { question }: Prepared): Promise<Understood | undefined> => {
  for (const text of await readPinyin(store, question.folded)) {
    const prepared = await prepare(store, readQuestion(text, fold));
    if (found(prepared) > 0) return { prepared, correction: { text, because: 'pinyin', isUsed: true } };
  }
  return undefined;
};

/** A run in which something is odd: a pair is unknown, or a character stands alone, and it stands nowhere as it is. */
const oddRun = ({ question, index, full }: Prepared): string | undefined =>
  question.runs.find((run) => {
    const tokens = tokensOf(run);
    if (tokens.some((token) => !index.has(token))) return false;
    const isOdd =
      full.length < FEW || question.terms.some(({ token, role }) => role === 'lone' && tokens.includes(token));
    return isOdd && partsWithRun(index, run).length === 0;
  });

const fromTypo = async (store: Store, fold: Fold, first: Prepared): Promise<Understood | undefined> => {
  const run = oddRun(first);
  if (!run) return undefined;
  const tried = await Promise.all(
    (await corrections(store, run)).map(async (other) => {
      const index = await store.tokens(tokensOf(other.run));
      const places = partsWithRun(index, other.run).length;
      return { ...other, places, worth: places * (other.soundsAlike ? SOUND_COUNTS : 1) };
    }),
  );
  const [best] = tried.filter(({ places }) => places >= BORNE_OUT).toSorted((a, b) => b.worth - a.worth);
  if (!best) return undefined;
  const text = first.question.folded.replace(run, best.run);
  const isUsed = best.soundsAlike || found(first) * 2 <= best.places;
  const correction: Correction = { text, because: 'typo', isUsed };
  return { prepared: isUsed ? await prepare(store, readQuestion(text, fold)) : first, correction };
};

const isPlain = ({ phrases, excluded, limits }: Question): boolean =>
  phrases.length === 0 && excluded.length === 0 && Object.keys(limits).length === 0;

/** Reads a question as it was meant: as typed where that is found, else in other characters, sounds, or with one put right. */
export const understand = async (store: Store, typed: string, fold: Fold): Promise<Understood> => {
  const asTyped = await prepare(store, readQuestion(typed, fold));
  const { question } = asTyped;
  if (isPlain(question) && isLetters(question.folded) && found(asTyped) === 0)
    return (await fromPinyin(store, fold, asTyped)) ?? { prepared: asTyped };
  const first = hasUnknown(asTyped) ? await fromTraditional(store, typed, asTyped) : asTyped;
  if (!isPlain(question) || first.scale.numbered.size > 0 || first.hasSynonyms) return { prepared: first };
  return (await fromTypo(store, fold, first)) ?? { prepared: first };
};
