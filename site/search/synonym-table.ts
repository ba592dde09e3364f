import type { Fold } from '#domain/search/fold.ts';
import { tokensOf } from '#domain/search/scan.ts';
import type { Vocabulary } from './vocabulary.ts';

/** 同义词 — names for the same, folded. */
export interface SynonymGroup {
  /** The token that stands wherever any of the names does. */
  readonly token: string;
  readonly names: readonly string[];
}

export const synonymGroups = (groups: readonly (readonly string[])[], fold: Fold): SynonymGroup[] =>
  groups.map((names) => ({ token: `=${fold(names[0] ?? '')}`, names: names.map(fold) }));

/** Every name and its group, by the token the name begins with: what a question is told of them. */
export const synonymTable = (groups: readonly SynonymGroup[]): Map<string, [name: string, group: string][]> => {
  const table = new Map<string, [string, string][]>();
  for (const { token, names } of groups)
    for (const name of names) {
      const [first] = tokensOf(name);
      if (first) table.set(first, [...(table.get(first) ?? []), [name, token]]);
    }
  return table;
};

/** Tells which groups a folded text names, from the tokens it has; only names all of whose tokens it has are looked for. */
export const groupFinder = (groups: readonly SynonymGroup[], vocabulary: Vocabulary) => {
  const known = groups.map(({ token, names }) => ({
    token: vocabulary.word(token),
    names: names.map((name) => ({ name, tokens: tokensOf(name).map((each) => vocabulary.word(each)) })),
  }));
  return (folded: string, has: (token: number) => boolean): number[] =>
    known
      .filter(({ names }) => names.some(({ name, tokens }) => tokens.every(has) && folded.includes(name)))
      .map(({ token }) => token);
};
