/** Items on one page of a list. */
export const PAGE_SIZE = 40;

/** One page of a list, as a static path: the first has no number in its address. */
export interface PageOf<T> {
  readonly items: readonly T[];
  readonly number: number;
  readonly pages: number;
  readonly total: number;
  /** Address of the first page, with its trailing slash. */
  readonly base: string;
}

/** Cuts a list into pages; an empty list has one. */
export const pagesOf = <T>(items: readonly T[], base: string): PageOf<T>[] => {
  const pages = Math.max(1, Math.ceil(items.length / PAGE_SIZE));
  return Array.from({ length: pages }, (_, at) => ({
    items: items.slice(at * PAGE_SIZE, (at + 1) * PAGE_SIZE),
    number: at + 1,
    pages,
    total: items.length,
    base,
  }));
};

/** The `page` parameter of a rest route: nothing for the first, `page/2` for the second. */
export const pageParam = (number: number): string | undefined => (number === 1 ? undefined : `page/${number}`);

/** The address of a page of a list. */
export const pageUrl = (base: string, number: number): string => (number === 1 ? base : `${base}page/${number}/`);

/** The numbers worth a link: both ends, the page and its neighbours; `0` stands for a gap. */
export const shownNumbers = (number: number, pages: number): number[] => {
  const wanted = [...new Set([1, number - 1, number, number + 1, pages])].filter((n) => n >= 1 && n <= pages);
  return wanted
    .toSorted((a, b) => a - b)
    .flatMap((n, at, all) => (at > 0 && n - (all[at - 1] ?? 0) > 1 ? [0, n] : [n]));
};
