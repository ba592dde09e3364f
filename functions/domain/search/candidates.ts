import { type Atom, atomOf } from './atoms.ts';
import type { Prepared } from './prepare.ts';
import { FACETS, type Facet, RESULTS_PER_PAGE } from './record.ts';
import { tokensOf } from './scan.ts';
import { bitsIn, isNamed, scoreOf, weigh } from './score.ts';
import type { Column } from './segment.ts';
import type { Store } from './store.ts';

export type Filters = Readonly<Partial<Record<Facet, readonly string[]>>>;

/** What may be among the results, and what of it the chosen values leave. */
export interface Candidates {
  /** Before the filters. */
  readonly all: Uint32Array;
  /** Where a page could not be filled with those, others that have most of what was asked; they follow. */
  readonly rest: Uint32Array;
  readonly isPartial: boolean;
}

/** Where no page has all of a question: the shares of the best page's weight that others must have, less where they would not fill a page. */
const NEARLY = [2 / 3, 1 / 2];
/** The share of all atoms that the best page must have. */
const LEAST = 2 / 5;

/** With fewer words nothing is left to be near to. */
const MANY_ATOMS = 3;

/** Pages with most of what was asked; none when next to nothing of it is found. */
const partly = ({ match, scale, atoms }: Prepared): Uint32Array => {
  const core = scale.core || scale.all;
  const maskOf = (document: number) => (match.mask[document] ?? 0) & core;
  const best = match.touched.reduce((most, document) => Math.max(most, bitsIn(maskOf(document))), 0);
  // Letters that stand nowhere are a slip of the hand or markup; Han that stands nowhere is what was asked.
  const isWanted = ({ isCore, label, parts }: Atom) => isCore && (parts.length > 0 || /\p{Script=Han}/u.test(label));
  const wanted = atoms.filter(isWanted).length;
  if (wanted === 0 || best < wanted * LEAST || atoms.length === 0) return new Uint32Array(0);
  const weights = Float64Array.from(match.touched, (document) => weigh(maskOf(document), scale));
  const heaviest = weights.reduce((most, weight) => Math.max(most, weight), 0);
  let near = new Uint32Array(0);
  for (const share of NEARLY)
    if (near.length < RESULTS_PER_PAGE) near = match.touched.filter((_, at) => (weights[at] ?? 0) >= heaviest * share);
  return near;
};

/** Pages that follow the few that have everything; none beside a page that was named. */
const following = (prepared: Prepared): Uint32Array => {
  const { full, question, scale, match, atoms } = prepared;
  const isEnough = full.length === 0 || full.length >= RESULTS_PER_PAGE || scale.numbered.size > 0;
  if (isEnough || question.phrases.length > 0 || atoms.filter(({ isCore }) => isCore).length < MANY_ATOMS)
    return new Uint32Array(0);
  if (full.some((document) => isNamed(scoreOf(match, document, 0, scale)))) return new Uint32Array(0);
  const known = new Set(full);
  return partly(prepared).filter((document) => !known.has(document));
};

/** Documents that have all tokens of a text in one place. */
const documentsWith = async (store: Store, text: string, field: 'any' | 'title' | 'number' | 'agency') => {
  const tokens = tokensOf(text);
  const index = await store.tokens(tokens);
  const { documentOf } = store.layout;
  if (field === 'agency') {
    const lists = tokens.map((token) => new Set(index.get(token)?.lists.agency ?? []));
    return new Set(
      [...(lists[0] ?? [])].filter((part) => lists.every((list) => list.has(part))).map((part) => documentOf[part]),
    );
  }
  const { titles, numbers, parts } = atomOf(index, text, [tokens], { isCore: true, total: 1 });
  const inTitle = Array.from(titles, (posting) => posting >>> 7);
  if (field === 'title') return new Set(inTitle);
  if (field === 'number') return new Set(numbers);
  return new Set([...inTitle, ...numbers, ...Array.from(parts, (part) => documentOf[part] ?? 0)]);
};

const everything = (store: Store): Uint32Array =>
  Uint32Array.from({ length: store.layout.signals.length }, (_, at) => at);

/** What a question finds before it is narrowed by facets; `isOpen` lets an empty one find everything. */
export const candidatesOf = async (store: Store, prepared: Prepared, isOpen: boolean): Promise<Candidates> => {
  const { question, full, atoms } = prepared;
  const { limits, excluded } = question;
  const isEmpty = atoms.length === 0;
  const isLimited = Object.keys(limits).length > 0;
  const isPartial = !isEmpty && full.length === 0 && prepared.scale.numbered.size === 0;
  let all = isEmpty ? (isOpen || isLimited ? everything(store) : full) : isPartial ? partly(prepared) : full;
  let rest = following(prepared);
  if (prepared.scale.numbered.size > 0) all = Uint32Array.from(new Set([...all, ...prepared.scale.numbered])).sort();
  for (const field of ['title', 'number', 'agency'] as const) {
    const text = limits[field];
    if (!text) continue;
    const allowed = await documentsWith(store, text, field);
    all = all.filter((document) => allowed.has(document));
    rest = rest.filter((document) => allowed.has(document));
  }
  for (const word of excluded) {
    const gone = await documentsWith(store, word, 'any');
    all = all.filter((document) => !gone.has(document));
    rest = rest.filter((document) => !gone.has(document));
  }
  return { all, rest, isPartial: isPartial && all.length > 0 };
};

/** The chosen values of a question, its 年份: included. */
export const filtersOf = ({ question }: Prepared, chosen: Filters): Filters => {
  const year = /\d{4}/.exec(question.limits.year ?? '')?.[0];
  return year ? { ...chosen, year: [year] } : chosen;
};

/** Whether each combination of a facet has one of the chosen values. */
const allowedIn = ({ combinations }: Column, values: readonly string[]): boolean[] =>
  combinations.map((own) => own.some((value) => values.includes(value)));

const narrowedBy = async (store: Store, facet: Facet, values: readonly string[]) => {
  const column = await store.column(facet);
  const allowed = allowedIn(column, values);
  return (document: number): boolean => allowed[column.numbers[document] ?? 0] ?? false;
};

const chosenIn = (filters: Filters): [Facet, readonly string[]][] =>
  FACETS.flatMap((facet) => {
    const values = filters[facet];
    return values && values.length > 0 ? [[facet, values] as [Facet, readonly string[]]] : [];
  });

export const narrow = async (store: Store, all: Uint32Array, filters: Filters): Promise<Uint32Array> => {
  let left = all;
  for (const [facet, values] of chosenIn(filters)) left = left.filter(await narrowedBy(store, facet, values));
  return left;
};

export type Counts = Readonly<Record<Facet, Readonly<Record<string, number>>>>;

/** How many results each value would give, its own facet's choices left aside. */
export const countFacets = async (store: Store, all: Uint32Array, filters: Filters): Promise<Counts> => {
  const counted = FACETS.map(async (facet) => {
    const { [facet]: _, ...others } = filters;
    const { combinations, numbers } = await store.column(facet);
    const counts = new Uint32Array(combinations.length);
    for (const document of await narrow(store, all, others)) {
      const number = numbers[document] ?? 0;
      counts[number] = (counts[number] ?? 0) + 1;
    }
    const values: Record<string, number> = {};
    for (const [number, own] of combinations.entries())
      if (counts[number]) for (const value of own) values[value] = (values[value] ?? 0) + (counts[number] ?? 0);
    return [facet, values] as const;
  });
  return Object.fromEntries(await Promise.all(counted)) as Record<Facet, Record<string, number>>;
};
