import { intersectAll, unite } from './lists.ts';
import type { Question, Term } from './question.ts';
import type { Found } from './shard.ts';

/** Something looked for, wherever it stands: a token, or any of several names for the same. */
export interface Atom {
  readonly label: string;
  readonly isCore: boolean;
  /** Rarer is heavier. */
  readonly weight: number;
  /** Parts of texts that have it in text, keywords or agency. */
  readonly parts: Uint32Array;
  readonly headings: Uint32Array;
  /** Title postings: document, letters of its name, whether the name ends here. */
  readonly titles: Uint32Array;
  /** Documents in whose own number it stands. */
  readonly numbers: Uint32Array;
}

export type Index = ReadonlyMap<string, Found>;

const NONE = new Uint32Array(0);

const partsOf = ({ lists }: Found): Uint32Array =>
  unite([lists.text, lists.aside, lists.agency].filter((list) => list !== undefined));

/** Title postings by document alone. */
export const documents = (titles: Uint32Array): Uint32Array => titles.map((posting) => posting >>> 7);

/** Title postings of those documents in all of the lists, as the last one has them. */
const inAllTitles = (lists: readonly Uint32Array[]): Uint32Array => {
  const both = new Set(intersectAll(lists.map(documents)));
  return (lists.at(-1) ?? NONE).filter((posting) => both.has(posting >>> 7));
};

/** How often a token stands in texts, or in titles where it stands in no text. */
export const countOf = (index: Index, token: string): number => {
  const lists = index.get(token)?.lists;
  return (
    (lists?.text?.length ?? 0) + (lists?.aside?.length ?? 0) ||
    (lists?.title?.length ?? 0) + (lists?.number?.length ?? 0)
  );
};

/** A name as the tokens that must all stand in one part. */
const nameAtom = (index: Index, tokens: readonly string[]) => {
  const found = tokens.map((token) => index.get(token));
  const all = (pick: (found: Found) => Uint32Array): Uint32Array =>
    intersectAll(found.map((each) => (each ? pick(each) : NONE)));
  return {
    parts: all(partsOf),
    headings: all(({ lists }) => lists.heading ?? NONE),
    titles: inAllTitles(found.map((each) => each?.lists.title ?? NONE)),
    numbers: all(({ lists }) => lists.number ?? NONE),
  };
};

const weightOf = (count: number, total: number): number => Math.log(1 + total / (count + 1));

/** An atom of one or several names, each given by its tokens. */
export const atomOf = (
  index: Index,
  label: string,
  names: readonly (readonly string[])[],
  { isCore, total }: { readonly isCore: boolean; readonly total: number },
): Atom => {
  const each = names.map((tokens) => nameAtom(index, tokens));
  const of = (field: 'parts' | 'headings' | 'titles' | 'numbers') => unite(each.map((name) => name[field]));
  const parts = of('parts');
  return {
    label,
    isCore,
    weight: weightOf(parts.length, total),
    parts,
    headings: of('headings'),
    titles: of('titles'),
    numbers: of('numbers'),
  };
};

/** A lone character goes with one neighbour or the other: either of its pairs will do, and both tell of nearness. */
const loneNames = (terms: readonly Term[]): string[][] => {
  const alone = terms.filter(({ lone }) => lone !== undefined);
  return [...Map.groupBy(alone, ({ lone }) => lone).values()].map((own) => own.map(({ token }) => token));
};

/** A name in a question that has others: its own tokens, and the token that stands wherever any of them does. */
export interface Synonym {
  readonly own: readonly string[];
  readonly token: string;
}

/** What a question looks for; of a name with synonyms any will do, and its own tokens only tell that it is said as asked. */
export const atomsOf = (
  { terms }: Pick<Question, 'terms'>,
  index: Index,
  { synonyms, total }: { readonly synonyms: readonly Synonym[]; readonly total: number },
): Atom[] => {
  const literal = new Set(synonyms.flatMap(({ own }) => own));
  const atom = (names: readonly (readonly string[])[], isCore: boolean) =>
    atomOf(index, names.map((tokens) => tokens.join('')).join('|'), names, { isCore, total });
  return [
    ...synonyms.map(({ token }) => atom([[token]], true)),
    ...loneNames(terms)
      .filter((pairs) => !pairs.every((pair) => literal.has(pair)))
      .map((pairs) =>
        atom(
          pairs.map((pair) => [pair]),
          true,
        ),
      ),
    ...terms.map(({ token, role }) => atom([[token]], role === 'core' && !literal.has(token))),
  ];
};
