export const pageUrl = ({ base }, number) => (number === 1 ? base : `${base}page/${number}/`);

/** The numbers worth a link: both ends, the page and its neighbours. */
export const shownNumbers = ({ number, pages }) =>
  [...new Set([1, number - 1, number, number + 1, pages])].filter((n) => n >= 1 && n <= pages);

export const listTitle = ({ kind, id }, city) =>
  kind === 'all' ? '政策文件' : kind === 'years' ? `${id}年` : city[kind][id].name;
