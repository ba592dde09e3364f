import { type Atom, atomOf } from './atoms.ts';
import type { Prepared } from './prepare.ts';
import { FACETS, type Facet } from './record.ts';
import { tokensOf } from './scan.ts';
import type { Column, Store } from './store.ts';

export type Filters = Readonly<Partial<Record<Facet, readonly string[]>>>;

/** What may be among the results, and what of it the chosen values leave. */
export interface Candidates {
  /** Before the filters. */
  readonly all: Uint32Array;
  readonly isPartial: boolean;
}

/** Where no page has all of a question: the share of the best page's atoms others must have, and of all the best must. */
const NEARLY = 2 / 3;
const LEAST = 2 / 5;

const bits = (mask: number): number => {
  let count = 0;
  for (let rest = mask >>> 0; rest; rest &= rest - 1) count++;
  return count;
};

/** Pages with most of what was asked; none when next to nothing of it is found. */
const partly = ({ match, scale, atoms }: Prepared): Uint32Array => {
  const core = scale.core || scale.all;
  const counts = match.touched.map((document) => bits((match.mask[document] ?? 0) & core));
  const best = counts.reduce((most, count) => Math.max(most, count), 0);
  // Letters that stand nowhere are a slip of the hand or markup; Han that stands nowhere is what was asked.
  const isWanted = ({ isCore, label, parts }: Atom) => isCore && (parts.length > 0 || /\p{Script=Han}/u.test(label));
  const wanted = atoms.filter(isWanted).length;
  if (wanted === 0 || best < wanted * LEAST || atoms.length === 0) return new Uint32Array(0);
  return match.touched.filter((_, at) => (counts[at] ?? 0) >= best * NEARLY);
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

const everything = (store: Store): Uint32Array => Uint32Array.from({ length: store.manifest.documents }, (_, at) => at);

/** What a question finds before it is narrowed by facets; `isOpen` lets an empty one find everything. */
export const candidatesOf = async (store: Store, prepared: Prepared, isOpen: boolean): Promise<Candidates> => {
  const { question, full, atoms } = prepared;
  const { limits, excluded } = question;
  const isEmpty = atoms.length === 0;
  const isLimited = Object.keys(limits).length > 0;
  const isPartial = !isEmpty && full.length === 0 && prepared.scale.numbered.size === 0;
  let all = isEmpty ? (isOpen || isLimited ? everything(store) : full) : isPartial ? partly(prepared) : full;
  if (prepared.scale.numbered.size > 0) all = Uint32Array.from(new Set([...all, ...prepared.scale.numbered])).sort();
  for (const field of ['title', 'number', 'agency'] as const) {
    const text = limits[field];
    if (!text) continue;
    const allowed = await documentsWith(store, text, field);
    all = all.filter((document) => allowed.has(document));
  }
  for (const word of excluded) {
    const gone = await documentsWith(store, word, 'any');
    all = all.filter((document) => !gone.has(document));
  }
  return { all, isPartial: isPartial && all.length > 0 };
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
