import { type Atom, atomOf, atomsOf, countOf, documents, type Index, type Synonym } from './atoms.ts';
import { lettersOf } from './characters.ts';
import { intersect, intersectAll } from './lists.ts';
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
  /** A name in it is also known by others. */
  readonly hasSynonyms: boolean;
  /** Documents that have everything. */
  readonly full: Uint32Array;
}

/** One bit of a mask each. */
const MAX_ATOMS = 30;

const NONE = new Uint32Array(0);

/** Names in a question that others are known for, each with the token of all of them. */
const synonymsIn = ({ folded }: Question, index: Index): Synonym[] => {
  const groups = [...index.values()].flatMap(({ synonyms }) => synonyms);
  const said = groups.filter(([name = '']) => folded.includes(name));
  return said
    .filter(([name = '']) => !said.some(([other = '']) => other !== name && other.includes(name)))
    .map(([name = '', group = '']) => ({ own: tokensOf(name), token: group }));
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
    hasSynonyms: synonyms.length > 0,
    full: scale.core === 0 ? NONE : full,
  };
};

/** Parts in which every pair of a run of Han stands: as near to the run itself as can be told without the text. */
export const partsWithRun = (index: Index, run: string): Uint32Array =>
  intersectAll(tokensOf(run).map((token) => index.get(token)?.lists.text ?? NONE));

/** Titles in which every pair of a run stands, as it does in those that have the run. */
export const titlesWithRun = (index: Index, run: string): Uint32Array =>
  intersectAll(tokensOf(run).map((token) => documents(index.get(token)?.lists.title ?? NONE)));

/** In how many of all parts the pairs of a run would meet by accident. */
export const expectedOf = (index: Index, run: string, parts: number): number =>
  tokensOf(run).reduce((product, token) => (product * countOf(index, token)) / parts, parts);

/** What speaks for a run of Han being what people say, as near as can be told without the texts. */
export interface Evidence {
  /** Parts of texts that have all its pairs. */
  readonly places: number;
  /** Titles and headings that have them. */
  readonly named: number;
  /** How many times more places there are than by accident. */
  readonly lift: number;
}

export const evidenceOf = (index: Index, run: string, parts: number): Evidence => {
  const headings = intersectAll(tokensOf(run).map((token) => index.get(token)?.lists.heading ?? NONE));
  const places = partsWithRun(index, run).length;
  const named = titlesWithRun(index, run).length + headings.length;
  return { places, named, lift: places / expectedOf(index, run, parts) };
};

/**
 * How much speaks for a run on the scale of levels, each step of which is double: what stands more often together than its
 * pairs would meet by accident (公积金 far more than 公安全, whose pairs are in most texts), and before all what titles say.
 */
export const strengthOf = ({ places, named, lift }: Evidence): number =>
  Math.log2(Math.max(1, places * lift)) / 2 + 1.5 * Math.log2(1 + named);

export const isUnknown = (index: Index, token: string): boolean => countOf(index, token) === 0;

/** With fewer pages than this, a question may be mistyped. */
export const FEW = 10;

/** How many documents a question finds: those with everything. */
export const found = ({ full, scale }: Prepared): number => full.length + scale.numbered.size;
