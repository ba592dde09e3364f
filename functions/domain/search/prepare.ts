import { type Atom, atomOf, atomsOf, countOf, type Index, type Synonym } from './atoms.ts';
import { lettersOf } from './characters.ts';
import { intersect } from './lists.ts';
import { type Match, matchAtoms } from './match.ts';
import type { Question } from './question.ts';
import { tokensOf } from './scan.ts';
import { type Scale, scaleOf } from './score.ts';
import type { Store } from './store.ts';

/** A question with all that the index says of it. */
export interface Prepared {
  readonly question: Question;
  readonly index: Index;
  readonly atoms: readonly Atom[];
  readonly match: Match;
  readonly scale: Scale;
  /** Names in it that are also known by others. */
  readonly names: readonly string[];
  /** Documents that have everything. */
  readonly full: Uint32Array;
}

/** One bit of a mask each. */
const MAX_ATOMS = 30;

const NONE = new Uint32Array(0);

/** Names in a question that others are known for, each with the token of all of them. */
const synonymsIn = ({ folded }: Question, index: Index): (Synonym & { readonly name: string })[] => {
  const groups = [...index.values()].flatMap(({ synonyms }) => synonyms);
  const said = groups.filter(([name = '']) => folded.includes(name));
  return said
    .filter(([name = '']) => !said.some(([other = '']) => other !== name && other.includes(name)))
    .map(([name = '', group = '']) => ({ name, own: tokensOf(name), token: group }));
};

/** Documents whose own number the question is, or whose year and number it names with the end of the mark. */
const numberedIn = ({ numberKey, terms, mark }: Question, index: Index): Set<number> => {
  const numbers = (token: string) => index.get(token)?.lists.number ?? NONE;
  const whole = numberKey ? numbers(numberKey) : NONE;
  const number = terms.find(({ token }) => /^n\d{4}q/.test(token));
  const named = number ? [number.token, ...mark].map(numbers).reduce(intersect) : NONE;
  return new Set([...whole, ...named]);
};

/** Looks up a question. */
export const prepare = async (store: Store, question: Question): Promise<Prepared> => {
  const { terms, phrases, numberKey, mark, folded } = question;
  const asked = [...terms.map(({ token }) => token), ...phrases.flatMap((phrase) => tokensOf(phrase)), ...mark];
  const first = await store.tokens(numberKey ? [...asked, numberKey] : asked);
  const synonyms = synonymsIn(question, first);
  const index: Index = new Map([...first, ...(await store.tokens(synonyms.map(({ token }) => token)))]);
  const total = store.layout.documentOf.length;
  const atoms = [
    ...phrases.map((phrase) => atomOf(index, phrase, [tokensOf(phrase)], { isCore: true, total })),
    ...atomsOf(question, index, { synonyms, total }),
  ].slice(0, MAX_ATOMS);
  const scale = scaleOf(atoms, lettersOf(folded).length, numberedIn(question, index));
  const match = matchAtoms(atoms, store.layout);
  const full = match.touched.filter((document) => ((match.mask[document] ?? 0) & scale.core) >>> 0 === scale.core);
  return {
    question,
    index,
    atoms,
    match,
    scale,
    names: synonyms.map(({ name }) => name),
    full: scale.core === 0 ? NONE : full,
  };
};

export const isUnknown = (index: Index, token: string): boolean => countOf(index, token) === 0;

/** With fewer pages than this, a question may be mistyped. */
export const FEW = 10;

/** How many documents a question finds: those with everything. */
export const found = ({ full, scale }: Prepared): number => full.length + scale.numbered.size;
