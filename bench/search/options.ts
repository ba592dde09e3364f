/** What the libraries that come without Chinese are given, alike when the index is made and when it is asked. */
const HAN = /\p{Script=Han}/u;

export const escapeHtml = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/** Han pairs and whole words. */
export const bigrams = (text: string): string[] =>
  (
    text
      .normalize('NFKC')
      .toLowerCase()
      .match(/\p{Script=Han}+|[a-z0-9]+/gu) ?? []
  ).flatMap((run) => {
    if (!HAN.test(run) || run.length === 1) return [run];
    return Array.from({ length: run.length - 1 }, (_, at) => run.slice(at, at + 2));
  });

export const MINI_OPTIONS = {
  fields: ['title', 'number', 'text'],
  storeFields: ['title'],
  tokenize: bigrams,
  searchOptions: { tokenize: bigrams, boost: { title: 4, number: 4 }, combineWith: 'AND' as const },
};

export const FLEX_OPTIONS = {
  document: {
    id: 'id',
    index: ['title', 'number', 'text'].map((field) => ({ field, tokenize: 'strict' as const, encode: bigrams })),
  },
};
